import { literal } from "../../../model/index.ts";
import type { CaseRule, Expr, Pattern } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { Expression, ListTest } from "../syntax/index.ts";
import { translateLuceneRegex } from "../../elastic/index.ts";
import type { EqlLowering } from "./scalar.ts";
import { lowerScalar, wildcardPattern } from "./scalar.ts";

/** Whether a test on it is a term query in Elasticsearch: of a field itself, not of something computed. */
export function isFieldTest({ kind }: Expression): boolean {
  return kind === "field";
}

/** The subject tested against one item: `in` compares, `:` and `like` match wildcards, `regex` the whole value. */
export function lowerItem(
  { operator, subject, span }: ListTest,
  item: Expression,
  lowering: EqlLowering,
): Expr {
  const tested = lowerScalar(subject, lowering);
  const rule = operator === ":" || operator.endsWith("~") ? "insensitive" : "sensitive";
  if (item.kind !== "string") {
    const right = lowerScalar(item, lowering);
    return {
      kind: "compare",
      operator: "eq",
      left: tested,
      right,
      as: "either",
      caseRule: rule,
      quantifier: "any",
      origin: item.span,
    };
  }
  switch (operator) {
    case "in":
    case "in~":
      return testOf(tested, [literal(item.value)], rule, item.span);
    case ":":
    case "like":
    case "like~":
      return testOf(tested, wildcardPattern(item.value), rule, item.span);
    case "regex":
    case "regex~": {
      const translated = translateLuceneRegex(item.value);
      if ("problem" in translated) {
        lowering.say("eql/regex", { reason: translated.problem }, item.span);
        return { kind: "literal", value: { kind: "boolean", value: false }, origin: span };
      }
      return {
        kind: "regex",
        subject: tested,
        pattern: translated.pattern,
        caseRule: rule,
        multiline: false,
        dotAll: true,
        mode: "full",
        quantifier: "any",
        origin: item.span,
      };
    }
  }
}

export function testOf(subject: Expr, pattern: Pattern, caseRule: CaseRule, origin: Span): Expr {
  return { kind: "match", subject, pattern, caseRule, quantifier: "any", origin };
}
