import type { MatchExpr, NetworkExpr, RegexExpr, TermExpr } from "../model/index.ts";
import { unreachable } from "../source/index.ts";
import { compilePattern } from "./glob.ts";
import { compileNetwork } from "./network.ts";
import { compileRegex } from "./regex/index.ts";
import { compileTerm } from "./term.ts";

/** The tests that look at one text by itself. */
export type TextTestExpr = MatchExpr | RegexExpr | TermExpr | NetworkExpr;

const compiledTests = new WeakMap<TextTestExpr, (text: string) => boolean>();

/** The test as a function of one text, compiled once a node. A regex or network that cannot be read never holds. */
export function textTestOf(expr: TextTestExpr): (text: string) => boolean {
  let test = compiledTests.get(expr);
  if (test === undefined) {
    test = compile(expr);
    compiledTests.set(expr, test);
  }
  return test;
}

function compile(expr: TextTestExpr): (text: string) => boolean {
  switch (expr.kind) {
    case "match":
      return compilePattern(expr.pattern, expr.caseRule);
    case "regex":
      return compileRegex(expr)?.test ?? never;
    case "term":
      return compileTerm(expr);
    case "network":
      return compileNetwork(expr.network) ?? never;
    default:
      return unreachable(expr);
  }
}

const never = () => false;
