import { defineDiagnostics } from "../../source/index.ts";
import type { Say } from "../text/index.ts";

/** What can be wrong with a query string of Lucene. One with an error is not run. */
export const luceneDiagnostics = defineDiagnostics({
  "lucene/syntax": {
    severity: "error",
    about: "Something else was expected at this place.",
    message: (p: { found: string; wanted: string; hint?: string }) =>
      `Expected ${p.wanted}, but found ${p.found}`,
    hint: ({ hint }) => hint,
  },
  "lucene/unclosed": {
    severity: "error",
    about: "A quote, a bracket or the slash of a regular expression is not closed.",
    message: (p: { mark: string }) => `'${p.mark}' is not closed`,
    hint: ({ mark }) =>
      mark === "/"
        ? "A slash begins a regular expression; one that is meant as it stands is written \\/."
        : undefined,
  },
  "lucene/range": {
    severity: "error",
    about: "A range has two ends with TO between them.",
    message: () => "This is no range",
    hint: () => "Write [from TO to], with { } for an end that is not in it and * for an open one.",
  },
  "lucene/comparison": {
    severity: "error",
    about: "The value of a comparison stands right behind its sign, which is behind a field.",
    message: (p: { operator: string }) => `'${p.operator}' needs a field before and a value behind`,
    hint: () => "Write field:>=5, without a blank behind the sign.",
  },
  "lucene/field-wildcard": {
    severity: "error",
    about: "A wildcard in the name of a field is escaped.",
    message: () => "A wildcard in the name of a field needs a backslash",
    hint: () => "Write \\* for it: process.\\*:text.",
  },
  "lucene/trailing-escape": {
    severity: "error",
    about: "A backslash at the end escapes nothing.",
    message: () => "There is nothing behind the backslash",
  },
  "lucene/mixed-logic": {
    severity: "warning",
    about:
      "AND, OR and NOT are mixed without parentheses. Lucene has no precedence: what AND joins has to match, what only OR joins then changes nothing.",
    message: (p: { meaning: string }) => `Lucene reads this as ${p.meaning}`,
    hint: () => "Put parentheses around what belongs together.",
  },
  "lucene/optional-clause": {
    severity: "warning",
    about: "Beside clauses that have to match, one that may match changes only the ranking.",
    message: () => "This changes nothing in what is found, for other clauses have to match",
    hint: () => "Join it by AND, or put a + before it.",
  },
  "lucene/lower-case-operator": {
    severity: "warning",
    about: "Operators are written in upper case: and, or, not are words to be searched.",
    message: (p: { word: string }) => `'${p.word}' is a word that is searched here, no operator`,
    hint: ({ word }) => `Write ${word.toUpperCase()}.`,
  },
  "lucene/bare-word": {
    severity: "warning",
    about: "A blank ends a value: the word behind it is a clause of its own, without a field.",
    message: () => "This word belongs to no field: it is searched in all of them",
    hint: () => "Quote values with blanks, or put several in parentheses.",
  },
  "lucene/quoted-wildcard": {
    severity: "warning",
    about: "An asterisk in quotes is an asterisk, not a wildcard.",
    message: () => "The * in quotes stands for itself: this finds an asterisk",
    hint: () =>
      "Wildcards stand in values without quotes, blanks and marks escaped by backslashes.",
  },
  "lucene/apostrophe": {
    severity: "warning",
    about: "Apostrophes are no quotes: they are a part of the value.",
    message: () => "The apostrophes are a part of the value here",
    hint: () => "Write double quotes.",
  },
  "lucene/other-language": {
    severity: "warning",
    about:
      "The text reads as Lucene, but looks like another language, whose words are values here.",
    message: (p: { language: string }) =>
      `This looks like ${p.language}; as Lucene it means something else`,
  },
  "lucene/boost": {
    severity: "info",
    about: "A weight ranks what is found; whether something is found does not depend on it.",
    message: () => "The weight changes nothing in what is found",
  },
  "lucene/depth": {
    severity: "error",
    about: "Brackets are nested deeper than any parser should follow.",
    message: (p: { limit: number }) => `This is nested deeper than ${p.limit} levels`,
  },
  "lucene/too-many": {
    severity: "error",
    about: "So much is wrong with the text that the rest is not shown.",
    message: (p: { limit: number }) =>
      `There are more than ${p.limit} errors; the rest is not shown`,
  },
});

export type SayLucene = Say<typeof luceneDiagnostics.forms>;
