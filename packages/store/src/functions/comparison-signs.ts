import type { CompareOperator } from "@telltale/core/model";

/** The operators of comparisons as SQL writes them. */
export const comparisonSigns: Readonly<Record<CompareOperator, string>> = {
  eq: "=",
  ne: "<>",
  lt: "<",
  le: "<=",
  gt: ">",
  ge: ">=",
};
