import type { Span } from "../../../source/index.ts";
import type { SaySpl } from "../diagnostics.ts";
import { endOfQuote } from "../macros/expand.ts";
import { originOf } from "../macros/source-map.ts";
import type { ExpandedText } from "../macros/source-map.ts";

/** Thrown to leave a stage that cannot be read on; caught where stages are read, never outside. */
export class StageFailed extends Error {}

const mostNested = 100;

/** A place in the expanded text, up to the end of the stage or bracket that is being read. */
export class Cursor {
  readonly text: string;
  readonly expanded: ExpandedText;
  readonly say: SaySpl;
  at: number;
  end: number;
  /** The fields that are spoken of anywhere, in their order. */
  readonly mentioned = new Set<string>();
  readonly #place: (span: Span) => Span;
  #depth = 0;

  constructor(expanded: ExpandedText, say: SaySpl, place: (span: Span) => Span) {
    this.expanded = expanded;
    this.#place = place;
    this.text = expanded.text;
    this.say = say;
    this.at = 0;
    this.end = this.text.length;
  }

  span(start: number, end = this.at): Span {
    return this.#place(originOf(this.expanded, start, end));
  }

  skipBlanks(): void {
    while (this.at < this.end && /\s/.test(this.text.charAt(this.at))) this.at++;
  }

  get isAtEnd(): boolean {
    this.skipBlanks();
    return this.at >= this.end;
  }

  peek(): string {
    this.skipBlanks();
    return this.at < this.end ? this.text.charAt(this.at) : "";
  }

  /** Steps over a mark, if it is what comes next. */
  take(mark: string): boolean {
    this.skipBlanks();
    if (!this.looksAt(mark)) return false;
    this.at += mark.length;
    return true;
  }

  looksAt(mark: string): boolean {
    return this.at + mark.length <= this.end && this.text.startsWith(mark, this.at);
  }

  expect(mark: string): void {
    if (!this.take(mark)) this.fail(`'${mark}'`);
  }

  /** Steps over a word, whatever its case, if it stands alone. */
  takeWord(word: string): boolean {
    if (!this.seesWord(word)) return false;
    this.at += word.length;
    return true;
  }

  /** A word in its case: those of logic in a search are operators in capitals alone. */
  takeCapitals(word: string): boolean {
    if (!this.seesWord(word) || !this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  seesWord(word: string): boolean {
    this.skipBlanks();
    const end = this.at + word.length;
    return (
      end <= this.end &&
      this.text.slice(this.at, end).toLowerCase() === word.toLowerCase() &&
      !(end < this.end && /[\w.*:]/.test(this.text.charAt(end)))
    );
  }

  /** Steps over what the sticky pattern finds at this place. */
  takeMatch(pattern: RegExp): string | undefined {
    this.skipBlanks();
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined || this.at + found.length > this.end) return undefined;
    this.at += found.length;
    return found;
  }

  /** The text of a quote that begins here, without the quotes and with its escapes as written. */
  takeQuoted(): string | undefined {
    if (this.peek() !== '"') return undefined;
    const start = this.at;
    const end = endOfQuote(this.text.slice(0, this.end), start);
    this.at = end;
    if (end - start < 2 || this.text.charAt(end - 1) !== '"') {
      this.say("spl/unclosed", { mark: '"' }, this.span(start, start + 1));
      throw new StageFailed();
    }
    return this.text.slice(start + 1, end - 1);
  }

  /** A name as most commands take it: bare, or in quotes of either kind. */
  takeName(): string | undefined {
    const quoted = this.takeQuoted();
    if (quoted !== undefined) return unescapeQuotes(quoted);
    if (this.peek() === "'") {
      const close = this.text.indexOf("'", this.at + 1);
      if (close > 0 && close < this.end) {
        const name = this.text.slice(this.at + 1, close);
        this.at = close + 1;
        return name;
      }
    }
    // `aceFlags(inheritance)` is a name too.
    return this.takeMatch(/[^\s,()[\]"'|=<>!]+(?:\([\w ]*\))?/y);
  }

  name(wanted = "a field"): string {
    const name = this.takeName();
    return name === undefined ? this.fail(wanted) : name;
  }

  field(wanted = "a field"): string {
    return this.mention(this.name(wanted));
  }

  mention(name: string): string {
    this.mentioned.add(name);
    return name;
  }

  /** Names up to something else, with commas or without. */
  names(): readonly string[] {
    const names: string[] = [];
    for (;;) {
      while (this.take(",")) {
        // Commas are optional, and sometimes doubled.
      }
      const name = this.takeName();
      if (name === undefined) return names;
      names.push(this.mention(name));
    }
  }

  fail(wanted: string): never {
    this.skipBlanks();
    const rest = /^\S{1,30}/.exec(this.text.slice(this.at, this.end))?.[0];
    const found = rest === undefined ? "the end of the stage" : `'${rest}'`;
    this.say("spl/syntax", { found, wanted }, this.span(this.at, this.at + (rest?.length ?? 1)));
    throw new StageFailed();
  }

  /** Reads something that may hold itself. */
  nested<T>(read: () => T): T {
    if (++this.#depth > mostNested) {
      this.say("spl/depth", { limit: mostNested }, this.span(this.at, this.at + 1));
      throw new StageFailed();
    }
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }
}

/** A quoted text as it is meant: `\"` is a quote and `\\` a backslash; before anything else a backslash is itself. */
export function unescapeQuotes(text: string): string {
  return text.replaceAll(/\\(["\\])/g, "$1");
}
