import type { Token } from "../text/index.ts";
import type { SayKuery } from "./diagnostics.ts";

export interface KueryToken extends Token {
  /** `word`: a run of characters without blanks that is no mark; it may be `and`, `or`, `not`. */
  readonly kind: "word" | "quoted" | "(" | ")" | "{" | "}" | ":" | "<" | "<=" | ">" | ">=" | "end";
  /** What a word or quote stands for: texts, null for a wildcard. */
  readonly pieces: readonly (string | null)[];
}

const blank = /[ \t\r\n\u00a0]/;
const marks = ["<=", ">=", "(", ")", "{", "}", ":", "<", ">"] as const;

/** Cuts a query into tokens, the last of which is `end`. Source: Kibana's grammar of KQL (grammar.peggy). */
export function lexKuery(text: string, say: SayKuery): readonly KueryToken[] {
  const tokens: KueryToken[] = [];
  let at = 0;
  while (at < text.length) {
    if (blank.test(text.charAt(at))) {
      at++;
      continue;
    }
    const start = at;
    const mark = marks.find((one) => text.startsWith(one, at));
    if (mark !== undefined) {
      at += mark.length;
      tokens.push({ kind: mark, text: mark, pieces: [], start, end: at });
    } else if (text[at] === '"') {
      const { value, end, isClosed } = scanQuoted(text, at);
      if (!isClosed) say("kuery/unclosed", { mark: '"' }, { start, end: start + 1 });
      at = end;
      tokens.push({ kind: "quoted", text: text.slice(start, at), pieces: [value], start, end: at });
    } else {
      const { pieces, end } = scanWord(text, at);
      at = end;
      tokens.push({ kind: "word", text: text.slice(start, at), pieces, start, end: at });
    }
  }
  const end = text.length;
  tokens.push({ kind: "end", text: "", pieces: [], start: end, end });
  return tokens;
}

const controls: Readonly<Record<string, string>> = { t: "\t", r: "\r", n: "\n" };

/** The character that an escape stands for, and how long the escape is; undefined where it is none. */
function escapeAt(text: string, at: number): readonly [string, number] | undefined {
  const unicode = /^\\u([0-9a-fA-F]{4})/.exec(text.slice(at, at + 6));
  if (unicode !== null) return [String.fromCharCode(Number.parseInt(unicode[1] ?? "", 16)), 6];
  const control = controls[text[at + 1] ?? ""];
  return control === undefined ? undefined : [control, 2];
}

function scanQuoted(text: string, start: number) {
  let value = "";
  for (let at = start + 1; at < text.length;) {
    const char = text.charAt(at);
    if (char === '"') return { value, end: at + 1, isClosed: true };
    const next = text[at + 1];
    const escape = char === "\\" ? escapeAt(text, at) : undefined;
    if (escape !== undefined) {
      value += escape[0];
      at += escape[1];
    } else if (char === "\\" && (next === "\\" || next === '"')) {
      value += next;
      at += 2;
    } else {
      value += char;
      at++;
    }
  }
  return { value, end: text.length, isClosed: false };
}

const special = '\\():<>"*{}';

function scanWord(text: string, start: number) {
  const pieces: (string | null)[] = [];
  let piece = "";
  let at = start;
  const flush = () => {
    if (piece !== "") pieces.push(piece);
    piece = "";
  };
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === "*") {
      flush();
      if (pieces.at(-1) !== null) pieces.push(null);
      at++;
    } else if (char === "\\") {
      const escape = escapeAt(text, at);
      const keyword = /^\\(and|or|not)(?![^\s():<>"*{}])/i.exec(text.slice(at))?.[1];
      const next = text[at + 1];
      if (keyword !== undefined) {
        piece += keyword;
        at += keyword.length + 1;
      } else if (escape !== undefined) {
        piece += escape[0];
        at += escape[1];
      } else if (next !== undefined && special.includes(next)) {
        piece += next;
        at += 2;
      } else {
        piece += char;
        at++;
      }
    } else if (blank.test(char) || special.includes(char)) break;
    else {
      piece += char;
      at++;
    }
  }
  flush();
  return { pieces, end: at };
}
