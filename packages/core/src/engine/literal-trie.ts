import { classesIn, classesOf } from "./unit-classes.ts";

/**
 * Folded literals by their common beginnings. State 0 is the root; a state's children are a list, for most have one.
 * Soundness as in the automaton: literals that differ beyond ASCII only may share a state.
 */
export interface LiteralTrie {
  /** Class of each key (`unitKeys`). */
  readonly classes: Uint8Array;
  readonly width: number;
  readonly states: number;
  /** By state: its first child, its next sibling (0 for none), and the class of the unit that leads to it. */
  readonly firstChild: Int32Array;
  readonly sibling: Int32Array;
  readonly unitClass: Uint8Array;
  /** By state: the first literal that ends there, -1 for none; by literal: the next that ends where it does. */
  readonly firstId: Int32Array;
  readonly nextId: Int32Array;
}

export function buildLiteralTrie(literals: readonly string[]): LiteralTrie {
  const { classes, width } = classesOf(literals);
  const most = literals.reduce((sum, literal) => sum + literal.length, 1);
  const firstChild = new Int32Array(most);
  const sibling = new Int32Array(most);
  const unitClass = new Uint8Array(most);
  const firstId = new Int32Array(most).fill(-1);
  const nextId = new Int32Array(literals.length).fill(-1);
  let states = 1;
  for (let id = 0; id < literals.length; id++) {
    let state = 0;
    for (const wanted of classesIn(literals[id] as string, classes)) {
      let child = firstChild[state] as number;
      while (child !== 0 && unitClass[child] !== wanted) child = sibling[child] as number;
      if (child === 0) {
        child = states++;
        unitClass[child] = wanted;
        sibling[child] = firstChild[state] as number;
        firstChild[state] = child;
      }
      state = child;
    }
    nextId[id] = firstId[state] as number;
    firstId[state] = id;
  }
  return {
    classes,
    width,
    states,
    firstChild: firstChild.slice(0, states),
    sibling: sibling.slice(0, states),
    unitClass: unitClass.slice(0, states),
    firstId: firstId.slice(0, states),
    nextId,
  };
}
