import { endOfComment, endOfLine, endOfName, endOfQuoted } from "../../elastic/index.ts";
import type { SayEsql } from "../diagnostics.ts";
import { marks } from "./token.ts";
import type { EsqlToken } from "./token.ts";

const word = /[\p{L}_@][\p{L}\p{N}_@]*/uy;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blanks = /[\s\u00a0]+/y;

/**
 * Cuts a text into tokens, the last of which is `end`; blanks and comments (`//`, and `/*` which nests) are left out.
 * Source: https://www.elastic.co/docs/reference/query-languages/esql/esql-syntax
 */
export function lexEsql(text: string, say: SayEsql): readonly EsqlToken[] {
  const tokens: EsqlToken[] = [];
  let at = 0;
  const push = (kind: string, end: number) => {
    tokens.push({ kind, text: text.slice(at, end), start: at, end });
    at = end;
  };
  const closed = (end: number | undefined): number => {
    if (end !== undefined) return end;
    const line = endOfLine(text, at);
    say("esql/unclosed-string", {}, { start: at, end: line });
    return line;
  };
  const match = (pattern: RegExp): number | undefined => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
  while (at < text.length) {
    const blank = match(blanks);
    if (blank !== undefined) at = blank;
    else if (text.startsWith("//", at)) at = endOfLine(text, at);
    else if (text.startsWith("/*", at)) {
      const end = endOfComment(text, at);
      if (end === undefined) say("esql/unclosed-comment", {}, { start: at, end: at + 2 });
      at = end ?? text.length;
    } else if (text.startsWith('"""', at)) push("raw", endOfRaw(text, at, say));
    else if (text[at] === '"') push("string", closed(endOfQuoted(text, at, '"')));
    else if (text[at] === "`") push("quoted-name", closed(endOfName(text, at)));
    else {
      const end = match(word);
      const digits = end === undefined ? match(number) : undefined;
      const mark = marks.find((one) => text.startsWith(one, at));
      if (end !== undefined) push("word", end);
      else if (digits !== undefined) push("number", digits);
      else if (mark !== undefined) push(mark, at + mark.length);
      else {
        const odd = at + String.fromCodePoint(text.codePointAt(at) ?? 0).length;
        say("esql/odd-text", { text: text.slice(at, odd) }, { start: at, end: odd });
        push("stray", odd);
      }
    }
  }
  push("end", text.length);
  return tokens;
}

function endOfRaw(text: string, start: number, say: SayEsql): number {
  let close = text.indexOf('"""', start + 3);
  if (close < 0) {
    say("esql/unclosed-string", {}, { start, end: endOfLine(text, start) });
    return text.length;
  }
  // Up to two quotes before the closing three belong to the text.
  for (let extra = 0; extra < 2 && text[close + 3] === '"'; extra++) close++;
  return close + 3;
}
