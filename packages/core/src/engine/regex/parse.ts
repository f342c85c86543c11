import { withCases } from "./cases.ts";
import { complement, unitSet } from "./syntax.ts";
import type { RegexFlags, RegexNode, UnitSet } from "./syntax.ts";

/** Raised inside the parser where the tree does not cover the syntax; `parseRegex` turns it to undefined. */
class NotCovered extends Error {}

/** RE2's Perl classes; `\s` has no `\v` and no Unicode blanks, unlike JavaScript's. */
const perlClasses: ReadonlyMap<string, UnitSet> = new Map([
  ["d", unitSet([[0x30, 0x39]])],
  [
    "w",
    unitSet([
      [0x30, 0x39],
      [0x41, 0x5a],
      [0x5f, 0x5f],
      [0x61, 0x7a],
    ]),
  ],
  [
    "s",
    unitSet([
      [0x09, 0x0a],
      [0x0c, 0x0d],
      [0x20, 0x20],
    ]),
  ],
]);

const everything: UnitSet = [[0, 0xffff]];
const notLineFeed = complement([[0x0a, 0x0a]]);

const escapes: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 };

/** Parses a pattern in RE2's syntax; undefined where it has parts that the tree does not cover. */
export function parseRegex(pattern: string, flags: RegexFlags): RegexNode | undefined {
  try {
    const parser = new Parser(pattern);
    const node = parser.choice(flags);
    return parser.atEnd ? node : undefined;
  } catch (error) {
    if (error instanceof NotCovered) return undefined;
    throw error;
  }
}

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  choice(outer: RegexFlags): RegexNode {
    if (++this.#depth > 100) throw new NotCovered();
    let flags = outer;
    const options: RegexNode[] = [];
    let items: RegexNode[] = [];
    for (;;) {
      const next = this.#text[this.#at];
      if (next === undefined || next === ")") break;
      if (next === "|") {
        this.#at++;
        options.push({ kind: "sequence", items });
        items = [];
        continue;
      }
      const inline = this.#inlineFlags(flags);
      if (inline !== undefined) {
        flags = inline;
        continue;
      }
      items.push(this.#repeat(this.#atom(flags)));
    }
    this.#depth--;
    const last: RegexNode = { kind: "sequence", items };
    return options.length === 0 ? last : { kind: "choice", options: [...options, last] };
  }

  /** `(?i)` up to the end of the group. */
  #inlineFlags(flags: RegexFlags): RegexFlags | undefined {
    const match = /^\(\?([a-z]*)(?:-([a-z]+))?\)/.exec(this.#text.slice(this.#at, this.#at + 16));
    if (match === null) return undefined;
    this.#at += match[0].length;
    return changed(flags, match[1] ?? "", match[2] ?? "");
  }

  #atom(flags: RegexFlags): RegexNode {
    const char = this.#text[this.#at++] ?? "";
    switch (char) {
      case "(":
        return this.#group(flags);
      case "[":
        return this.#class(flags);
      case ".":
        return { kind: "class", units: flags.dotAll ? everything : notLineFeed, ignoreCase: false };
      case "^":
        return { kind: "anchor", anchor: flags.multiline ? "line-start" : "text-start" };
      case "$":
        return { kind: "anchor", anchor: flags.multiline ? "line-end" : "text-end" };
      case "\\":
        return this.#escape(flags);
      case "*":
      case "+":
      case "?":
        throw new NotCovered();
      default:
        return { kind: "unit", code: char.charCodeAt(0), ignoreCase: flags.ignoreCase };
    }
  }

  #group(flags: RegexFlags): RegexNode {
    let inner = flags;
    const head = /^\?(?:P?<[A-Za-z_]\w*>|([a-z]*)(?:-([a-z]+))?:)/.exec(
      this.#text.slice(this.#at, this.#at + 80),
    );
    if (head !== null) {
      this.#at += head[0].length;
      inner = changed(flags, head[1] ?? "", head[2] ?? "");
    } else if (this.#text[this.#at] === "?") throw new NotCovered();
    const node = this.choice(inner);
    if (this.#text[this.#at++] !== ")") throw new NotCovered();
    return node;
  }

  #escape(flags: RegexFlags): RegexNode {
    const char = this.#text[this.#at++] ?? "";
    const anchor = anchors.get(char);
    if (anchor !== undefined) return { kind: "anchor", anchor };
    const perl = perlClass(char);
    if (perl !== undefined) return { kind: "class", units: perl, ignoreCase: false };
    return { kind: "unit", code: this.#escapedCode(char), ignoreCase: flags.ignoreCase };
  }

  #escapedCode(char: string): number {
    const known = escapes[char];
    if (known !== undefined) return known;
    if (char === "x") {
      const match = /^(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]{1,4})\})/.exec(
        this.#text.slice(this.#at, this.#at + 6),
      );
      if (match === null) throw new NotCovered();
      this.#at += match[0].length;
      return parseInt(match[1] ?? match[2] ?? "", 16);
    }
    if (char === "" || /[0-9A-Za-z]/.test(char)) throw new NotCovered();
    return char.charCodeAt(0);
  }

  #class(flags: RegexFlags): RegexNode {
    const isNegated = this.#text[this.#at] === "^";
    if (isNegated) this.#at++;
    const ranges: (readonly [number, number])[] = [];
    for (let first = true; ; first = false) {
      const char = this.#text[this.#at++];
      if (char === undefined) throw new NotCovered();
      if (char === "]" && !first) break;
      if (char === "[" && this.#text[this.#at] === ":") throw new NotCovered();
      this.#addMember(char, ranges);
    }
    const units = unitSet(ranges);
    if (!isNegated) return { kind: "class", units, ignoreCase: flags.ignoreCase };
    // Cases before the complement: what is left out is left out in every case.
    return {
      kind: "class",
      units: complement(flags.ignoreCase ? withCases(units) : units),
      ignoreCase: false,
    };
  }

  #addMember(char: string, ranges: (readonly [number, number])[]): void {
    const from = this.#classUnit(char);
    if (typeof from !== "number") {
      ranges.push(...from);
      return;
    }
    const isRange =
      this.#text[this.#at] === "-" &&
      this.#text[this.#at + 1] !== "]" &&
      this.#at + 1 < this.#text.length;
    if (!isRange) {
      ranges.push([from, from]);
      return;
    }
    this.#at++;
    const to = this.#classUnit(this.#text[this.#at++] ?? "");
    if (typeof to !== "number" || to < from) throw new NotCovered();
    ranges.push([from, to]);
  }

  /** One unit, or the units of an escaped class. */
  #classUnit(char: string): number | UnitSet {
    if (char !== "\\") return char.charCodeAt(0);
    const escaped = this.#text[this.#at++] ?? "";
    return perlClass(escaped) ?? this.#escapedCode(escaped);
  }

  #repeat(item: RegexNode): RegexNode {
    let node = item;
    for (;;) {
      const match = /^(?:[*+?]|\{(\d+)(,(\d*))?\})/.exec(this.#text.slice(this.#at, this.#at + 16));
      if (match === null) return node;
      this.#at += match[0].length;
      const [min, max] = boundsOf(match);
      const mark = this.#text[this.#at];
      if (mark === "?") this.#at++;
      if (mark === "+") throw new NotCovered();
      node = { kind: "repeat", item: node, min, max, lazy: mark === "?" };
    }
  }
}

