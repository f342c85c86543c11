import type { Expr } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import type { PathExpression, PathStep } from "../../syntax/index.ts";
import { nameOfType } from "../types.ts";
import { columnExpr } from "../steps.ts";
import { broken, type Context, isBroken, isInteger, literalText, textLiteral } from "./types.ts";

/** `a.b[0]["c"]`: members of a dynamic; `$left.a`: a column of one of several kinds of rows. */
export function lowerPath(path: PathExpression, context: Context): Expr {
  const { scope, lowerer } = context;
  const [first, ...rest] = path.steps;
  const rows = path.base.kind === "name" ? scope.rows.get(path.base.text) : undefined;
  if (rows !== undefined && first?.kind === "member" && first.name.kind === "name") {
    const { text, span } = first.name;
    const column = rows.find(({ name }) => name === text);
    if (column !== undefined) return steps(columnExpr(column, path.span), rest, context);
    lowerer.say("kusto/unknown-name", { name: text, known: rows.map(({ name }) => name) }, span);
    return broken;
  }
  return steps(lowerer.scalar(path.base, scope), path.steps, context);
}

function steps(base: Expr, path: readonly PathStep[], context: Context): Expr {
  return path.reduce((value, step) => lowerStep(value, step, context), base);
}

function lowerStep(base: Expr, step: PathStep, { scope, lowerer }: Context): Expr {
  if (isBroken(base)) return broken;
  if (step.kind === "method" || (step.kind === "member" && step.name.kind !== "name")) {
    lowerer.say("kusto/unsupported", { what: "A call of a member" }, step.span);
    return broken;
  }
  const found = typeOf(base);
  if (found !== "dynamic") {
    lowerer.say("kusto/no-members", { found: nameOfType(found) }, step.span);
    return broken;
  }
  const key =
    step.kind === "element" ? lowerer.scalar(step.index, scope) : textLiteral(textOf(step));
  if (isBroken(key)) return broken;
  const type = typeOf(key);
  if (type !== "string" && type !== "dynamic" && !isInteger(type)) {
    const types = [nameOfType(type)];
    lowerer.say("kusto/operand-type", { operator: "[]", types }, step.span);
    return broken;
  }
  if (step.kind === "element" && literalText(key) !== undefined && isList(base)) {
    lowerer.say("kusto/list-index", {}, step.index.span);
    return broken;
  }
  return {
    kind: "call",
    function: "dynamic-get",
    args: [base, key],
    type: "dynamic",
    origin: step.span,
  };
}

/** Functions that always give a list. */
const listFunctions: ReadonlySet<string> = new Set(["split", "extract-all", "pack-array", "range"]);

function isList(base: Expr): boolean {
  return base.kind === "call" && listFunctions.has(base.function);
}

function textOf(step: Extract<PathStep, { kind: "member" }>): string {
  return step.name.kind === "name" ? step.name.text : step.name.pattern;
}
