import { buildAutomaton, unitKeys } from "./automaton.ts";
import type { Automaton } from "./automaton.ts";
import { foldTable } from "./fold.ts";
import { rarestPart } from "./rarest-part.ts";
import type { Probe } from "./probe.ts";
import { buildShiftScan, scanShifting } from "./shift-scan.ts";
import type { ShiftScan } from "./shift-scan.ts";
import { buildTrie } from "./trie.ts";
import type { Trie } from "./trie.ts";

/** Takes the ids of the probes that are found; the same one may come several times. */
export type Found = (id: number) => void;

/** Looks for all probes of one field in a text of it. */
export class FieldIndex {
  readonly #shifting: ShiftScan | undefined;
  readonly #automaton: Automaton | undefined;
  readonly #anywhereIds: readonly number[];
  /** Literals of which the automaton knows a part only, by its id: the findings of others are undefined. */
  readonly #cut: readonly (CutLiteral | undefined)[];
  readonly #starts: Trie | undefined;
  readonly #startIds: readonly number[];
  readonly #ends: Trie | undefined;
  readonly #endIds: readonly number[];
  /** For probes of the whole text: its length by id, else -1. */
  readonly #wholeLength: ReadonlyMap<number, number>;
  readonly #exact: ReadonlySet<number>;
  readonly #found: Found;
  readonly #foundAnywhere = (id: number): void => this.#found(this.#anywhereIds[id] as number);
  readonly #raw: ShiftScan | undefined;
  /** No probe can be found in values that are not texts (`EventCursor.isText`). */
  readonly onlyWords: boolean;

  constructor(probes: ReadonlyMap<number, Probe>, found: Found) {
    const of = (place: Probe["place"]) => [...probes].filter(([, probe]) => probe.place === place);
    const anywhere = of("anywhere");
    const starts = [...of("start"), ...of("whole")];
    const ends = of("end");
    this.#anywhereIds = anywhere.map(([id]) => id);
    this.#startIds = starts.map(([id]) => id);
    this.#endIds = ends.map(([id]) => id);
    this.#wholeLength = new Map(of("whole").map(([id, probe]) => [id, probe.literal.length]));
    const literals = anywhere.map(([, probe]) => probe.literal);
    this.#shifting = literals.length === 0 ? undefined : buildShiftScan(literals);
    const parts =
      literals.length === 0 || this.#shifting !== undefined ? [] : literals.map(rarestPart);
    this.#automaton = parts.length === 0 ? undefined : buildAutomaton(parts);
    this.#cut = parts.map((part, id) => cutLiteral(literals[id] as string, part));
    this.#raw =
      literals.length > 0 && literals.length === probes.size
        ? buildShiftScan(rawNeedles(literals))
        : undefined;
    this.onlyWords = [...probes.values()].every((probe) => wordUnit.test(probe.literal));
    this.#starts =
      starts.length === 0 ? undefined : buildTrie(starts.map(([, probe]) => probe.literal));
    this.#ends =
      ends.length === 0 ? undefined : buildTrie(ends.map(([, probe]) => reversed(probe.literal)));
    this.#exact = new Set(
      [...probes].flatMap(([id, probe]) => (ascii.test(probe.literal) ? [id] : [])),
    );
    this.#found = found;
  }

  /** Whether a finding of the probe says for certain that its literal is there: nothing of it is beyond ASCII. */
  isExact(id: number): boolean {
    return this.#exact.has(id);
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
    if (this.#raw === undefined) return false;
    let isRuledOut = true;
    scanShifting(this.#raw, bytes, start, end, () => (isRuledOut = false));
    return isRuledOut;
  }

  #scanAll(automaton: Automaton, units: Uint16Array, start: number, end: number): void {
    const { next, classes, firstFinding } = automaton;
    const keys = unitKeys;
    let state = 0;
    for (let at = start; at < end; at++) {
      state = next[state + (classes[keys[units[at] as number] as number] as number)] as number;
      if (state >= firstFinding) this.#report(automaton, state, units, start, at + 1, end);
    }
  }

  /** Reports the literals whose parts end before `at`, if the whole of them stands there. */
  #report(
    { starts, ids, firstFinding, width }: Automaton,
    state: number,
    units: Uint16Array,
    start: number,
    at: number,
    end: number,
  ): void {
    const row = (state - firstFinding) / width;
    const last = starts[row + 1] as number;
    for (let i = starts[row] as number; i < last; i++) {
      const id = ids[i] as number;
      const cut = this.#cut[id];
      if (cut === undefined || stands(cut, units, start, at, end))
        this.#found(this.#anywhereIds[id] as number);
    }
  }

  #scanStart(
    { next, classes, width, findings }: Trie,
    units: Uint16Array,
    start: number,
    end: number,
  ): void {
    const keys = unitKeys;
    let state = width;
    for (let at = start; at < end; at++) {
      state = next[state + (classes[keys[units[at] as number] as number] as number)] as number;
      if (state === 0) return;
      const found = findings[state / width];
      if (found === undefined) continue;
      for (const local of found) {
        const id = this.#startIds[local] as number;
        const whole = this.#wholeLength.get(id);
        if (whole === undefined || whole === end - start) this.#found(id);
      }
    }
  }

  #scanEnd(
    { next, classes, width, findings }: Trie,
    units: Uint16Array,
    start: number,
    end: number,
  ): void {
    const keys = unitKeys;
    let state = width;
    for (let at = end - 1; at >= start; at--) {
      state = next[state + (classes[keys[units[at] as number] as number] as number)] as number;
      if (state === 0) return;
      const found = findings[state / width];
      if (found !== undefined)
        for (const local of found) this.#found(this.#endIds[local] as number);
    }
  }
}

/** A literal and how much of it there is up to the end of the part that stands for it. */
interface CutLiteral {
  readonly units: Uint16Array;
  readonly partEnd: number;
}

function cutLiteral(literal: string, part: string): CutLiteral | undefined {
  if (part.length === literal.length) return undefined;
  const units = Uint16Array.from({ length: literal.length }, (_, i) => literal.charCodeAt(i));
  return { units, partEnd: literal.indexOf(part) + part.length };
}

/** Whether the whole literal stands in `units[start..end)` where its part ends before `at`. */
function stands(
  { units: literal, partEnd }: CutLiteral,
  units: Uint16Array,
  start: number,
  at: number,
  end: number,
): boolean {
  const from = at - partEnd;
  if (from < start || from + literal.length > end) return false;
  for (let i = 0; i < literal.length; i++)
    if (foldTable[units[from + i] as number] !== literal[i]) return false;
  return true;
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
