import { buildLiteralTrie } from "./literal-trie.ts";

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
  /** Next state by `state + class`; states are row offsets. One with findings stands as its complement, below 0. */
  readonly next: Int32Array;
  readonly width: number;
  /** Units of the longest literal. */
  readonly longest: number;
  /** By state number (row offset / width): the first literal that ends there, -1 for none; by literal: the next one. */
  readonly firstId: Int32Array;
  readonly nextId: Int32Array;
  /** By state number: where to look for literals that end there too; 0 for nowhere. */
  readonly also: Int32Array;
}

/** Builds the automaton; `literals[i]` is found as id `i`. Literals are folded and not empty. */
export function buildAutomaton(literals: readonly string[]): Automaton {
  const { classes, width, states, firstChild, sibling, unitClass, firstId, nextId } =
    buildLiteralTrie(literals);
  const next = new Int32Array(states * width);
  const fail = new Int32Array(states);
  const also = new Int32Array(states);
  const order = new Int32Array(states);
  let tail = 1;
  // Breadth first: a state's failure state is nearer to the root, so its row and findings are complete.
  for (let head = 0; head < tail; head++) {
    const state = order[head] as number;
    const row = state * width;
    const failRow = (fail[state] as number) * width;
    if (state !== 0) next.copyWithin(row, failRow, failRow + width);
    for (let child = firstChild[state] as number; child !== 0; child = sibling[child] as number) {
      const edge = row + (unitClass[child] as number);
      const fallback = next[edge] as number;
      fail[child] = fallback;
      also[child] = (firstId[fallback] as number) >= 0 ? fallback : (also[fallback] as number);
      next[edge] = child;
      order[tail++] = child;
    }
  }
  for (let edge = 0; edge < next.length; edge++) {
    const state = next[edge] as number;
    const hasFindings = (firstId[state] as number) >= 0 || also[state] !== 0;
    next[edge] = hasFindings ? ~(state * width) : state * width;
  }
  const longest = literals.reduce((most, literal) => Math.max(most, literal.length), 0);
  return { classes, next, width, longest, firstId, nextId, also };
}
