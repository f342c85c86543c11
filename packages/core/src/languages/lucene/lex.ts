import { anyOne, anyRun, literal, normalizePattern } from "../../model/index.ts";
import type { Pattern, PatternPart } from "../../model/index.ts";
import type { Token } from "../text/index.ts";
import type { SayLucene } from "./diagnostics.ts";
import { escapeAt } from "./escape.ts";
import { scanRange } from "./range.ts";
import type { LuceneRange } from "./syntax.ts";

export interface LuceneToken extends Token {
  readonly kind:
    | "word"
    | "quoted"
    | "regex"
    | "range"
    /** `AND`, `OR`, `NOT` and the signs for them; `+`, `-` and `!` right before something. */
    | "and"
    | "or"
    | "not"
    | "plus"
    | "("
    | ")"
    | ":"
    /** `~2` and `^3` behind a value. */
    | "loose"
    | "boost"
    | "end";
  /** What a word, a quote or a regular expression stands for. */
  readonly pattern: Pattern;
  readonly range?: LuceneRange;
}

const blank = /[ \t\r\n\u3000]/;
/** What ends a word. */
const special = '!():^[]"{}~/';
const operators: ReadonlyMap<string, "and" | "or" | "not"> = new Map([
  ["AND", "and"],
  ["&&", "and"],
  ["OR", "or"],
  ["||", "or"],
  ["NOT", "not"],
]);

/**
 * Cuts a query string into tokens, the last of which is `end`. Source: the syntax of Lucene's classic query parser
 * (https://lucene.apache.org/core/9_0_0/queryparser/org/apache/lucene/queryparser/classic/package-summary.html).
 */
export function lexLucene(text: string, say: SayLucene): readonly LuceneToken[] {
  const tokens: LuceneToken[] = [];
  let at = 0;
  const push = (kind: LuceneToken["kind"], end: number, more: Partial<LuceneToken> = {}) => {
    tokens.push({ kind, text: text.slice(at, end), start: at, end, pattern: [], ...more });
    at = end;
  };
  const unclosed = (mark: string) => say("lucene/unclosed", { mark }, { start: at, end: at + 1 });
  while (at < text.length) {
    const char = text.charAt(at);
    if (blank.test(char)) {
      at++;
      continue;
    }
    switch (char) {
      case "(":
      case ")":
      case ":":
        push(char, at + 1);
        break;
      case '"': {
        const { value, end, isClosed } = scanUntil('"', text, at);
        if (!isClosed) unclosed('"');
        push("quoted", end, { pattern: [literal(value)] });
        break;
      }
      case "/": {
        const { end, isClosed } = scanUntil("/", text, at);
        if (!isClosed) unclosed("/");
        const inside = text.slice(at + 1, isClosed ? end - 1 : end).replaceAll("\\/", "/");
        push("regex", end, { pattern: [literal(inside)] });
        break;
      }
      case "[":
      case "{": {
        const { range, end } = scanRange(text, at);
        if (range === undefined) say("lucene/range", {}, { start: at, end });
        push("range", end, range === undefined ? {} : { range });
        break;
      }
      case "]":
      case "}":
        say("lucene/syntax", { found: `'${char}'`, wanted: "a value" }, { start: at, end: at + 1 });
        at++;
        break;
      case "~":
      case "^": {
        const [suffix = char] = /^[~^](?:\d+(?:\.\d+)?)?/.exec(text.slice(at)) ?? [];
        push(char === "~" ? "loose" : "boost", at + suffix.length);
        break;
      }
      default:
        pushWord();
    }
  }
  const end = text.length;
  tokens.push({ kind: "end", text: "", pattern: [], start: end, end });
  return tokens;

  function pushWord(): void {
    const char = text.charAt(at);
    const next = text[at + 1];
    const isAlone = next === undefined || blank.test(next);
    if ((char === "+" || char === "-" || char === "!") && !isAlone)
      return push(char === "+" ? "plus" : "not", at + 1);
    // A sign that stands alone is a word.
    const {
      pattern,
      end: wordEnd,
      isCut,
    } = char === "!" ? { pattern: [literal(char)], end: at + 1, isCut: false } : scanWord(text, at);
    if (isCut) say("lucene/trailing-escape", {}, { start: wordEnd - 1, end: wordEnd });
    push(operators.get(text.slice(at, wordEnd)) ?? "word", wordEnd, { pattern });
  }
}

/** From a mark to the next one that no backslash stands before. */
function scanUntil(mark: string, text: string, start: number) {
  let value = "";
  for (let at = start + 1; at < text.length;) {
    const char = text.charAt(at);
    if (char === mark) return { value, end: at + 1, isClosed: true };
    const escaped = char === "\\" ? escapeAt(text, at) : undefined;
    value += escaped?.char ?? char;
    at += escaped?.length ?? 1;
  }
  return { value, end: text.length, isClosed: false };
}

function scanWord(text: string, start: number) {
  const parts: PatternPart[] = [];
  let piece = "";
  let isCut = false;
  const flush = (part?: PatternPart) => {
    parts.push(literal(piece), ...(part === undefined ? [] : [part]));
    piece = "";
  };
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (blank.test(char) || special.includes(char)) break;
    const escaped = char === "\\" ? escapeAt(text, at) : undefined;
    if (char === "\\" && escaped === undefined) isCut = true;
    if (char === "*") flush(anyRun);
    else if (char === "?") flush(anyOne);
    else piece += escaped?.char ?? char;
    at += escaped?.length ?? 1;
  }
  flush();
  return { pattern: normalizePattern(parts), end: at, isCut };
}
