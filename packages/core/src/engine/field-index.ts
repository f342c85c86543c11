import { buildAutomaton } from "./automaton.ts";
import type { Automaton } from "./automaton.ts";
import { foldTable } from "./fold.ts";
import { buildLiteralTrie } from "./literal-trie.ts";
import type { LiteralTrie } from "./literal-trie.ts";
import { rarestPart } from "./rarest-part.ts";
import type { Probe } from "./probe.ts";
import { buildShiftScan, occursInBytes, scanShifting } from "./shift-scan.ts";
import type { ShiftScan } from "./shift-scan.ts";
import { unitKeys } from "./unit-classes.ts";

/** From so many units on it pays to look through a text in parts. */
const longText = 128;

/** Takes the ids of the probes that are found; the same one may come several times. */
export type Found = (id: number) => void;

/** Looks for all probes of one field in a text of it. */
export class FieldIndex {
  readonly #shifting: ShiftScan | undefined;
  readonly #automaton: Automaton | undefined;
  readonly #anywhereIds: readonly number[];
  /** The literals found anywhere, and by their number how much of each there is up to the end of its part. */
  readonly #anywhere: readonly string[];
  readonly #partEnds: Int32Array;
  readonly #starts: LiteralTrie | undefined;
  readonly #startIds: readonly number[];
  readonly #ends: LiteralTrie | undefined;
  readonly #endIds: readonly number[];
  /** For probes of the whole text: its length by id. */
  readonly #wholeLength = new Map<number, number>();
  readonly #found: Found;
  readonly #foundAnywhere = (id: number): void => this.#found(this.#anywhereIds[id] as number);
  readonly #raw: ShiftScan | undefined;
  /** No probe can be found in values that are not texts (`EventCursor.isText`). */
  readonly onlyWords: boolean;

