import { defineDiagnostics, nearest } from "../../source/index.ts";
import type { Say } from "../text/index.ts";

interface Unknown {
  readonly word: string;
  readonly known: Iterable<string>;
}

const didYouMean = ({ word, known }: Unknown) => {
  const near = nearest(word, known);
  return near === undefined ? undefined : `Did you mean '${near}'?`;
};

/** What can be wrong with an EQL query. One with an error is not run. */
export const eqlDiagnostics = defineDiagnostics({
  "eql/odd-text": {
    severity: "error",
    about: "Characters that have no meaning in EQL outside strings and comments.",
    message: (p: { text: string }) => `'${p.text}' has no meaning here`,
  },
  "eql/unclosed-string": {
    severity: "error",
    about: "A string or a name in backticks has no closing quote on its line.",
    message: () => "The quote is not closed",
  },
  "eql/unclosed-comment": {
    severity: "error",
    about: "A comment that starts with /* has no */.",
    message: () => "The comment is not closed",
  },
  "eql/escape": {
    severity: "error",
    about: "A backslash in a string is not the start of an escape sequence.",
    message: (p: { text: string }) => `'${p.text}' is not an escape sequence`,
    hint: () => 'Double the backslash, or write a raw string: """…""".',
  },
  "eql/lone-backslash": {
    severity: "warning",
    about:
      "In a query that is read as it is meant, a backslash that starts no escape stands for itself.",
    message: (p: { text: string }) => `The backslash of '${p.text}' is taken as it stands`,
    hint: () => "Double it.",
  },
  "eql/loose": {
    severity: "warning",
    about: "A query is in a mixture of Kibana KQL and EQL: it is read as it is meant.",
    message: (p: { kuery: string; eql: string }) =>
      `This is neither Kibana KQL (${p.kuery}) nor EQL (${p.eql}); it is read as EQL`,
    hint: (p: { strict: string }) => `As EQL: ${p.strict}`,
  },
  "eql/loose-pipe": {
    severity: "error",
    about: "Behind a pipe of a mixed query stands something else than where, head or tail.",
    message: (p: { word: string }) => `'| ${p.word}' cannot be read`,
  },
  "eql/other-language": {
    severity: "warning",
    about: "A text that is not EQL has the form of another language.",
    message: (p: { language: string }) => `This looks like ${p.language}`,
    hint: () => "An event query is: category where condition; any stands for all categories.",
  },
  "eql/old-string": {
    severity: "error",
    about: 'Strings in single quotes and ?"…" are of former versions of the language.',
    message: () => "This form of string is not supported",
    hint: (p: { raw: boolean }) =>
      p.raw ? 'Write a raw string as """…""".' : "Write strings in double quotes.",
  },
  "eql/syntax": {
    severity: "error",
    about: "Something else was expected at this place.",
    message: (p: { found: string; wanted: string; hint?: string | undefined }) =>
      `Expected ${p.wanted}, but found ${p.found}`,
    hint: ({ hint }) => hint,
  },
  "eql/unclosed": {
    severity: "error",
    about: "An opening bracket has no closing one.",
    message: (p: { bracket: string; wanted: string; found: string }) =>
      `'${p.bracket}' is not closed: expected '${p.wanted}', but found ${p.found}`,
  },
  "eql/keyword-case": {
    severity: "error",
    about: "Keywords are written in lower case.",
    message: (p: { word: string }) => `'${p.word}' is not a keyword as it is written`,
    hint: (p) => `Write it in lower case: ${p.word.toLowerCase()}.`,
  },
  "eql/single-equals": {
    severity: "error",
    about: "Equality is written with two signs.",
    message: () => "'=' is not an operator",
    hint: () => "Write ==, or : to compare without regard to case.",
  },
  "eql/pattern-operand": {
    severity: "error",
    about: "The right side of `:`, `like` and `regex` is a string or a list of strings.",
    message: (p: { operator: string }) =>
      `Behind '${p.operator}' stands a string, or several in parentheses`,
    hint: () => "Other values are compared with ==.",
  },
  "eql/chained": {
    severity: "error",
    about: "Comparisons do not chain.",
    message: () => "A comparison cannot be compared again",
    hint: () => "Join two comparisons by 'and', or put one in parentheses.",
  },
  "eql/array-index": {
    severity: "error",
    about: "Elements of arrays cannot be picked by number.",
    message: () => "Elements of a field cannot be picked by their number",
    hint: () => "A test on a field with several values holds if it holds of any of them.",
  },
  "eql/duration": {
    severity: "error",
    about: "A time span is a whole number with a unit: ms, s, m, h or d.",
    message: (p: { text: string }) => `'${p.text}' is not a time span`,
    hint: () => "Write it as a whole number with a unit: 500ms, 30s, 5m, 2h, 1d.",
  },
  "eql/maxspan-place": {
    severity: "error",
    about: "The `with maxspan` of a sequence stands behind its keys.",
    message: () => "'with maxspan' stands behind the keys",
    hint: () => "Write sequence by … with maxspan=….",
  },
  "eql/runs": {
    severity: "error",
    about: "The number of runs of a term is a whole number from 1 to 100.",
    message: () => "A term runs from 1 to 100 times",
  },
  "eql/unknown-pipe": {
    severity: "error",
    about: "A pipe is none of those that EQL has: head and tail.",
    message: (p: Unknown) => `'${p.word}' is not a pipe of EQL in Elasticsearch`,
    hint: (p) => didYouMean(p) ?? "There are head and tail.",
  },
  "eql/join": {
    severity: "error",
    about: "`join` is not supported; samples take its place.",
    message: () => "'join' is not supported",
    hint: () => "A sample joins events in any order: sample by key [ … ] [ … ].",
  },
  "eql/endgame": {
    severity: "error",
    about: "A construct of Endgame's or Elastic Defend's EQL that Elasticsearch does not have.",
    message: (p: { what: string }) =>
      `'${p.what}' is of another EQL, that of Endgame or Elastic Defend`,
  },
  "eql/too-few-terms": {
    severity: "error",
    about: "A sequence or sample joins two events or more.",
    message: (p: { kind: string }) => `A ${p.kind} needs two terms or more`,
  },
  "eql/sample-keys": {
    severity: "error",
    about: "What joins the events of a sample are its keys.",
    message: () => "A sample needs a key to join its events by",
    hint: () => "Write sample by host.id [ … ] [ … ].",
  },
  "eql/key-count": {
    severity: "error",
    about: "The terms of a sequence have the same number of keys.",
    message: (p: { first: number; here: number }) =>
      `This term has ${p.here} keys, the first one ${p.first}`,
  },
  "eql/mixed-logic": {
    severity: "warning",
    about: "`and` and `or` are mixed without parentheses: `and` binds tighter.",
    message: () => "'and' binds tighter than 'or' here",
    hint: () => "Put the 'and' in parentheses, so that the reader need not know.",
  },
  "eql/literal-wildcard": {
    severity: "warning",
    about:
      "`==` and `in` take `*` and `?` as they stand: they are wildcards for `:` and `like` only.",
    message: (p: { operator: string }) => `'${p.operator}' takes the * in this text as an asterisk`,
    hint: () => "Use : or like for wildcards.",
  },
  "eql/depth": {
    severity: "error",
    about: "Brackets or operators are nested deeper than any parser should follow.",
    message: (p: { limit: number }) => `This is nested deeper than ${p.limit} levels`,
  },
  "eql/too-many": {
    severity: "error",
    about: "So much is wrong with the text that the rest is not shown.",
    message: (p: { limit: number }) =>
      `There are more than ${p.limit} errors; the rest is not shown`,
  },
});

export type SayEql = Say<typeof eqlDiagnostics.forms>;
