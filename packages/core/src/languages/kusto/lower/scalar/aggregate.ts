import type { AggregateColumn, Expr, ScalarType } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import { aggregates, type KustoFunction, type ResultRule } from "../../functions/index.ts";
import type { CallExpression, NamedExpression } from "../../syntax/index.ts";
import type { Lowerer } from "../lowerer.ts";
import type { Scope } from "../scope.ts";
import { checkArguments, type CheckedArguments } from "./check-arguments.ts";
import { columnNameOf, numberName } from "./column-name.ts";
import { columnExpr } from "../steps.ts";
import { type Context, isBroken } from "./types.ts";

/** Whether a name is that of an aggregate, by its present or an old name. */
export function isAggregate(name: string): boolean {
  return aggregates().has(name);
}

/**
 * The columns that a call of an aggregate gives, one for most: `arg_max(t, a, b)`, `percentiles(x, 5, 95)` and
 * `take_any(a, b)` give several. `*` stands for all columns that the call does not name, keys of the step too.
 * Names are the author's, else Kusto's, not made unique. What is wrong is reported, and gives no columns.
 */
export function lowerAggregate(
  { names, value }: Pick<NamedExpression, "names" | "value">,
  scope: Scope,
  lowerer: Lowerer,
): readonly AggregateColumn[] {
  if (value.kind !== "call") return [];
  const callee = aggregates().get(value.name.text);
  if (callee === undefined) return [];
  const { columns: all, rows, names: known } = scope;
  const context = { scope: { columns: all, rows, names: known }, lowerer };
  const columns = lowerColumns(callee, value, context);
  return columns.map((column, i) => ({ ...column, name: names[i]?.text ?? column.name }));
}

function lowerColumns(
  callee: KustoFunction,
  call: CallExpression,
  context: Context,
): readonly AggregateColumn[] {
  if (callee.name === "arg_max" || callee.name === "arg_min" || callee.name === "take_any")
    return lowerPicked(callee, call, context);
  const args = call.args.map(({ value }) => ({
    value: context.lowerer.scalar(value, context.scope),
    span: value.span,
  }));
  const checked = checkArguments(callee, args, call, context);
  if (checked === undefined || isBroken(...checked.args)) return [];
  const column = columnOf(callee, checked, columnNameOf(call, context.scope) ?? "");
  return column.function.startsWith("percentile") && !column.function.endsWith("array")
    ? percentileColumns(callee, column, call)
    : [column];
}

function columnOf(
  callee: KustoFunction,
  { args, parameters, signature }: CheckedArguments,
  name: string,
): AggregateColumn {
  const where = args.find((_, i) => parameters[i]?.kind === "where");
  return {
    name,
    function: callee.model,
    type: resultType(signature.result, args[0]),
    // `count(x)` counts rows, whatever x is.
    args: callee.model === "count" ? [] : args.filter((arg) => arg !== where),
    ...(where === undefined ? {} : { where }),
  };
}

function resultType(rule: ResultRule, first: Expr | undefined): ScalarType {
  const type = first === undefined ? "dynamic" : typeOf(first);
  switch (rule) {
    case "first":
      return type;
    case "promoted":
    case "widest":
    case "common":
      return type === "int" ? "long" : type;
    default:
      return rule;
  }
}

/** One column for each percentile asked for. */
function percentileColumns(
  callee: KustoFunction,
  column: AggregateColumn,
  call: CallExpression,
): readonly AggregateColumn[] {
  const fixed = callee.model === "percentilew" ? 2 : 1;
  const stem = call.args[0] === undefined ? undefined : columnNameOf(call.args[0].value);
  return column.args.slice(fixed).map((percentile, i) => {
    const written = call.args[fixed + i];
    const number = written === undefined ? "" : numberName(written.value);
    return {
      ...column,
      name: `percentile_${stem ?? ""}_${number}`,
      args: [...column.args.slice(0, fixed), percentile],
    };
  });
}

/** `arg_max`, `arg_min` and `take_any`: values of one row of the group. */
function lowerPicked(
  callee: KustoFunction,
  call: CallExpression,
  context: Context,
): readonly AggregateColumn[] {
  const isOrdered = callee.name !== "take_any";
  const nameOf = pickedNames(call, isOrdered);
  const picked = call.args.flatMap(({ value, names, span }, i) =>
    value.kind === "star"
      ? starColumns(call, context).map((column) => ({
          ...column,
          name: nameOf(column.name, 1),
        }))
      : [
          {
            name: names[0]?.text ?? nameOf(columnNameOf(value, context.scope), i),
            value: context.lowerer.scalar(value, context.scope),
            span,
          },
        ],
  );
  const checked = checkArguments(callee, picked, call, context);
  if (checked === undefined || isBroken(...checked.args)) return [];
  const order = checked.args.slice(0, isOrdered ? 1 : 0);
  return picked.map(({ name, value }) => ({
    name,
    function: callee.model,
    type: typeOf(value),
    args: [...order, value],
  }));
}

/**
 * What Kusto calls the columns: by what is picked, and where that has no name by its place among the arguments.
 * The old names of these aggregates put a prefix before all: `any_x`, `max_t`, `max_t_x`.
 */
function pickedNames(call: CallExpression, isOrdered: boolean) {
  const written = call.name.text;
  const [order] = call.args.map(({ value }) => columnNameOf(value) ?? "");
  const extreme = written.slice(-3);
  const isOld = written === "any" || written === "argmax" || written === "argmin";
  return (name: string | undefined, place: number): string => {
    const isFirst = isOrdered && place === 0;
    const stem = isOrdered ? `${extreme}_${isFirst ? "" : order}` : "any";
    if (name !== undefined) return isOld ? `${stem}${isFirst ? "" : "_"}${name}` : name;
    if (isFirst) return stem;
    return written === "any" && call.args.length === 1 ? "any_" : `${stem}_arg${place}`;
  };
}

/** All columns but those named in the call. */
function starColumns(call: CallExpression, { scope }: Context) {
  const named = new Set(
    call.args.flatMap(({ value }) => (value.kind === "name" ? [value.text] : [])),
  );
  return scope.columns
    .filter(({ name }) => !named.has(name))
    .map((column) => ({
      name: column.name,
      value: columnExpr(column, call.span),
      span: call.span,
    }));
}
