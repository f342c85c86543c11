import { classesIn, classesOf, unitKeys } from "./unit-classes.ts";

/**
 * Finds which of a few folded literals occur in a text by looking at two units at a time and leaping over those that
 * no literal can end its window with (Wu–Manber). For few and long literals this reads a fraction of the text.
 * Soundness as in the automaton: beyond ASCII it finds candidates.
 */
export interface ShiftScan {
  readonly classes: Uint8Array;
  /** Class of each unit below 256: of all bytes, and of most texts' units. */
  readonly lowClasses: Uint8Array;
  readonly width: number;
  /** Units that every literal has at least: the window. */
  readonly window: number;
  /** By the classes of the window's last two units: how far the window may move. */
  readonly shifts: Uint8Array;
  /** Literals whose window ends with the two units, by the same key. */
  readonly candidates: readonly (readonly number[] | undefined)[];
  /** Each literal as classes. */
  readonly literals: readonly Uint8Array[];
}

const mostLiterals = 300;
const shortestWindow = 4;

/** Undefined where the literals are too many or too short for leaping to pay. */
export function buildShiftScan(literals: readonly string[]): ShiftScan | undefined {
  const window = literals.reduce((least, literal) => Math.min(least, literal.length), 64);
  if (literals.length > mostLiterals || window < shortestWindow) return undefined;
  const { classes, width } = classesOf(literals);
  const coded = literals.map((literal) => classesIn(literal, classes));
  const shifts = new Uint8Array(width * width).fill(window - 1);
  const candidates: number[][] = [];
  coded.forEach((units, id) => {
    for (let end = 1; end < window; end++) {
      const key = (units[end - 1] as number) * width + (units[end] as number);
      shifts[key] = Math.min(shifts[key] as number, window - 1 - end);
      if (end === window - 1) (candidates[key] ??= []).push(id);
    }
  });
  const lowClasses = Uint8Array.from(
    { length: 256 },
    (_, unit) => classes[unitKeys[unit] as number] as number,
  );
  return { classes, lowClasses, width, window, shifts, candidates, literals: coded };
}

/** Calls `found` with the place of every literal in the list that occurs. */
export function scanShifting(
  scan: ShiftScan,
  units: Uint16Array,
  start: number,
  end: number,
  found: (id: number) => void,
): void {
  const { classes, width, window, shifts } = scan;
  const keys = unitKeys;
  let at = start + window - 1;
  while (at < end) {
    const key =
      (classes[keys[units[at - 1] as number] as number] as number) * width +
      (classes[keys[units[at] as number] as number] as number);
    const shift = shifts[key] as number;
    if (shift > 0) {
      at += shift;
      continue;
    }
    for (const id of scan.candidates[key] as readonly number[]) {
      if (standsAt(scan, scan.literals[id] as Uint8Array, units, at - window + 1, end)) found(id);
    }
    at++;
  }
}

/** Whether one of the literals occurs in bytes that are units below 256: as `scanShifting`, apart for speed. */
export function occursInBytes(
  scan: ShiftScan,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  const { lowClasses, width, window, shifts } = scan;
  let at = start + window - 1;
  while (at < end) {
    const key =
      (lowClasses[bytes[at - 1] as number] as number) * width +
      (lowClasses[bytes[at] as number] as number);
    const shift = shifts[key] as number;
    if (shift > 0) {
      at += shift;
      continue;
    }
    for (const id of scan.candidates[key] as readonly number[]) {
      if (standsAt(scan, scan.literals[id] as Uint8Array, bytes, at - window + 1, end)) return true;
    }
    at++;
  }
  return false;
}

function standsAt(
  { classes }: ShiftScan,
  literal: Uint8Array,
  units: Uint16Array | Uint8Array,
  start: number,
  end: number,
): boolean {
  if (start + literal.length > end) return false;
  for (let i = 0; i < literal.length; i++)
    if (classes[unitKeys[units[start + i] as number] as number] !== literal[i]) return false;
  return true;
}
