import { defineDiagnostics, nearest } from "../../source/index.ts";
import type { Say } from "../text/index.ts";
import type { OddReason } from "./lex/odd-text.ts";

/** A word that is none of those that may stand in its place. */
interface Unknown {
  readonly word: string;
  readonly known: ReadonlySet<string> | ReadonlyMap<string, unknown>;
}

const didYouMean = ({ word, known }: Unknown) => {
  const near = nearest(word, known.keys());
  return near === undefined ? undefined : `Did you mean '${near}'?`;
};

/** A hint, or how to find one where that takes time. */
export type Hint = string | (() => string | undefined);

const longestQuote = 40;

/** Text from the query, short enough for a message. */
const quoted = (text: string) =>
  `'${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}'`;

const oddHints: Readonly<Record<OddReason, string | undefined>> = {
  "block-comment": "Comments start with // and end with the line.",
  "hash-comment": "Comments start with //.",
  "curly-quote": "Strings stand in straight quotes: \" or '.",
  "foreign-letter": "A name with letters beyond a to z is written in brackets: ['café'].",
  "foreign-operator": "Conditions are joined by 'and' and 'or', and negated by not(…).",
  backslash: 'Paths and patterns stand in strings, best in verbatim ones: @"C:\\Windows".',
  character: undefined,
};

/** What can be wrong with the text of a Kusto query. A query with an error is not to be run. */
export const kustoDiagnostics = defineDiagnostics({
  "kusto/odd-text": {
    severity: "error",
    about: "Characters that have no meaning in Kusto outside strings and comments.",
    message: (p: { text: string; reason: OddReason }) =>
      p.reason === "block-comment" || p.reason === "hash-comment"
        ? "This is not a comment in Kusto"
        : `${quoted(p.text)} has no meaning here`,
    hint: (p: { reason: OddReason }) => oddHints[p.reason],
  },
  "kusto/unclosed-string": {
    severity: "error",
    about: "A string literal has no closing quote on its line (or, for ``` and ~~~, at all).",
    message: () => "The string is not closed",
    hint: (p: { text: string }) =>
      /\\["']/.test(p.text)
        ? 'A backslash before the quote makes it a part of the string; double the backslash, or write a verbatim string: @"…\\".'
        : undefined,
  },
  "kusto/unclosed-literal": {
    severity: "error",
    about: "A typed literal such as datetime(…) has no closing parenthesis.",
    message: (p: { type: string }) => `'${p.type}(' is not closed`,
  },
  "kusto/escape": {
    severity: "error",
    about: "A backslash in a string literal is not the start of an escape sequence.",
    message: (p: { text: string }) => `${quoted(p.text)} is not an escape sequence`,
    hint: () => 'Double the backslash, or write a verbatim string: @"…".',
  },
  "kusto/literal": {
    severity: "error",
    about: "The text of a typed literal is no value of its type.",
    message: (p: { type: string; text: string }) => `${quoted(p.text)} is not of type ${p.type}`,
    hint: (p) => (p.text === "now" ? "Write now()." : literalHints.get(p.type)),
  },
  "kusto/bare-guid": {
    severity: "error",
    about: "A GUID stands for itself; it must be written guid(…) or as a string.",
    message: () => "A GUID cannot stand alone",
    hint: (p: { text: string }) => `Write guid(${p.text}).`,
  },
  "kusto/syntax": {
    severity: "error",
    about: "Something else was expected at this place.",
    message: (p: { found: string; wanted: string; hint?: Hint | undefined }) =>
      `Expected ${p.wanted}, but found ${p.found}`,
    hint: ({ hint }) => (typeof hint === "function" ? hint() : hint),
  },
  "kusto/unclosed": {
    severity: "error",
    about: "An opening bracket has no closing one.",
    message: (p: { bracket: string; wanted: string; found: string }) =>
      `'${p.bracket}' is not closed: expected '${p.wanted}', but found ${p.found}`,
  },
  "kusto/reserved-name": {
    severity: "error",
    about: "A keyword stands where a name is expected.",
    message: (p: { word: string }) => `'${p.word}' is a keyword and cannot be a name as it stands`,
    hint: (p) => `Write it in brackets: ['${p.word}'].`,
  },
  "kusto/unknown-operator": {
    severity: "error",
    about: "The word behind a pipe is not the name of a tabular operator.",
    message: (p: Unknown) => `${quoted(p.word)} is not a tabular operator`,
    hint: didYouMean,
  },
  "kusto/unknown-type": {
    severity: "error",
    about: "The type of a column or parameter is not known.",
    message: (p: Unknown) => `${quoted(p.word)} is not a type`,
    hint: didYouMean,
  },
  "kusto/unknown-property": {
    severity: "error",
    about: "An operator has no such property.",
    message: (p: Unknown) => `${quoted(p.word)} is not a property here`,
    hint: (p) => didYouMean(p) ?? `Known are ${[...p.known.keys()].join(", ")}.`,
  },
  "kusto/no-source": {
    severity: "error",
    about: "A query starts with an operator that needs rows from a table.",
    message: (p: { word: string }) => `There is no table before the operator '${p.word}'`,
    hint: (p) => `Write a table first: Table | ${p.word} …`,
  },
  "kusto/empty-statement": {
    severity: "error",
    about: "A semicolon ends a statement, but there is none before it.",
    message: () => "There is no statement before ';'",
  },
  "kusto/materialize-place": {
    severity: "error",
    about: "materialize(…) is used elsewhere than as the whole value of a let statement.",
    message: () => "'materialize' can only be the whole value of a let statement",
    hint: () => "Write let name = materialize(…); and use the name.",
  },
  "kusto/control-command": {
    severity: "error",
    about: "The text is a management command (it starts with a dot), not a query.",
    message: () => "Management commands cannot be run on logs",
  },
  "kusto/depth": {
    severity: "error",
    about: "Brackets or chains of operators are nested deeper than any parser should follow.",
    message: (p: { limit: number }) => `This is nested deeper than ${p.limit} levels`,
  },
  "kusto/too-many": {
    severity: "error",
    about: "So much is wrong with the text that the rest is not shown.",
    message: (p: { limit: number }) =>
      `There are more than ${p.limit} errors; the rest is not shown`,
  },
});

const literalHints: ReadonlyMap<string, string> = new Map([
  ["datetime", "Write it as datetime(2026-01-31 10:00:00), or datetime(null)."],
  ["timespan", "Write it as 1d, 2h or timespan(1.02:03:04)."],
  ["guid", "Write it as guid(74be27de-1e4e-49d9-b579-fe0b331d3642)."],
]);

export type SayKusto = Say<typeof kustoDiagnostics.forms>;
