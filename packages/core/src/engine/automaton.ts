import { foldTable } from "./fold.ts";

/**
 * Finds which of many folded literals occur in a text, in one pass, ignoring case (Aho–Corasick as a dense table).
 *
 * Units are first mapped to classes: one for each ASCII unit that occurs in a literal, one for all units of a
 * 256-unit block beyond ASCII, class 0 for the rest. Two literals may therefore be one to the automaton if they
 * differ beyond ASCII only.
 *
 * # Soundness
 * Every literal that occurs is found; one with units beyond ASCII may be found where it does not occur. Findings are
 * candidates, to be verified.
 */
export interface Automaton {
  /** Class of each key (`unitKeys`). */
  readonly classes: Uint8Array;
  /** Next state by `state + class`; states are row offsets. */
  readonly next: Int32Array;
  /** States from here on have findings. */
  readonly firstFinding: number;
  readonly width: number;
  /** Units of the longest literal. */
  readonly longest: number;
  /** Findings of state `s`: `ids[starts[r]..starts[r + 1])` with r = (s - firstFinding) / width. */
  readonly starts: Int32Array;
  readonly ids: Int32Array;
}

/**
 * Key of each unit, case folded: its code in ASCII, one key for each 256-unit block beyond. Shared by all indexes, which
 * have classes of keys: a table of their own for all units would take each of them 64 KiB.
 */
export const unitKeys: Uint16Array = buildUnitKeys();

function buildUnitKeys(): Uint16Array {
  const keys = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const folded = foldTable[unit] as number;
    keys[unit] = folded < 0x80 ? folded : 0x80 + (folded >> 8);
  }
  return keys;
}

const keyCount = 0x180;
const mostClasses = 255;

/** Classes of keys for a set of folded literals; 0 for keys that occur in none. */
export function classesOf(literals: readonly string[]): {
  readonly classes: Uint8Array;
  readonly width: number;
} {
  const occurs = new Uint8Array(keyCount);
  for (const literal of literals) {
    for (let i = 0; i < literal.length; i++) occurs[unitKeys[literal.charCodeAt(i)] as number] = 1;
  }
  const classes = new Uint8Array(keyCount);
  let used = 0;
  // A byte holds 255 classes. ASCII comes first and has one each; blocks that find none left share the last one.
  for (let key = 0; key < keyCount; key++) {
    if (occurs[key] === 1) classes[key] = used < mostClasses ? ++used : mostClasses;
  }
  return { classes, width: used + 1 };
}

/** A literal as classes. */
export function classesIn(literal: string, classes: Uint8Array): Uint8Array {
  const coded = new Uint8Array(literal.length);
  for (let i = 0; i < literal.length; i++)
    coded[i] = classes[unitKeys[literal.charCodeAt(i)] as number] as number;
  return coded;
}

/** Builds the automaton; `literals[i]` is found as id `i`. Literals are folded and not empty. */
export function buildAutomaton(literals: readonly string[]): Automaton {
  const { classes, width } = classesOf(literals);
  const size = literals.reduce((sum, literal) => sum + literal.length, 1);
  const goto = new Int32Array(size * width);
  const depthFirst: number[][] = [];
  let states = 1;
  literals.forEach((literal, id) => {
    let state = 0;
    for (const unitClass of classesIn(literal, classes)) {
      const edge = state * width + unitClass;
      if (goto[edge] === 0) goto[edge] = states++;
      state = goto[edge] as number;
    }
    (depthFirst[state] ??= []).push(id);
  });

  // Breadth first: a state's failure state is nearer to the root, so its row and findings are complete.
  const fail = new Int32Array(states);
  const order = new Int32Array(states);
  let tail = 1;
  for (let head = 0; head < tail; head++) {
    const state = order[head] as number;
    const failRow = (fail[state] as number) * width;
    for (let unitClass = 0; unitClass < width; unitClass++) {
      const edge = state * width + unitClass;
      const child = goto[edge] as number;
      const fallback = state === 0 ? 0 : (goto[failRow + unitClass] as number);
      if (child === 0) {
        goto[edge] = fallback;
        continue;
      }
      fail[child] = fallback;
      const inherited = depthFirst[fallback];
      if (inherited !== undefined) depthFirst[child] = [...(depthFirst[child] ?? []), ...inherited];
      order[tail++] = child;
    }
  }
  const longest = literals.reduce((most, literal) => Math.max(most, literal.length), 0);
  return { ...withFindingsLast(goto, states, width, classes, depthFirst), longest };
}

/** Renumbers states so that those with findings come last: one comparison tells them. */
function withFindingsLast(
  goto: Int32Array,
  states: number,
  width: number,
  classes: Uint8Array,
  findings: readonly (readonly number[] | undefined)[],
): Omit<Automaton, "longest"> {
  const renumbered = new Int32Array(states);
  let plain = 0;
  for (let state = 0; state < states; state++)
    if (findings[state] === undefined) renumbered[state] = plain++;
  let finding = plain;
  const starts: number[] = [0];
  const ids: number[] = [];
  for (let state = 0; state < states; state++) {
    const found = findings[state];
    if (found === undefined) continue;
    renumbered[state] = finding++;
    ids.push(...found);
    starts.push(ids.length);
  }
  const next = new Int32Array(states * width);
  for (let state = 0; state < states; state++) {
    const from = state * width;
    const to = (renumbered[state] as number) * width;
    for (let unitClass = 0; unitClass < width; unitClass++) {
      next[to + unitClass] = (renumbered[goto[from + unitClass] as number] as number) * width;
    }
  }
  return {
    classes,
    next,
    firstFinding: plain * width,
    width,
    starts: Int32Array.from(starts),
    ids: Int32Array.from(ids),
  };
}
