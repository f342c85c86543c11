import type { Expr } from "../../../../model/index.ts";
import { and, not, or, typeOf } from "../../../../model/index.ts";
import { unreachable } from "../../../../source/index.ts";
import type {
  BinaryExpression,
  Expression,
  LogicExpression,
  UnaryExpression,
} from "../../syntax/index.ts";
import type { Lowerer } from "../lowerer.ts";
import type { Scope } from "../scope.ts";
import { nameOfType } from "../types.ts";
import { missingLiteral } from "../steps.ts";
import { lowerArithmetic, lowerSigned } from "./arithmetic.ts";
import { lowerCall } from "./call.ts";
import { equality } from "./equality.ts";
import { lowerListTest } from "./list-test.ts";
import { lowerLiteral } from "./literals.ts";
import { lowerName } from "./name.ts";
import { lowerBetween, lowerOrdering } from "./ordering.ts";
import { lowerPath } from "./path.ts";
import { maxSize, sizeOf } from "./size.ts";
import { starColumns } from "./star.ts";
import { isTextTest, lowerTextTest } from "./text-test.ts";
import { broken, type Context, isBroken } from "./types.ts";

/**
 * The typed expression that a scalar expression means, with Kusto's rules of types and nulls made explicit: where it
 * compares nulls differently from the model, `is-true` and `case` say so. Never throws.
 */
export function lowerScalar(expression: Expression, scope: Scope, lowerer: Lowerer): Expr {
  const value = lowerAny(expression, { scope, lowerer });
  if (sizeOf(value) <= maxSize) return value;
  lowerer.say("kusto/too-large", { limit: maxSize }, expression.span);
  return broken;
}

function lowerAny(expression: Expression, context: Context): Expr {
  const { scope, lowerer } = context;
  switch (expression.kind) {
    case "name":
      return lowerName(expression, context);
    case "string":
    case "number":
    case "boolean":
    case "datetime":
    case "timespan":
    case "guid":
    case "dynamic":
      return lowerLiteral(expression);
    case "path":
      return lowerPath(expression, context);
    case "call":
      return lowerCall(expression, context);
    case "unary":
      return lowerUnary(expression, context);
    case "binary":
      return lowerBinary(expression, context);
    case "and":
    case "or":
      return lowerLogic(expression, context);
    case "list-test":
      return lowerListTest(expression, context);
    case "between":
      return lowerBetween(expression, context);
    case "paren":
      return lowerScalar(expression.inner, scope, lowerer);
    case "placeholder":
      lowerer.say("kusto/placeholder", { text: expression.text }, expression.span);
      return broken;
    case "star":
      lowerer.say("kusto/star-place", {}, expression.span);
      return broken;
    case "type":
      lowerer.say("kusto/unsupported", { what: "A type as a value" }, expression.span);
      return broken;
    case "pipeline":
    case "datatable":
    case "externaldata":
    case "wildcard-name":
      lowerer.say("kusto/table-as-value", {}, expression.span);
      return broken;
    case "missing":
      return broken;
    default:
      return unreachable(expression);
  }
}

function lowerUnary({ operator, operand, span }: UnaryExpression, context: Context): Expr {
  const value = context.lowerer.scalar(operand, context.scope);
  return lowerSigned(operator, value, span, context);
}

function lowerLogic({ kind, args, span }: LogicExpression, context: Context): Expr {
  const operands = args.map((arg) => {
    const value = context.lowerer.scalar(arg, context.scope);
    const type = typeOf(value);
    if (type === "boolean" || isBroken(value)) return value;
    if (type === "dynamic")
      return { kind: "call", function: "tobool", args: [value], type: "boolean" } as const;
    const types = [nameOfType(type)];
    context.lowerer.say("kusto/operand-type", { operator: kind, types }, arg.span);
    return broken;
  });
  return kind === "and" ? and(operands, span) : or(operands, span);
}

function lowerBinary(expression: BinaryExpression, context: Context): Expr {
  if (expression.left.kind === "star") return lowerStarTest(expression, context);
  const left = context.lowerer.scalar(expression.left, context.scope);
  const right = context.lowerer.scalar(expression.right, context.scope);
  return lowerOperator(expression, left, right, context);
}

function lowerOperator(
  { operator, span }: Pick<BinaryExpression, "operator" | "span">,
  left: Expr,
  right: Expr,
  context: Context,
): Expr {
  switch (operator) {
    case "==":
    case "!=":
      return equality(left, right, "sensitive", operator === "!=", span);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return lowerOrdering(operator, left, right, span, context);
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return lowerArithmetic(operator, left, right, span, context);
    default:
      return lowerTextTest(operator, left, right, span, context);
  }
}

/** `* has "x"`: in any of the columns that the test can be made on. */
function lowerStarTest(expression: BinaryExpression, context: Context): Expr {
  const right = context.lowerer.scalar(expression.right, context.scope);
  const columns = starColumns(context, isTextTest(expression.operator), expression.left.span);
  const tests = columns.map((column) => lowerOperator(expression, column, right, context));
  return or(tests.length === 0 ? [not(missingLiteral("boolean"))] : tests, expression.span);
}
