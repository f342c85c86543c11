import {
  type ElasticToken,
  endOfName,
  endOfQuoted,
  type Lexis,
  lexElastic,
} from "../../elastic/index.ts";
import type { SayEsql } from "../diagnostics.ts";

const lexis: Lexis = {
  word: /[\p{L}_@][\p{L}\p{N}_@]*/uy,
  marks: [..."== != <= >= ::".split(" "), ..."( ) [ ] { } , . | ? : ; = < > + - * / %".split(" ")],
  quotes: [
    { opens: '"""', kind: "raw", end: endOfRaw, isMultiline: true },
    { opens: '"', kind: "string", end: (text, at) => endOfQuoted(text, at, '"') },
    { opens: "`", kind: "quoted-name", end: endOfName },
  ],
};

/** Cuts a query into tokens. Source: https://www.elastic.co/docs/reference/query-languages/esql/esql-syntax */
export function lexEsql(text: string, say: SayEsql): readonly ElasticToken[] {
  return lexElastic(text, lexis, {
    unclosedQuote: (span) => say("esql/unclosed-string", {}, span),
    unclosedComment: (span) => say("esql/unclosed-comment", {}, span),
    oddText: (odd, span) => say("esql/odd-text", { text: odd }, span),
  });
}

function endOfRaw(text: string, start: number): number | undefined {
  let close = text.indexOf('"""', start + 3);
  if (close < 0) return undefined;
  // Up to two quotes before the closing three belong to the text.
  for (let extra = 0; extra < 2 && text[close + 3] === '"'; extra++) close++;
  return close + 3;
}
