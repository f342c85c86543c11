import { endOfComment, endOfLine, endOfName, endOfQuoted } from "../../elastic/index.ts";
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
  const closed = (end: number | undefined): number => {
    if (end !== undefined) return end;
    const line = endOfLine(text, at);
    say("eql/unclosed-string", {}, { start: at, end: line });
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
      if (end === undefined) say("eql/unclosed-comment", {}, { start: at, end: at + 2 });
      at = end ?? text.length;
    } else if (text.startsWith('"""', at)) push("raw", endOfRaw(text, at, say));
    else if (text[at] === '"') push("string", closed(endOfQuoted(text, at, '"')));
    else if (text[at] === "'") push("old-string", closed(endOfQuoted(text, at, "'")));
    else if (text.startsWith('?"', at)) push("old-string", closed(endOfQuoted(text, at + 1, '"')));
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
        say("eql/odd-text", { text: text.slice(at, odd) }, { start: at, end: odd });
        push("stray", odd);
      }
    }
  }
  push("end", text.length);
  return tokens;
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
