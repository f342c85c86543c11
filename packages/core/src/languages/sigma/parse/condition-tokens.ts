import type { DataScalar, Span } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import { locateIn } from "./position.ts";

export interface Token {
  readonly kind: "word" | "(" | ")" | "|" | "end";
  readonly text: string;
  /** A keyword in upper case, which is understood with a warning. */
  readonly keyword?: string;
  readonly span: Span;
}

const keywords: ReadonlySet<string> = new Set(["and", "or", "not", "of", "all", "any", "them"]);

/** Cuts a condition into words, parentheses and pipes; ends with an `end` token. */
export function conditionTokens(scalar: DataScalar, report: Report): readonly Token[] {
  const text = scalar.text;
  const spanAt = locateIn(scalar, report.source);
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[()|]|[^\s()|]+/g)) {
    const word = match[0];
    const span = spanAt(match.index, match.index + word.length);
    if (word === "(" || word === ")" || word === "|") {
      tokens.push({ kind: word, text: word, span });
      continue;
    }
    const lower = word.toLowerCase();
    if (!keywords.has(lower) || (word !== lower && word !== word.toUpperCase())) {
      tokens.push({ kind: "word", text: word, span });
      continue;
    }
    if (word !== lower) report.say("sigma/condition-case", { word, lower }, span);
    tokens.push({ kind: "word", text: word, keyword: lower, span });
  }
  tokens.push({ kind: "end", text: "", span: spanAt(text.length, text.length) });
  return tokens;
}
