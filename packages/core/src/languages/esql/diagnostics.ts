import { defineDiagnostics, nearest } from "../../source/index.ts";
import type { Say } from "../text/index.ts";

/** What can be wrong with an ES|QL query. One with an error is not run. */
export const esqlDiagnostics = defineDiagnostics({
  "esql/odd-text": {
    severity: "error",
    about: "Characters that have no meaning in ES|QL outside strings and comments.",
    message: (p: { text: string }) => `'${p.text}' has no meaning here`,
    hint: (p) => (p.text === "'" ? "Texts stand in double quotes." : undefined),
  },
  "esql/unclosed-string": {
    severity: "error",
    about: "A string or a name in backticks has no closing quote.",
    message: () => "The quote is not closed",
  },
  "esql/unclosed-comment": {
    severity: "error",
    about: "A comment that starts with /* has no */.",
    message: () => "The comment is not closed",
  },
  "esql/escape": {
    severity: "error",
    about: "A backslash in a string is not the start of an escape sequence.",
    message: (p: { text: string }) => `'${p.text}' is not an escape sequence`,
    hint: () => 'Double the backslash, or write a raw string: """…""".',
  },
  "esql/syntax": {
    severity: "error",
    about: "Something else was expected at this place.",
    message: (p: { found: string; wanted: string; hint?: string | undefined }) =>
      `Expected ${p.wanted}, but found ${p.found}`,
    hint: ({ hint }) => hint,
  },
  "esql/unclosed": {
    severity: "error",
    about: "An opening bracket has no closing one.",
    message: (p: { bracket: string; wanted: string; found: string }) =>
      `'${p.bracket}' is not closed: expected '${p.wanted}', but found ${p.found}`,
  },
  "esql/single-equals": {
    severity: "error",
    about: "Equality is written with two signs.",
    message: () => "'=' does not compare",
    hint: () => "Write ==.",
  },
  "esql/unknown-command": {
    severity: "error",
    about: "A command is none of ES|QL's.",
    message: (p: { word: string; known: Iterable<string> }) =>
      `'${p.word}' is not a command of ES|QL`,
    hint: ({ word, known }) => {
      const near = nearest(word.toLowerCase(), known);
      return near === undefined ? undefined : `Did you mean '${near}'?`;
    },
  },
  "esql/no-source": {
    severity: "error",
    about: "A query begins with a source of rows.",
    message: (p: { found: string }) => `A query begins with FROM or ROW, not with ${p.found}`,
    hint: ({ found }) =>
      /^'(?:sql|esql)'$/i.test(found) ? "The label of a fence is no part of the query." : undefined,
  },
  "esql/other-language": {
    severity: "warning",
    about: "A text that is not ES|QL has the form of another language.",
    message: (p: { language: string }) => `This looks like ${p.language}`,
  },
  "esql/depth": {
    severity: "error",
    about: "Brackets or operators are nested deeper than any parser should follow.",
    message: (p: { limit: number }) => `This is nested deeper than ${p.limit} levels`,
  },
  "esql/too-many": {
    severity: "error",
    about: "So much is wrong with the text that the rest is not shown.",
    message: (p: { limit: number }) =>
      `There are more than ${p.limit} errors; the rest is not shown`,
  },
});

export type SayEsql = Say<typeof esqlDiagnostics.forms>;
