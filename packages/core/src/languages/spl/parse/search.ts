import type { Span } from "../../../source/index.ts";
import type { Pipeline, SearchExpr, SearchOperator, SearchValue } from "../syntax.ts";
import { unescapeQuotes } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";

type ReadSubsearch = (cursor: Cursor) => Pipeline;

/**
 * Reads a search expression up to a stop word. Parentheses, then NOT, then OR, then AND, which need not be written.
 * https://docs.splunk.com/Documentation/SplunkCloud/latest/Search/Booleanexpressions
 */
export function readSearch(
  cursor: Cursor,
  subsearch: ReadSubsearch,
  stops: readonly string[] = [],
): SearchExpr | undefined {
  return new SearchReader(cursor, subsearch, stops).all();
}

class SearchReader {
  readonly #cursor: Cursor;
  readonly #subsearch: ReadSubsearch;
  readonly #stops: readonly string[];

  constructor(cursor: Cursor, subsearch: ReadSubsearch, stops: readonly string[]) {
    this.#cursor = cursor;
    this.#subsearch = subsearch;
    this.#stops = stops;
  }

  all(): SearchExpr | undefined {
    const cursor = this.#cursor;
    const start = cursor.at;
    const args: SearchExpr[] = [];
    for (;;) {
      while (cursor.takeCapitals("AND") || cursor.take(",")) {
        // What is not joined by OR is joined by AND; a leading one is harmless.
      }
      if (this.#isDone()) break;
      args.push(this.#or());
    }
    if (args.length < 2) return args[0];
    return { kind: "and", args, span: cursor.span(start) };
  }

  #isDone(): boolean {
    const cursor = this.#cursor;
    return (
      cursor.isAtEnd || cursor.peek() === ")" || this.#stops.some((word) => cursor.seesWord(word))
    );
  }

  #or(): SearchExpr {
    const start = this.#cursor.at;
    const args = [this.#not()];
    while (this.#cursor.takeCapitals("OR")) if (!this.#isDone()) args.push(this.#not());
    return args.length === 1
      ? (args[0] as SearchExpr)
      : { kind: "or", args, span: this.#cursor.span(start) };
  }

  #not(): SearchExpr {
    const cursor = this.#cursor;
    cursor.skipBlanks();
    const start = cursor.at;
    if (!cursor.takeCapitals("NOT")) return this.#primary();
    const arg = cursor.nested(() => this.#not());
    return { kind: "not", arg, span: cursor.span(start) };
  }

  #primary(): SearchExpr {
    const cursor = this.#cursor;
    const start = (cursor.skipBlanks(), cursor.at);
    if (cursor.take("(")) {
      const inner = cursor.nested(() => new SearchReader(cursor, this.#subsearch, []).all());
      cursor.expect(")");
      return inner ?? { kind: "and", args: [], span: cursor.span(start) };
    }
    if (cursor.peek() === "[") {
      const pipeline = this.#subsearch(cursor);
      return { kind: "subsearch", pipeline, span: cursor.span(start) };
    }
    const name = this.#fieldName();
    if (name !== undefined) return this.#test(name, start);
    const value = this.#value();
    return { kind: "term", value, span: cursor.span(start) };
  }

  /** A name, if an operator follows it. */
  #fieldName(): string | undefined {
    const cursor = this.#cursor;
    const start = cursor.at;
    const bare = cursor.takeMatch(/[^\s,()[\]"'|=<>!]+/y);
    const quoted = bare === undefined ? cursor.takeName() : undefined;
    const name = bare ?? quoted;
    if (name !== undefined) {
      if (/[=<>]/.test(cursor.peek()) || cursor.looksAt("!=")) return name;
      if (bare !== undefined && cursor.seesWord("IN")) {
        const before = cursor.at;
        cursor.takeWord("IN");
        const isList = cursor.peek() === "(";
        cursor.at = before;
        if (isList) return name;
      }
    }
    cursor.at = start;
    return undefined;
  }

  #test(field: string, start: number): SearchExpr {
    const cursor = this.#cursor;
    cursor.mention(field);
    if (cursor.takeWord("IN")) {
      cursor.expect("(");
      const values: SearchValue[] = [];
      for (;;) {
        while (cursor.take(",")) {
          // Empty elements are passed over.
        }
        if (cursor.take(")")) break;
        if (cursor.isAtEnd) cursor.fail("')'");
        values.push(this.#value(/[^\s,()"]+/y));
      }
      return { kind: "in", field, values, span: cursor.span(start) };
    }
    const written = cursor.takeMatch(/!=|<=|>=|==|=|<|>/y) ?? cursor.fail("an operator");
    const operator = (written === "==" ? "=" : written) as SearchOperator;
    const value = this.#value();
    return { kind: "comparison", field, operator, value, span: cursor.span(start) };
  }

  #value(bare = /[^\s()[\]"|,]+(?:,(?=\S)[^\s()[\]"|,]+)*/y): SearchValue {
    const cursor = this.#cursor;
    const start = (cursor.skipBlanks(), cursor.at);
    const cased = /(?:CASE|TERM|PREFIX)\(/y;
    const wrapper = cursor.takeMatch(cased);
    if (wrapper !== undefined) {
      const inner = this.#value(/[^()"]+/y);
      cursor.expect(")");
      return wrapper === "CASE(" ? { ...inner, sensitive: true } : inner;
    }
    const quoted = cursor.takeQuoted();
    if (quoted !== undefined)
      return { text: unescapeQuotes(quoted), quoted: true, span: cursor.span(start) };
    const text = cursor.takeMatch(bare) ?? cursor.takeMatch(/[^\s()]+/y);
    if (text === undefined) return cursor.fail("a value");
    const span: Span = cursor.span(start);
    return { text: unescapeQuotes(text), quoted: false, span };
  }
}
