import type {
  CaseRule,
  CompareExpr,
  CompareOperator,
  Expr,
  ScalarType,
} from "../../../../model/index.ts";
import { and, isTrue, literal as literalPart, not, typeOf } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import { missingLiteral } from "../steps.ts";
import { convert } from "./convert.ts";
import { readText } from "./read-text.ts";
import { broken, isBroken, isNullLiteral, isNumber, literalOf, literalText } from "./types.ts";

/**
 * `==`, as Kusto means it: false where one side is null, null where both are. Values of two types are compared as one
 * of them: a text as what the other side is, a dynamic too.
 */
export function equality(
  left: Expr,
  right: Expr,
  caseRule: CaseRule,
  negated: boolean,
  origin?: Span,
): Expr {
  if (isBroken(left, right)) return broken;
  const [a, b] = ofOneType(left, right);
  const type = typeOf(a);
  if (type === "string") {
    const test = textEquality(a, b, caseRule, origin);
    return negated ? not(test, origin) : test;
  }
  const equal = isTrue(comparison("eq", a, b, type, origin));
  const test = negated ? not(equal, origin) : equal;
  if ([a, b].some((side) => literalOf(side) !== undefined && !isNullLiteral(side))) return test;
  const areNull = and([a, b].map((subject) => ({ kind: "is-null", subject })));
  return {
    kind: "case",
    branches: [{ when: areNull, then: missingLiteral("boolean") }],
    otherwise: test,
    type: "boolean",
    ...(origin === undefined ? {} : { origin }),
  };
}

function textEquality(left: Expr, right: Expr, caseRule: CaseRule, origin?: Span): Expr {
  const at = origin === undefined ? {} : { origin };
  const [subject, value] = literalText(right) === undefined ? [right, left] : [left, right];
  const text = literalText(value);
  if (text === undefined) {
    const quantifier = "any";
    return {
      kind: "compare",
      operator: "eq",
      left,
      right,
      as: "text",
      caseRule,
      quantifier,
      ...at,
    };
  }
  const pattern = text === "" ? [] : [literalPart(text)];
  return { kind: "match", subject, pattern, caseRule, quantifier: "any", ...at };
}

/** A plain comparison of values of one type: unknown where one is null. */
export function comparison(
  operator: CompareOperator,
  left: Expr,
  right: Expr,
  type: ScalarType,
  origin?: Span,
): CompareExpr {
  return {
    kind: "compare",
    operator,
    left,
    right,
    as: comparedAs(type),
    caseRule: type === "guid" ? "insensitive" : "sensitive",
    quantifier: "any",
    ...(origin === undefined ? {} : { origin }),
  };
}

export function comparedAs(type: ScalarType): CompareExpr["as"] {
  if (isNumber(type) || type === "timespan") return "number";
  if (type === "datetime") return "time";
  return type === "string" || type === "guid" ? "text" : "either";
}

/** Both sides as values that can be compared. */
function ofOneType(left: Expr, right: Expr): readonly [Expr, Expr] {
  const [a, b] = [typeOf(left), typeOf(right)];
  if (a === b || (isNumber(a) && isNumber(b))) return [left, right];
  if (a === "dynamic") return [fromDynamic(left, b), right];
  if (b === "dynamic") return [left, fromDynamic(right, a)];
  if (a === "string") return [...ofOneType(right, left)].reverse() as [Expr, Expr];
  if (b === "string") return withText(left, right);
  if (a === "boolean") return [convert(left, "long"), right];
  if (b === "boolean") return [left, convert(right, "long")];
  return [left, right];
}

/** A text becomes a time beside one, and if it is written and can be, any other value; else both are texts. */
function withText(left: Expr, right: Expr): readonly [Expr, Expr] {
  const type = typeOf(left);
  const text = literalText(right);
  const value = text === undefined ? undefined : readText(text, type);
  if (value !== undefined) return [left, value];
  const isTime = type === "datetime" || type === "timespan";
  return isTime ? [left, convert(right, type)] : [convert(left, "string"), right];
}

/** A dynamic as a value of a type to compare with: numbers keep their fraction. */
export function fromDynamic(expr: Expr, type: ScalarType): Expr {
  return convert(expr, isNumber(type) ? "real" : type);
}
