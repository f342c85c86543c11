import type { CaseRule, Expr, LiteralExpr, ScalarType, Value } from "../../../../model/index.ts";
import { isTrue, or, typeOf } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import { asText } from "./convert.ts";
import { comparedAs, equality } from "./equality.ts";
import { readText } from "./read-text.ts";
import { isNumber, literalOf, textLiteral } from "./types.ts";

/** Whether the subject equals one of the values; the members of dynamic lists count as values. */
export function membership(
  subject: Expr,
  values: readonly Expr[],
  caseRule: CaseRule,
  span: Span,
): Expr {
  const written: LiteralExpr[] = [];
  const others: Expr[] = [];
  for (const value of values) {
    const literal = literalOf(value);
    if (literal !== undefined) written.push(...membersOf(literal));
    else if (typeOf(value) === "dynamic") others.push(inList(subject, value, caseRule, span));
    else others.push(equality(subject, value, caseRule, false, span));
  }
  const tests = [...inWritten(subject, written, caseRule, span), ...others];
  return or(tests, span);
}

function inList(subject: Expr, list: Expr, caseRule: CaseRule, origin: Span): Expr {
  const args = [subject, list, textLiteral(caseRule)];
  return { kind: "call", function: "in-list", args, type: "boolean", origin };
}

function membersOf(literal: LiteralExpr): readonly LiteralExpr[] {
  if (typeOf(literal) !== "dynamic") return literal.value.kind === "null" ? [] : [literal];
  return scalarsIn(literal.value).map((value) => ({ kind: "literal", value }));
}

function scalarsIn(value: Value): readonly Value[] {
  if (value.kind === "list") return value.items.flatMap(scalarsIn);
  return value.kind === "object" || value.kind === "null" ? [] : [value];
}

/** Tests of written values: each group that is compared the same way by one comparison with a list. */
function inWritten(
  subject: Expr,
  members: readonly LiteralExpr[],
  caseRule: CaseRule,
  origin: Span,
): readonly Expr[] {
  const type = typeOf(subject);
  if (type === "dynamic") return inDynamic(subject, members, caseRule, origin);
  const fitting = members.flatMap((member) => fit(member, type) ?? []);
  const [only] = fitting;
  const rest = members.filter((member) => fit(member, type) === undefined && type !== "string");
  const loose = rest.map((member) => equality(subject, member, caseRule, false, origin));
  if (only === undefined) return loose;
  if (fitting.length === 1) return [equality(subject, only, caseRule, false, origin), ...loose];
  const items = fitting.map(({ value }) => value);
  const right: Expr = { kind: "literal", value: { kind: "list", items }, type: "dynamic" };
  const list: Expr = {
    kind: "compare",
    operator: "eq",
    left: subject,
    right,
    as: comparedAs(type),
    caseRule: type === "guid" ? "insensitive" : caseRule,
    quantifier: "any",
    origin,
  };
  return [type === "string" ? list : isTrue(list), ...loose];
}

/** A literal as one of the subject's type; undefined if it has no such form. */
function fit(member: LiteralExpr, type: ScalarType): LiteralExpr | undefined {
  const found = typeOf(member);
  if (found === type || (isNumber(found) && isNumber(type))) return member;
  const { value } = member;
  if (value.kind === "string" && found === "string") return readText(value.value, type);
  if (type !== "string") return undefined;
  if (value.kind === "number") return textLiteral(String(value.value));
  if (value.kind === "long") return textLiteral(value.digits);
  if (value.kind === "string") return textLiteral(value.value);
  return undefined;
}

/** Members of each kind are compared as such: texts as texts, numbers as numbers. */
function inDynamic(
  subject: Expr,
  members: readonly LiteralExpr[],
  caseRule: CaseRule,
  origin: Span,
): readonly Expr[] {
  const isText = (member: LiteralExpr) => typeOf(member) === "string";
  const texts = members.filter(isText);
  const others = members.filter((member) => !isText(member));
  return [
    ...inWritten(asText(subject), texts, caseRule, origin),
    ...others.map((member) => equality(subject, member, caseRule, false, origin)),
  ];
}
