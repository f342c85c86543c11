import { literal } from "../../../model/index.ts";
import type { Expr, FieldExpr, Value } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import { nearest } from "../../../source/index.ts";
import type { SayEqlLowering } from "./diagnostics.ts";
import type { Call, Expression, Field } from "../syntax/index.ts";
import { eqlFunctionNames, eqlFunctions } from "./functions.ts";

/** What is known of the type of a field, as far as comparisons depend on it. */
export type FieldType = (field: string) => "version" | undefined;

/** What lowering needs at every place. */
export interface EqlLowering {
  readonly say: SayEqlLowering;
  readonly fieldType: FieldType;
  /** The condition that an expression is, where a value is wanted of it. */
  readonly condition: (expression: Expression) => Expr;
}

export function lowerField({ name, span }: Field): FieldExpr {
  return { kind: "field", vocabulary: "ecs", name, origin: span };
}

/** Lowers an expression that stands for a value. */
export function lowerScalar(expression: Expression, lowering: EqlLowering): Expr {
  switch (expression.kind) {
    case "field":
      return lowerField(expression);
    case "string":
    case "number":
    case "boolean":
    case "null":
      return { kind: "literal", value: valueOf(expression), origin: expression.span };
    case "arithmetic": {
      const args = [
        lowerScalar(expression.left, lowering),
        lowerScalar(expression.right, lowering),
      ];
      const name = operations[expression.operator];
      // Only the text tells that 2.0 is no whole number.
      const isExact = isFractional(expression.left) || isFractional(expression.right);
      return call(name === "divide" && !isExact ? "divide-whole" : name, args, expression.span);
    }
    case "sign": {
      const operand = lowerScalar(expression.operand, lowering);
      if (expression.operator === "+") return operand;
      const zero: Expr = { kind: "literal", value: { kind: "number", value: 0 } };
      return call("subtract", [zero, operand], expression.span);
    }
    case "call":
      return lowerCall(expression, lowering);
    default:
      return lowering.condition(expression);
  }
}

function isFractional(expression: Expression): boolean {
  switch (expression.kind) {
    case "number":
      return !expression.isInteger;
    case "arithmetic":
      return isFractional(expression.left) || isFractional(expression.right);
    case "sign":
      return isFractional(expression.operand);
    case "call":
      return (
        eqlFunctions.get(expression.name.toLowerCase())?.type === "real" &&
        expression.args.some(isFractional)
      );
    default:
      return false;
  }
}

const operations = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "%": "modulo",
} as const;

function call(name: string, args: readonly Expr[], origin: Span): Expr {
  return { kind: "call", function: name, args, origin };
}

export function valueOf(
  expression: Extract<Expression, { kind: "string" | "number" | "boolean" | "null" }>,
): Value {
  switch (expression.kind) {
    case "string":
      return { kind: "string", value: expression.value };
    case "boolean":
      return { kind: "boolean", value: expression.value };
    case "null":
      return { kind: "null" };
    case "number":
      return expression.isInteger && !Number.isSafeInteger(expression.value)
        ? { kind: "long", digits: expression.text }
        : { kind: "number", value: expression.value };
  }
}

/** A call of a function by its name in the model; unknown ones are reported and have no value. */
export function lowerCall(node: Call, lowering: EqlLowering): Expr {
  const { name, insensitive, args, span } = node;
  const known = eqlFunctions.get(name.toLowerCase());
  const nothing: Expr = { kind: "literal", value: { kind: "null" }, origin: span };
  if (known === undefined) {
    const near = nearest(name, eqlFunctionNames);
    lowering.say("eql/unknown-function", { name, near }, span);
    return nothing;
  }
  if (args.length < known.least || args.length > known.most) {
    const { least, most } = known;
    lowering.say("eql/argument-count", { name, least, most, here: args.length }, span);
    return nothing;
  }
  if (insensitive && !known.hasCaseRule) {
    lowering.say("eql/no-case-variant", { name }, span);
    return nothing;
  }
  const lowered = args.map((arg) => lowerScalar(arg, lowering));
  if (known.hasCaseRule) {
    const rule = insensitive ? "insensitive" : "sensitive";
    // The optional arguments before the rule are given, so that it has its place.
    while (lowered.length < known.most) lowered.push({ kind: "literal", value: { kind: "null" } });
    lowered.push({ kind: "literal", value: { kind: "string", value: rule } });
  }
  const isWhole = known.function === "divide" && !args.some(isFractional);
  return {
    kind: "call",
    function: isWhole ? "divide-whole" : known.function,
    args: lowered,
    type: known.type,
    origin: span,
  };
}

/** A text with wildcards, `*` and `?`, as a pattern. */
export function wildcardPattern(text: string) {
  const parts = text.split(/([*?])/).filter((part) => part !== "");
  return parts.map((part) =>
    part === "*"
      ? ({ kind: "any-run" } as const)
      : part === "?"
        ? ({ kind: "any-one" } as const)
        : literal(part),
  );
}
