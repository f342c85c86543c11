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
  const match = (pattern: RegExp): number | undefined => {
    pattern.lastIndex = at;
    return pattern.test(text) ? pattern.lastIndex : undefined;
  };
  while (at < text.length) {
    const blank = match(blanks);
    if (blank !== undefined) at = blank;
    else if (text.startsWith("//", at)) at = endOfLine(text, at);
    else if (text.startsWith("/*", at)) at = endOfComment(text, at, say);
    else if (text.startsWith('"""', at)) push("raw", endOfRaw(text, at, say));
    else if (text[at] === '"') push("string", endOfQuoted(text, at, say));
    else if (text[at] === "`") push("quoted-name", endOfName(text, at, say));
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

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

function endOfComment(text: string, start: number, say: SayEsql): number {
  const fence = /\/\*|\*\//g;
  fence.lastIndex = start;
  let open = 0;
  for (let found = fence.exec(text); found !== null; found = fence.exec(text)) {
    open += found[0] === "/*" ? 1 : -1;
    if (open === 0) return fence.lastIndex;
  }
  say("esql/unclosed-comment", {}, { start, end: start + 2 });
  return text.length;
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

function endOfQuoted(text: string, start: number, say: SayEsql): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
    else if (text[at] === "\n" || text[at] === "\r") break;
  }
  const end = endOfLine(text, start);
  say("esql/unclosed-string", {}, { start, end });
  return end;
}

function endOfName(text: string, start: number, say: SayEsql): number {
  for (let at = start + 1; at < text.length && text[at] !== "\n"; at++) {
    if (text[at] !== "`") continue;
    if (text[at + 1] !== "`") return at + 1;
    at++;
  }
  const end = endOfLine(text, start);
  say("esql/unclosed-string", {}, { start, end });
  return end;
}
