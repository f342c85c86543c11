import { nearest } from "../../../../source/index.ts";

const didYouMean = (name: string, known: Iterable<string>) => {
  const near = nearest(name, known);
  return near === undefined ? undefined : `Did you mean '${near}'?`;
};

/** What can be wrong with the types and functions of an expression. */
export const scalarForms = {
  "kusto/operand-type": {
    severity: "error",
    about: "An operator stands between values of types that it does not work on.",
    message: (p: { operator: string; types: readonly string[]; hint?: string | undefined }) =>
      `'${p.operator}' does not work on ${p.types.join(" and ")}`,
    hint: (p: { hint?: string | undefined }) => p.hint,
  },
  "kusto/argument-type": {
    severity: "error",
    about: "An argument of a function is of a type that the function does not take.",
    message: (p: { name: string; wanted: string; found: string; hint?: string | undefined }) =>
      `'${p.name}' wants ${p.wanted} here, not ${p.found}`,
    hint: (p: { hint?: string | undefined }) => p.hint,
  },
  "kusto/argument-constant": {
    severity: "error",
    about: "An argument of a function must be written as a constant.",
    message: (p: { name: string }) => `'${p.name}' wants a constant here`,
  },
  "kusto/argument-value": {
    severity: "error",
    about: "A constant argument of a function is none of the values that the function knows.",
    message: (p: { name: string; value: string; known: readonly string[] }) =>
      `'${p.name}' knows no '${p.value}'`,
    hint: (p: { value: string; known: readonly string[] }) =>
      didYouMean(p.value, p.known) ?? `Known are ${p.known.join(", ")}.`,
  },
  "kusto/format": {
    severity: "error",
    about: "A format of a time holds something that is no part of one.",
    message: (p: { name: string; format: string }) =>
      `'${p.format}' is no format that '${p.name}' knows`,
    hint: () =>
      "It is made of y M d h H m s f F tt and of blanks and / - : , . _ [ ] between them.",
  },
  "kusto/unknown-function": {
    severity: "error",
    about: "A name that is called is no function of Kusto, of the query or of the workspace.",
    message: (p: { name: string; known: Iterable<string> }) => `There is no function '${p.name}'`,
    hint: (p: { name: string; known: Iterable<string> }) => didYouMean(p.name, p.known),
  },
  "kusto/aggregate-place": {
    severity: "error",
    about: "An aggregate is used elsewhere than in summarize and its like, or inside another one.",
    message: (p: { name: string }) => `The aggregate '${p.name}' cannot be used here`,
    hint: () => "Aggregates stand in summarize: … | summarize n = count() by Name.",
  },
  "kusto/not-aggregated": {
    severity: "error",
    about: "A column is used in summarize outside of an aggregate.",
    message: (p: { name: string }) => `'${p.name}' stands outside of an aggregate`,
    hint: (p: { name: string }) => `Put it behind 'by', or write take_any(${p.name}).`,
  },
  "kusto/window-place": {
    severity: "error",
    about: "A function of neighboring rows is used on rows that have no order.",
    message: (p: { name: string }) => `'${p.name}' needs rows in an order`,
    hint: () => "Put sort or serialize before it.",
  },
  "kusto/offset": {
    severity: "error",
    about: "prev or next is told to look no row away.",
    message: (p: { name: string }) => `'${p.name}' looks at least one row away`,
    hint: (p: { name: string }) =>
      p.name === "prev" ? "Later rows are seen by next(…)." : "Earlier rows are seen by prev(…).",
  },
  "kusto/table-as-value": {
    severity: "error",
    about: "A table stands where a value is wanted.",
    message: () => "This gives rows, not a value",
    hint: () => "Take its first value by toscalar(…).",
  },
  "kusto/no-common-type": {
    severity: "error",
    about: "The arguments of a function must be of one type, but are of several.",
    message: (p: { name: string; types: readonly string[] }) =>
      `The arguments of '${p.name}' must be of one type, not ${p.types.join(", ")}`,
  },
  "kusto/no-members": {
    severity: "error",
    about: "A member is taken of a value that is not dynamic.",
    message: (p: { found: string }) => `A ${p.found} has no members`,
    hint: (p: { found: string }) =>
      p.found === "string" ? "Parse it first: parse_json(…).Name." : undefined,
  },
  "kusto/list-index": {
    severity: "error",
    about: "A member of a list is asked for by a text.",
    message: () => "Members of a list go by number",
    hint: () => "Write [0] for the first and [-1] for the last.",
  },
  "kusto/placeholder": {
    severity: "error",
    about: "A workbook's placeholder stands in the query; nobody has filled it in.",
    message: (p: { text: string }) => `'{${p.text}}' is to be filled in before the query can run`,
  },
  "kusto/too-large": {
    severity: "error",
    about:
      "What an expression means, with all that its names stand for, is larger than can be run.",
    message: (p: { limit: number }) => `This comes to more than ${p.limit} parts`,
    hint: () => "Give its parts columns of their own: … | extend a = … | where a == …",
  },
  "kusto/star-place": {
    severity: "error",
    about: "A star stands where it can mean no columns.",
    message: () => "'*' cannot stand here",
  },
} as const;
