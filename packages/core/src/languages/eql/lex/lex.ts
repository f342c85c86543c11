import type { SayEql } from "../diagnostics.ts";
import type { EqlToken, Mark } from "./token.ts";

/** Longest first, so that `==` is not read as two. */
const marks: readonly Mark[] = [
  ..."== != <= >=".split(" "),
  ..."( ) [ ] , . | ? ! ~ : = < > + - * / %".split(" "),
] as Mark[];

const word = /[A-Za-z_@][A-Za-z0-9_@]*/y;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blanks = /[\s\u00a0]+/y;

/**
 * Cuts a text into tokens, the last of which is `end`; blanks and comments (`//`, and `/*` which nests) are left out.
 * Source: the EQL syntax reference of Elasticsearch.
 */
export function lexEql(text: string, say: SayEql): readonly EqlToken[] {
  const tokens: EqlToken[] = [];
  let at = 0;
  const push = (kind: EqlToken["kind"], end: number) => {
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
    else if (text[at] === '"') push("string", endOfQuoted(text, at, '"', say));
    else if (text[at] === "'") push("old-string", endOfQuoted(text, at, "'", say));
    else if (text.startsWith('?"', at)) push("old-string", endOfQuoted(text, at + 1, '"', say));
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
        say("eql/odd-text", { text: text.slice(at, odd) }, { start: at, end: odd });
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

function endOfComment(text: string, start: number, say: SayEql): number {
  let open = 0;
  for (let at = start; at < text.length;) {
    if (text.startsWith("/*", at)) {
      open++;
      at += 2;
    } else if (text.startsWith("*/", at)) {
      open--;
      at += 2;
      if (open === 0) return at;
    } else at++;
  }
  say("eql/unclosed-comment", {}, { start, end: start + 2 });
  return text.length;
}

function endOfRaw(text: string, start: number, say: SayEql): number {
  const line = endOfLine(text, start);
  let close = text.indexOf('"""', start + 3);
  if (close < 0 || close > line) {
    say("eql/unclosed-string", {}, { start, end: line });
    return line;
  }
  // A quote before the closing three belongs to the text.
  while (text[close + 3] === '"') close++;
  return close + 3;
}

function endOfQuoted(text: string, start: number, quote: string, say: SayEql): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === quote) return at + 1;
    else if (text[at] === "\n" || text[at] === "\r") break;
  }
  const end = endOfLine(text, start);
  say("eql/unclosed-string", {}, { start, end });
  return end;
}

function endOfName(text: string, start: number, say: SayEql): number {
  for (let at = start + 1; at < text.length && text[at] !== "\n"; at++) {
    if (text[at] !== "`") continue;
    if (text[at + 1] !== "`") return at + 1;
    at++;
  }
  const end = endOfLine(text, start);
  say("eql/unclosed-string", {}, { start, end });
  return end;
}
