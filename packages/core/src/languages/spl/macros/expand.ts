import { nearest } from "../../../source/index.ts";
import type { Span } from "../../../source/index.ts";
import type { SaySpl } from "../diagnostics.ts";
import { builtinMacros, filterMacro, isFilterMacro } from "./builtin.ts";
import { macroKey } from "./macro.ts";
import type { Macro, MacroTable } from "./macro.ts";
import type { ExpandedText, Segment } from "./source-map.ts";

const mostNested = 20;
/** Macros that double each other would fill the memory. */
const mostCharacters = 500_000;

/**
 * Puts the text of macros in the place of their calls, again and again, and a blank in that of ```comments```. Marks in
 * quotes are left alone. The pack's macros come before those that are built in.
 */
export function expandMacros(text: string, macros: MacroTable, say: SaySpl): ExpandedText {
  const expander = new Expander(macros, say);
  expander.expand(text, 0, { start: 0, end: text.length }, true);
  return { text: expander.parts.join(""), segments: expander.segments };
}

class Expander {
  readonly parts: string[] = [];
  readonly segments: Segment[] = [];
  readonly #macros: MacroTable;
  readonly #say: SaySpl;
  #length = 0;

  constructor(macros: MacroTable, say: SaySpl) {
    this.#macros = macros;
    this.#say = say;
  }

  /** Adds a text; `origin` is where its calls are said to be, and where it stands if it is the search itself. */
  expand(text: string, depth: number, origin: Span, verbatim: boolean): void {
    const placeOf = (start: number, end: number): Span => (verbatim ? { start, end } : origin);
    let done = 0;
    let at = 0;
    const flush = (to: number) => {
      if (to > done) this.#add(text.slice(done, to), placeOf(done, to), verbatim);
    };
    while (at < text.length) {
      const char = text.charAt(at);
      if (char === '"') at = endOfQuote(text, at);
      else if (char !== "`") at++;
      else {
        flush(at);
        const isComment = text.startsWith("```", at);
        const close = isComment ? text.indexOf("```", at + 3) : endOfMacro(text, at);
        if (close < 0) {
          const mark = isComment ? "```" : "`";
          this.#say("spl/unclosed", { mark }, placeOf(at, at + mark.length));
          done = at = text.length;
          break;
        }
        const end = close + (isComment ? 3 : 1);
        if (isComment) this.#add(" ", placeOf(at, end), false);
        else this.#call(text.slice(at + 1, close), depth, placeOf(at, end));
        done = at = end;
      }
    }
    flush(text.length);
  }

  #add(text: string, origin: Span, verbatim: boolean): void {
    const start = this.#length;
    this.#length += text.length;
    this.parts.push(text);
    this.segments.push({ start, end: this.#length, origin, verbatim });
  }

  #call(text: string, depth: number, origin: Span): void {
    const open = text.indexOf("(");
    const name = (open < 0 ? text : text.slice(0, open)).trim();
    const args = open < 0 ? [] : splitArguments(text.slice(open + 1, text.lastIndexOf(")")));
    const macro = this.#find(name, args, origin);
    if (macro === undefined) return this.#add(" ", origin, false);
    if (depth >= mostNested || this.#length > mostCharacters) {
      this.#say("spl/macro-depth", { name }, origin);
      return this.#add(" ", origin, false);
    }
    const body = macro.arguments.reduce(
      (filled, argument, i) => filled.replaceAll(`$${argument}$`, () => args[i] ?? ""),
      macro.definition,
    );
    this.expand(body, depth + 1, origin, false);
  }

  #find(name: string, args: readonly string[], origin: Span): Macro | undefined {
    const key = macroKey(name, args.length);
    const known =
      this.#macros.get(key) ??
      ofLength(this.#macros.get(name), args.length) ??
      builtinMacros.get(key) ??
      (isFilterMacro(name) ? filterMacro : undefined);
    if (known !== undefined) return known;
    const other = this.#macros.get(name);
    if (other !== undefined) {
      const payload = { name, takes: other.arguments.length, here: args.length };
      this.#say("spl/macro-arguments", payload, origin);
    } else {
      const near = nearest(name, [...this.#macros.keys(), ...builtinMacros.keys()]);
      this.#say("spl/unknown-macro", { name, near }, origin);
    }
    return undefined;
  }
}

function ofLength(macro: Macro | undefined, length: number): Macro | undefined {
  return macro?.arguments.length === length ? macro : undefined;
}

/** The place behind a quoted text, or the text's end. */
export function endOfQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text.charAt(at) === "\\") at++;
    else if (text.charAt(at) === '"') return at + 1;
  }
  return text.length;
}

/** The place of the mark that closes a macro, whose arguments may hold quotes; less than zero if there is none. */
function endOfMacro(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "`") return at;
    if (char === '"') at = endOfQuote(text, at) - 1;
  }
  return -1;
}

function splitArguments(text: string): readonly string[] {
  const args: string[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (text.charAt(at) === '"') at = endOfQuote(text, at) - 1;
    else if (at === text.length || text.charAt(at) === ",") {
      args.push(unquoted(text.slice(start, at).trim()));
      start = at + 1;
    }
  }
  return args.length === 1 && args[0] === "" ? [] : args;
}

const unquoted = (text: string) =>
  text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1) : text;
