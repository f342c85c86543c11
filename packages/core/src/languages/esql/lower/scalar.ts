import type { Expr, ScalarType, Value } from "../../../model/index.ts";
import { nearest } from "../../../source/index.ts";
import type { Span } from "../../../source/index.ts";
import type { Expression, Field } from "../syntax/index.ts";
import { lowerArithmetic, lowerSign } from "./arithmetic.ts";
import { lowerCall } from "./call.ts";
import { castTo } from "./convert.ts";
import { typedField } from "./scope.ts";
import { lowerTest } from "./tests.ts";
import { call, nothing, one, severalOf, single } from "./types.ts";
import type { Lowering, Typed } from "./types.ts";
import { timespanOf } from "./units.ts";

/** Lowers an expression; what has an error has been reported, and is null. */
export function lowerScalar(expression: Expression, lowering: Lowering): Typed {
  const { span } = expression;
  switch (expression.kind) {
    case "null":
    case "string":
    case "number":
    case "boolean":
      return literal(valueOf(expression), span, isFraction(expression) ? "real" : undefined);
    case "timespan": {
      const value = timespanOf(expression);
      if (value !== undefined) return literal(value, span);
      lowering.say("esql/no-value", { what: `'${expression.count} ${expression.unit}'` }, span);
      return one(nothing);
    }
    case "list":
      return lowerList(expression.items, span, lowering);
    case "field":
      return lowerField(expression, lowering);
    case "call":
      return lowerCall(expression, lowering, lowerScalar);
    case "arithmetic":
      return lowerArithmetic(expression, lowering, lowerScalar);
    case "sign":
      return lowerSign(expression, lowering, lowerScalar);
    case "cast":
      return castTo(lowerScalar(expression.operand, lowering), expression.type, span, lowering);
    case "not":
    case "and":
    case "or":
    case "comparison":
    case "membership":
    case "pattern-test":
    case "null-test":
    case "match-test":
      return one(lowerTest(expression, lowering, lowerScalar), "boolean");
    case "parameter":
      lowering.say("esql/parameter", { text: expression.text }, span);
      return one(nothing);
    case "options":
      lowering.say("esql/no-value", { what: "'{…}'" }, span);
      return one(nothing);
    case "star":
      lowering.say("esql/no-value", { what: "'*'" }, span);
      return one(nothing);
    case "missing":
      return one(nothing);
  }
}

/** Lowers what is true, false or unknown of a row. */
export function lowerCondition(expression: Expression, lowering: Lowering): Expr {
  const typed = lowerScalar(expression, lowering);
  return typed.type === "boolean"
    ? single(typed)
    : call("tobool", [single(typed)], "boolean", expression.span);
}

/** Only the text tells that 2.0 is no integer. */
function isFraction(expression: Expression): boolean {
  return expression.kind === "number" && !expression.isInteger;
}

function literal(value: Value, origin: Span, type?: ScalarType): Typed {
  if (value.kind === "null") return one({ ...nothing, origin });
  return one({ kind: "literal", value, ...(type === undefined ? {} : { type }), origin });
}

function valueOf(
  expression: Extract<Expression, { kind: "null" | "string" | "number" | "boolean" }>,
): Value {
  switch (expression.kind) {
    case "null":
      return { kind: "null" };
    case "string":
      return { kind: "string", value: expression.value };
    case "boolean":
      return { kind: "boolean", value: expression.value };
    case "number":
      return expression.isInteger && !Number.isSafeInteger(expression.value)
        ? { kind: "long", digits: expression.text }
        : { kind: "number", value: expression.value };
  }
}

function lowerList(items: readonly Expression[], span: Span, lowering: Lowering): Typed {
  const values = items.map((item) => lowerScalar(item, lowering));
  const type: ScalarType = values[0]?.type ?? "string";
  const args = values.map(single);
  return severalOf(call("pack-array", args, "dynamic", span), type);
}

/** Multi-fields: the same value, in lower case or cut into words. */
const multiField = /\.(?:caseless|text|keyword)$/;

function lowerField({ name, span }: Field, lowering: Lowering): Typed {
  const { scope } = lowering;
  const suffix = multiField.exec(name)?.[0];
  const isMade = scope.columns.some((column) => column.name === name);
  if (suffix !== undefined && scope.isOpen && !isMade) {
    const base = lowerField({ kind: "field", name: name.slice(0, -suffix.length), span }, lowering);
    return suffix === ".caseless" ? one(call("tolower", [single(base)], "string", span)) : base;
  }
  const column = scope.find(name);
  if (column !== undefined) return typedField(column, span);
  const near = nearest(
    name,
    scope.columns.map((known) => known.name),
  );
  lowering.say("esql/unknown-column", { name, near }, span);
  return one(nothing);
}
