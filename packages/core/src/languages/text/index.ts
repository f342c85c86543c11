/**
 * The kit that hand-written front ends share: a token stream that only moves forward, bracket matching,
 * precedence climbing, a report with a limit, trees as S-expressions. It knows no language.
 */
export { matchBrackets } from "./brackets.ts";
export { climb } from "./infix.ts";
export type { Infix } from "./infix.ts";
export { printTree } from "./print-tree.ts";
export type { Abbreviate, Abbreviation } from "./print-tree.ts";
export { createReport } from "./report.ts";
export type { Report, Say } from "./report.ts";
export {
  advance,
  foundText,
  peek,
  previous,
  skipTo,
  spanBehind,
  spanFrom,
  spanOf,
  touchesPrevious,
} from "./token-stream.ts";
export type { Token, TokenStream } from "./token-stream.ts";
export { wordSet } from "./word-set.ts";