  constructor(probes: ReadonlyMap<number, Probe>, found: Found) {
    const anywhere = new Literals();
    const starts = new Literals();
    const ends = new Literals();
    for (const [id, { place, literal }] of probes) {
      if (place === "anywhere") anywhere.add(id, literal);
      else if (place === "end") ends.add(id, reversed(literal));
      else starts.add(id, literal);
      if (place === "whole") this.#wholeLength.set(id, literal.length);
    }
    this.#anywhereIds = anywhere.ids;
    this.#startIds = starts.ids;
    this.#endIds = ends.ids;
    const { texts } = anywhere;
    this.#anywhere = texts;
    this.#shifting = texts.length === 0 ? undefined : buildShiftScan(texts);
    const parts = this.#shifting === undefined ? texts.map(rarestPart) : [];
    this.#automaton = parts.length === 0 ? undefined : buildAutomaton(parts);
    this.#partEnds = Int32Array.from(
      parts,
      (part, id) => (texts[id] as string).indexOf(part) + part.length,
    );
    this.#raw =
      texts.length > 0 && texts.length === probes.size
        ? buildShiftScan(rawNeedles(texts))
        : undefined;
    this.onlyWords = [...probes.values()].every((probe) => wordUnit.test(probe.literal));
    this.#starts = starts.texts.length === 0 ? undefined : buildLiteralTrie(starts.texts);
    this.#ends = ends.texts.length === 0 ? undefined : buildLiteralTrie(ends.texts);
    this.#found = found;
  }

  scan(units: Uint16Array, start: number, end: number): void {
    if (this.#starts !== undefined) this.#scanStart(this.#starts, units, start, end);
    if (this.#ends !== undefined) this.#scanEnd(this.#ends, units, start, end);
    if (this.#shifting !== undefined)
      scanShifting(this.#shifting, units, start, end, this.#foundAnywhere);
    else if (this.#automaton !== undefined) this.#scanAll(this.#automaton, units, start, end);
  }

  /** Whether raw text (see `EventCursor.loadRaw`) can be ruled out to hold a probe. */
  rulesOut(bytes: Uint8Array, start: number, end: number): boolean {
    return this.#raw !== undefined && !occursInBytes(this.#raw, bytes, start, end);
  }

  #scanAll(automaton: Automaton, units: Uint16Array, start: number, end: number): void {
    const { next, classes } = automaton;
    const keys = unitKeys;
    let state = 0;
    let at = start;
    if (end - start >= longText) at = this.#scanLanes(automaton, units, start, end);
    for (; at < end; at++) {
      state = next[state + (classes[keys[units[at] as number] as number] as number)] as number;
      if (state < 0) {
        state = ~state;
        this.#report(automaton, state, units, start, at + 1, end);
      }
    }
  }

  /**
   * Looks through a long text in four parts at once, all but its end; returns where to go on. Each step waits for the
   * one before it, but not for those of other parts. A part is begun as much earlier as a literal can reach into it.
   */
  #scanLanes(automaton: Automaton, units: Uint16Array, start: number, end: number): number {
    const { next, classes, longest } = automaton;
    const keys = unitKeys;
    const early = longest - 1;
    // The rest that is not divided begins early too.
    const size = (end - start - early) >> 2;
    let [a, b, c, d] = [0, 0, 0, 0];
    let at = start + size - early;
    for (const last = at + early; at < last; at++) {
      b = next[b + (classes[keys[units[at] as number] as number] as number)] as number;
      c = next[c + (classes[keys[units[at + size] as number] as number] as number)] as number;
      d = next[d + (classes[keys[units[at + 2 * size] as number] as number] as number)] as number;
      // What ends here was found by the part before.
      if (b < 0) b = ~b;
      if (c < 0) c = ~c;
      if (d < 0) d = ~d;
    }
    at = start;
    for (const last = at + size; at < last; at++) {
      a = next[a + (classes[keys[units[at] as number] as number] as number)] as number;
      b = next[b + (classes[keys[units[at + size] as number] as number] as number)] as number;
      c = next[c + (classes[keys[units[at + 2 * size] as number] as number] as number)] as number;
      d = next[d + (classes[keys[units[at + 3 * size] as number] as number] as number)] as number;
      if (a < 0) this.#report(automaton, (a = ~a), units, start, at + 1, end);
      if (b < 0) this.#report(automaton, (b = ~b), units, start, at + size + 1, end);
      if (c < 0) this.#report(automaton, (c = ~c), units, start, at + 2 * size + 1, end);
      if (d < 0) this.#report(automaton, (d = ~d), units, start, at + 3 * size + 1, end);
    }
    return start + 4 * size - early;
  }

  /** Reports the literals whose parts end before `at`, if the whole of them stands there. */
  #report(
    { firstId, nextId, also, width }: Automaton,
    row: number,
    units: Uint16Array,
    start: number,
    at: number,
    end: number,
  ): void {
    for (let state = row / width; state !== 0; state = also[state] as number) {
      for (let id = firstId[state] as number; id >= 0; id = nextId[id] as number) {
        const from = at - (this.#partEnds[id] as number);
        if (from >= start && stands(this.#anywhere[id] as string, units, from, end))
          this.#found(this.#anywhereIds[id] as number);
      }
    }
  }

  #scanStart(trie: LiteralTrie, units: Uint16Array, start: number, end: number): void {
    const { firstId, nextId } = trie;
    let state = 0;
    for (let at = start; at < end; at++) {
      state = childOf(trie, state, units[at] as number);
      if (state === 0) return;
      for (let local = firstId[state] as number; local >= 0; local = nextId[local] as number) {
        const id = this.#startIds[local] as number;
        const whole = this.#wholeLength.get(id);
        if (whole === undefined || whole === end - start) this.#found(id);
      }
    }
  }

  #scanEnd(trie: LiteralTrie, units: Uint16Array, start: number, end: number): void {
    const { firstId, nextId } = trie;
    let state = 0;
    for (let at = end - 1; at >= start; at--) {
      state = childOf(trie, state, units[at] as number);
      if (state === 0) return;
      for (let local = firstId[state] as number; local >= 0; local = nextId[local] as number)
        this.#found(this.#endIds[local] as number);
    }
  }
}

/** Where a unit leads from a state; 0 where no literal goes on. */
function childOf(
  { classes, firstChild, sibling, unitClass }: LiteralTrie,
  state: number,
  unit: number,
): number {
  const wanted = classes[unitKeys[unit] as number] as number;
  if (wanted === 0) return 0;
  let child = firstChild[state] as number;
  while (child !== 0 && unitClass[child] !== wanted) child = sibling[child] as number;
  return child;
}

/** Literals of one place, numbered, with the ids of their probes. */
class Literals {
  readonly ids: number[] = [];
  readonly texts: string[] = [];

  add(id: number, text: string): void {
    this.ids.push(id);
    this.texts.push(text);
  }
}

/** Whether a folded literal stands at `units[at]`, before `end`. */
function stands(literal: string, units: Uint16Array, at: number, end: number): boolean {
  if (at + literal.length > end) return false;
  for (let i = 0; i < literal.length; i++)
    if (foldTable[units[at + i] as number] !== literal.charCodeAt(i)) return false;
  return true;
}

/** Whether a finding of the probe says for certain that its literal is there: nothing of it is beyond ASCII. */
export function isCertain({ literal }: Probe): boolean {
  return ascii.test(literal);
}

/**
 * What raw text must hold for a text to hold one of the literals: a part of the literal that is written without
 * escapes. Raw text is UTF-8, in which the Kelvin sign is not seen to be a k.
 */
function rawNeedles(literals: readonly string[]): readonly string[] {
  return literals.map((literal) =>
    literal
      .split(/[^\x20-\x7e]|["\\/k]/)
      .reduce((best, part) => (part.length > best.length ? part : best), ""),
  );
}

// oxlint-disable-next-line no-control-regex
const ascii = /^[\0-\x7f]*$/;

/** A unit that the text of a value which is no text never has. */
const wordUnit = /[^0-9a-flrstuxz{}\-:.+,]/;

function reversed(text: string): string {
  let out = "";
  for (let i = text.length - 1; i >= 0; i--) out += text[i];
  return out;
}
