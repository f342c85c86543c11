import { classesIn, classesOf } from "./automaton.ts";

/**
 * Finds which of many folded literals a text starts with (or ends with, read backwards), ignoring case, by walking
 * from that end until no literal goes on. Soundness as in the automaton: beyond ASCII it finds candidates.
 */
export interface Trie {
  readonly classes: Uint8Array;
  readonly width: number;
  /** Next state by `state + class`; 0 where no literal goes on. States are row offsets, the root is `width`. */
  readonly next: Int32Array;
  /** Literals that end at a state, by its row. */
  readonly findings: readonly (readonly number[] | undefined)[];
}

export function buildTrie(literals: readonly string[]): Trie {
  const { classes, width } = classesOf(literals);
  const size = literals.reduce((sum, literal) => sum + literal.length, 2);
  const next = new Int32Array(size * width);
  const findings: number[][] = [];
  let states = 2;
  literals.forEach((literal, id) => {
    let state = 1;
    for (const unitClass of classesIn(literal, classes)) {
      const edge = state * width + unitClass;
      if (next[edge] === 0) next[edge] = states++ * width;
      state = (next[edge] as number) / width;
    }
    (findings[state] ??= []).push(id);
  });
  return { classes, width, next: next.slice(0, states * width), findings };
}