function boundsOf(match: RegExpExecArray): readonly [number, number] {
  if (match[0] === "*") return [0, Infinity];
  if (match[0] === "+") return [1, Infinity];
  if (match[0] === "?") return [0, 1];
  const min = Number(match[1]);
  if (match[2] === undefined) return [min, min];
  return [min, match[3] === "" ? Infinity : Number(match[3])];
}

function changed(flags: RegexFlags, on: string, off: string): RegexFlags {
  if (/[^ims]/.test(on + off)) throw new NotCovered();
  const has = (letter: string, before: boolean) =>
    on.includes(letter) ? true : off.includes(letter) ? false : before;
  return {
    ignoreCase: has("i", flags.ignoreCase),
    multiline: has("m", flags.multiline),
    dotAll: has("s", flags.dotAll),
  };
}

const anchors: ReadonlyMap<string, "word-edge" | "no-word-edge" | "text-start" | "text-end"> =
  new Map([
    ["b", "word-edge"],
    ["B", "no-word-edge"],
    ["A", "text-start"],
    ["z", "text-end"],
  ]);

function perlClass(char: string): UnitSet | undefined {
  const units = perlClasses.get(char.toLowerCase());
  if (units === undefined || !/[dswDSW]/.test(char)) return undefined;
  return char === char.toLowerCase() ? units : complement(units);
}
