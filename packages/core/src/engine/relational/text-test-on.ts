import { text } from "../../model/index.ts";
import type {
  Expr,
  MatchExpr,
  NetworkExpr,
  Pattern,
  RegexExpr,
  TermExpr,
} from "../../model/index.ts";
import { evaluateExpr } from "../evaluate.ts";

/** The tests of one text. */
export type TextTest = MatchExpr | TermExpr | RegexExpr | NetworkExpr;

const nothing = { get: () => undefined, fields: () => ({}) };

/** Whether a text passes a test. */
export function passes(test: TextTest, value: string): boolean {
  const subject: Expr = { kind: "literal", value: text(value) };
  return evaluateExpr({ ...test, subject }, nothing) === true;
}

export const on = (test: TextTest, subject: Expr): Expr => ({ ...test, subject });

export const matching = (test: MatchExpr, subject: Expr, pattern: Pattern): Expr => ({
  ...test,
  subject,
  pattern,
});
