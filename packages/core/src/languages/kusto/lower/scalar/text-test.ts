import type { CaseRule, Expr, Pattern } from "../../../../model/index.ts";
import { anyRun, literal, not, typeOf } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { BinaryOperator, StringOperator } from "../../syntax/index.ts";
import { nameOfType } from "../types.ts";
import { asText } from "./convert.ts";
import { equality } from "./equality.ts";
import { broken, type Context, isBroken, literalText, textLiteral } from "./types.ts";

export type TextTest = keyof typeof tests;

/** How a test is written where the text it looks for is known, and the function that does it where it is not. */
const tests = {
  has: { edge: "both", call: "text-has" },
  hasprefix: { edge: "start", call: "text-has-prefix" },
  hassuffix: { edge: "end", call: "text-has-suffix" },
  contains: { open: [anyRun], close: [anyRun], call: "text-contains" },
  startswith: { open: [], close: [anyRun], call: "text-starts-with" },
  endswith: { open: [anyRun], close: [], call: "text-ends-with" },
} as const satisfies Record<
  string,
  | { readonly edge: "both" | "start" | "end"; readonly call: string }
  | { readonly open: Pattern; readonly close: Pattern; readonly call: string }
>;

/** Whether an operator tests texts. */
export function isTextTest(operator: BinaryOperator): boolean {
  return !/^(?:[=!]=|[<>]=?|[-+*/%])$/.test(operator);
}

/** `has`, `contains`, `=~`, `matches regex` … and their negations, total because texts are never null. */
export function lowerTextTest(
  operator: StringOperator,
  left: Expr,
  right: Expr,
  span: Span,
  { lowerer }: Context,
): Expr {
  if (isBroken(left, right)) return broken;
  const types = [typeOf(left), typeOf(right)];
  if (!types.every((type) => type === "string" || type === "dynamic")) {
    const hint = "Convert it first: tostring(…).";
    lowerer.say("kusto/operand-type", { operator, types: types.map(nameOfType), hint }, span);
    return broken;
  }
  const [subject, value] = [asText(left), asText(right)];
  if (operator === "=~" || operator === "!~")
    return equality(subject, value, "insensitive", operator === "!~", span);
  if (operator === "matches regex") return regexTest(subject, value, span);
  const parts = /^(!|not)?(has|hasprefix|hassuffix|contains|startswith|endswith)(_?cs)?$/.exec(
    operator === ":" ? "has" : operator,
  );
  if (parts === null) {
    lowerer.say("kusto/unsupported", { what: `The operator '${operator}'` }, span);
    return broken;
  }
  const caseRule = parts[3] === undefined ? "insensitive" : "sensitive";
  const test = textTest(parts[2] as TextTest, subject, value, caseRule, span);
  return parts[1] === undefined ? test : not(test, span);
}

/** One test of a text by a text. */
export function textTest(
  name: TextTest,
  subject: Expr,
  value: Expr,
  caseRule: CaseRule,
  origin: Span,
): Expr {
  const text = literalText(value);
  const test = tests[name];
  if (text === undefined) {
    const args = [subject, value, textLiteral(caseRule)];
    return { kind: "call", function: test.call, args, type: "boolean", origin };
  }
  const rest = { subject, caseRule, quantifier: "any", origin } as const;
  if ("edge" in test) return { kind: "term", text, edge: test.edge, ...rest };
  const pattern = text === "" ? [anyRun] : [...test.open, literal(text), ...test.close];
  return { kind: "match", pattern, ...rest };
}

function regexTest(subject: Expr, value: Expr, origin: Span): Expr {
  const pattern = literalText(value);
  if (pattern === undefined) {
    const args = [subject, value];
    return { kind: "call", function: "text-matches-regex", args, type: "boolean", origin };
  }
  return {
    kind: "regex",
    subject,
    pattern,
    caseRule: "sensitive",
    multiline: false,
    dotAll: false,
    mode: "search",
    quantifier: "any",
    origin,
  };
}
