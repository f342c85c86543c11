import type { SuiteCase } from "./case.ts";
import { chainCases } from "./chains.ts";
import { combineCases } from "./combine.ts";
import { evalCases } from "./eval.ts";
import { functionCases } from "./functions.ts";
import { limitCases } from "./limits.ts";
import { rowCases } from "./rows.ts";
import { searchCases } from "./search.ts";
import { statsCases } from "./stats.ts";
import { syntaxCases } from "./syntax.ts";
import { textCases } from "./texts.ts";

/**
 * Rules of SPL as its documentation states them, each with events, a search and the rows that follow. What is expected
 * was written down from the pages that the cases name, before anything was run.
 */
export const suite: readonly SuiteCase[] = [
  ...syntaxCases,
  ...searchCases,
  ...evalCases,
  ...functionCases,
  ...statsCases,
  ...limitCases,
  ...rowCases,
  ...textCases,
  ...combineCases,
  ...chainCases,
];
