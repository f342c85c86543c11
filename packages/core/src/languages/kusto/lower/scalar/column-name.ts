import { aggregates, type KustoFunction, scalarFunctions, windows } from "../../functions/index.ts";
import type { CallExpression, Expression, PathExpression, PathStep } from "../../syntax/index.ts";
import type { Scope } from "../scope.ts";

/**
 * What Kusto calls the column of an expression without a name: `a` a, `d.a[0]` d_a_0, `bin(t, 1h)` t,
 * `max(x)` max_x. Undefined where it only counts (Column1). Not made unique. The scope tells which columns
 * `column_ifexists` finds.
 */
export function columnNameOf(
  expression: Expression,
  scope?: Pick<Scope, "columns">,
): string | undefined {
  switch (expression.kind) {
    case "name":
      return expression.text === "" ? undefined : expression.text;
    case "paren":
      return columnNameOf(expression.inner, scope);
    case "path":
      return nameOfPath(expression, scope);
    case "call":
      return nameOfCall(expression, scope);
    default:
      return undefined;
  }
}

function nameOfPath({ base, steps }: PathExpression, scope?: Pick<Scope, "columns">) {
  const isRow = base.kind === "name" && base.text.startsWith("$");
  const stem = isRow ? undefined : columnNameOf(base, scope);
  const parts = steps.map(nameOfStep);
  return (stem === undefined ? parts : [stem, ...parts]).join("_");
}

function nameOfStep(step: PathStep): string {
  if (step.kind === "element") return numberName(step.index);
  return step.name.kind === "name" ? step.name.text : "";
}

/** A literal as a part of a name; nothing for other expressions. */
export function numberName(expression: Expression): string {
  if (expression.kind === "string") return expression.value;
  if (expression.kind === "number") return (expression.digits ?? "").replaceAll(".", "_");
  return "";
}

function nameOfCall(call: CallExpression, scope?: Pick<Scope, "columns">): string | undefined {
  const { text } = call.name;
  const callee = aggregates().get(text) ?? scalarFunctions().get(text) ?? windows().get(text);
  if (callee === undefined) return undefined;
  if (callee.name === "column_ifexists") return nameOfExisting(call, scope);
  // A name that is given inside, bin(Day=Time, 1d), is taken as well.
  const [argument, second] = call.args.map(
    ({ names, value }) => names[0]?.text ?? columnNameOf(value, scope),
  );
  if (callee.model.startsWith("percentile") && callee.naming.kind === "none") {
    const last = call.args[callee.model === "percentilew" ? 2 : 1];
    return `percentile_${argument ?? ""}_${last === undefined ? "" : numberName(last.value)}`;
  }
  return byRule(callee, [argument, second], call.args.length);
}

function byRule(
  { naming }: KustoFunction,
  [argument, second]: readonly (string | undefined)[],
  count: number,
): string | undefined {
  switch (naming.kind) {
    case "none":
      return undefined;
    case "first":
      return argument;
    case "only":
      return count === 1 ? argument : undefined;
    case "prefix":
      return `${naming.prefix}_${argument ?? ""}`;
    case "pair":
      return `${naming.prefix}_${argument ?? ""}_${second ?? ""}`;
    case "suffix":
      return `${argument ?? ""}_${naming.suffix}`;
    case "fixed":
      return naming.name;
    default:
      return naming satisfies never;
  }
}

function nameOfExisting({ args }: CallExpression, scope?: Pick<Scope, "columns">) {
  const name = args[0]?.value;
  return name?.kind === "string" && scope?.columns.some((column) => column.name === name.value)
    ? name.value
    : undefined;
}
