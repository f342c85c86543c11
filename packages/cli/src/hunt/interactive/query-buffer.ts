import { parseKusto } from "@telltale/core/languages/kusto";
import { SourceText } from "@telltale/core/source";
import type { HuntLanguage } from "../language.ts";

/**
 * Gathers the lines of a query. It ends with an empty line, or with a semicolon behind something that gives rows: the
 * semicolon of a `let` goes before more.
 */
export class QueryBuffer {
  #lines: string[] = [];
  readonly #languageOf: (text: string) => HuntLanguage;

  constructor(languageOf: (text: string) => HuntLanguage = () => "kusto") {
    this.#languageOf = languageOf;
  }

  get isEmpty(): boolean {
    return this.#lines.length === 0;
  }

  /** The lines so far. */
  get text(): string {
    return this.#lines.join("\n");
  }

  /** Takes a line; gives the query if it ends there. */
  add(line: string): string | undefined {
    if (line.trim() === "") return this.take();
    this.#lines.push(line);
    return line.trimEnd().endsWith(";") && this.#isWhole() ? this.take() : undefined;
  }

  #isWhole(): boolean {
    if (settings.test(this.text)) return false;
    return this.#languageOf(this.text) !== "kusto" || givesRows(this.text);
  }

  /** What there is, and begins anew; undefined if there is nothing. */
  take(): string | undefined {
    const { text } = this;
    this.#lines = [];
    return text === "" ? undefined : text;
  }
}

/** Settings that stand before a query. */
const settings = /^(?:\s*set\s[^;]*;)*\s*$/i;

function givesRows(text: string): boolean {
  const { statements } = parseKusto(new SourceText("", text)).tree;
  return statements.at(-1)?.kind === "expression";
}
