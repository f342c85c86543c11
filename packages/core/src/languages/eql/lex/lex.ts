import {
  type ElasticToken,
  endOfLine,
  endOfName,
  endOfQuoted,
  type Lexis,
  lexElastic,
} from "../../elastic/index.ts";
import type { SayEql } from "../diagnostics.ts";

const lexis: Lexis = {
  word: /[A-Za-z_@][A-Za-z0-9_@]*/y,
  marks: [..."== != <= >=".split(" "), ..."( ) [ ] , . | ? ! ~ : = < > + - * / %".split(" ")],
  quotes: [
    { opens: '"""', kind: "raw", end: endOfRaw },
    { opens: '"', kind: "string", end: (text, at) => endOfQuoted(text, at, '"') },
    // What former versions had.
    { opens: "'", kind: "old-string", end: (text, at) => endOfQuoted(text, at, "'") },
    { opens: '?"', kind: "old-string", end: (text, at) => endOfQuoted(text, at + 1, '"') },
    { opens: "`", kind: "quoted-name", end: endOfName },
  ],
};

/** Cuts a query into tokens. Source: https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax */
export function lexEql(text: string, say: SayEql): readonly ElasticToken[] {
  return lexElastic(text, lexis, {
    unclosedQuote: (span) => say("eql/unclosed-string", {}, span),
    unclosedComment: (span) => say("eql/unclosed-comment", {}, span),
    oddText: (odd, span) => say("eql/odd-text", { text: odd }, span),
  });
}

function endOfRaw(text: string, start: number): number | undefined {
  let close = text.indexOf('"""', start + 3);
  if (close < 0 || close > endOfLine(text, start)) return undefined;
  // A quote before the closing three belongs to the text.
  while (text[close + 3] === '"') close++;
  return close + 3;
}
