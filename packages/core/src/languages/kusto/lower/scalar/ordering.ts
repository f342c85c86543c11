import type { Expr, ScalarType } from "../../../../model/index.ts";
import { and, isTrue, not, typeOf } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { BetweenExpression } from "../../syntax/index.ts";
import { nameOfType } from "../types.ts";
import { convert } from "./convert.ts";
import { comparison, fromDynamic } from "./equality.ts";
import { broken, type Context, isBroken, isNumber } from "./types.ts";

const operators = { "<": "lt", "<=": "le", ">": "gt", ">=": "ge" } as const;

/** `< <= > >=`: unknown where one side is null. */
export function lowerOrdering(
  operator: keyof typeof operators,
  left: Expr,
  right: Expr,
  span: Span,
  { lowerer }: Context,
): Expr {
  if (isBroken(left, right)) return broken;
  const types = [typeOf(left), typeOf(right)] as const;
  const ordered = orderedAs(...types);
  if (ordered === undefined) {
    const names = types.map(nameOfType);
    lowerer.say("kusto/operand-type", { operator, types: names, hint: hintFor(types) }, span);
    return broken;
  }
  const sides = [left, right].map((side) => asOrdered(side, ordered)) as [Expr, Expr];
  return comparison(operators[operator], ...sides, ordered, span);
}

/** What values of two types are compared as, where they have an order. */
function orderedAs(left: ScalarType, right: ScalarType): ScalarType | undefined {
  const types = [left, right];
  const others = types.filter((type) => !isNumber(type));
  if (others.length === 0) return "real";
  const isMixable = others[0] === "dynamic" || others[0] === "boolean";
  if (others.length === 1) return isMixable ? "real" : undefined;
  if (left !== right || left === "string" || left === "guid") return undefined;
  return left === "boolean" ? "long" : left;
}

function asOrdered(side: Expr, type: ScalarType): Expr {
  const found = typeOf(side);
  if (found === "boolean") return convert(side, "long");
  return found === "dynamic" && type !== "dynamic" ? fromDynamic(side, type) : side;
}

function hintFor(types: readonly ScalarType[]): string | undefined {
  if (types.every((type) => type === "string")) return "Texts are compared by strcmp(a, b) > 0.";
  if (types.includes("datetime") && types.includes("string"))
    return "Write times as datetime(2026-01-31), or convert with todatetime(…).";
  if (types.includes("datetime") && types.includes("timespan"))
    return "A time some time ago is written ago(1d).";
  if (types.includes("datetime") && types.includes("dynamic"))
    return "Convert it first: todatetime(…).";
  return types.includes("string") ? "Convert the text first: tolong(…)." : undefined;
}

/** `between (a .. b)`, both included; after a time the end may be a length of time. */
export function lowerBetween(expression: BetweenExpression, context: Context): Expr {
  const { scope, lowerer } = context;
  const subject = lowerer.scalar(expression.subject, scope);
  const from = lowerer.scalar(expression.from, scope);
  const to = lowerer.scalar(expression.to, scope);
  if (isBroken(subject, from, to)) return broken;
  const type = typeOf(subject);
  const end = type === "datetime" && typeOf(to) === "timespan" ? after(from, to) : to;
  const types = [type, typeOf(from), typeOf(end)] as const;
  const ordered = rangeType(...types);
  if (ordered === undefined) {
    const payload = {
      operator: "between",
      types: [...new Set(types.map(nameOfType))],
      hint: hintFor(types),
    };
    lowerer.say("kusto/operand-type", payload, expression.span);
    return broken;
  }
  const value = asOrdered(subject, ordered);
  const test = and(
    [
      comparison("ge", value, asOrdered(from, ordered), ordered),
      comparison("le", value, asOrdered(end, ordered), ordered),
    ],
    expression.span,
  );
  return expression.negated ? not(isTrue(test), expression.span) : test;
}

function after(from: Expr, length: Expr): Expr {
  return { kind: "arithmetic", operator: "add", left: from, right: length, type: "datetime" };
}

function rangeType(subject: ScalarType, from: ScalarType, to: ScalarType): ScalarType | undefined {
  const types = [subject, from, to];
  if (types.every((type) => isNumber(type) || type === "dynamic"))
    return types.some(isNumber) ? "real" : undefined;
  const isTime = subject === "datetime" || subject === "timespan";
  return isTime && from === subject && to === subject ? subject : undefined;
}
