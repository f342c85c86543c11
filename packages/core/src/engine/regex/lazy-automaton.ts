import { buildNfa, hasNfa } from "./nfa.ts";
import type { Instruction, Nfa } from "./nfa.ts";
import type { RegexNode } from "./syntax.ts";

/**
 * Compiles a pattern to a search whose time is linear in the text: sets of automaton states, each set and each of
 * its transitions worked out once, when first met. Undefined for patterns that have no automaton (`hasNfa`).
 *
 * # Complexity
 * A known transition costs two table look-ups a unit. A text that keeps making new sets costs a step through all
 * instructions a unit, and the sets are forgotten when they are too many: memory stays bounded.
 */
export function compileLazyAutomaton(node: RegexNode): ((text: string) => boolean) | undefined {
  if (!hasNfa(node)) return undefined;
  let automaton: LazyAutomaton | undefined;
  return (text) => (automaton ??= new LazyAutomaton(buildNfa(node))).test(text);
}

const mostSets = 2_000;
const unknown = -1;

/** A set of states: those that take units (and the end anchors), whether it has matched, and whether it does at the end. */
interface StateSet {
  readonly states: readonly number[];
  readonly isMatch: boolean;
  readonly matchesAtEnd: boolean;
}

class LazyAutomaton {
  readonly #instructions: readonly Instruction[];
  readonly #start: number;
  readonly #classOf: Uint16Array;
  /** One unit of each class. */
  readonly #samples: readonly number[];
  #sets: StateSet[] = [];
  #numbers = new Map<string, number>();
  #transitions = new Int32Array(0);

  constructor(nfa: Nfa) {
    this.#instructions = nfa.instructions;
    this.#start = nfa.start;
    const { classOf, samples } = unitClasses(nfa.instructions);
    this.#classOf = classOf;
    this.#samples = samples;
  }

  test(text: string): boolean {
    const classes = this.#classOf;
    const width = this.#samples.length;
    let set = this.#numberOf(this.#close([this.#start], true));
    for (let at = 0; at < text.length; at++) {
      if ((this.#sets[set] as StateSet).isMatch) return true;
      const unitClass = classes[text.charCodeAt(at)] as number;
      const next = this.#transitions[set * width + unitClass] as number;
      set = next === unknown ? this.#step(set, unitClass) : next;
    }
    const last = this.#sets[set] as StateSet;
    return last.isMatch || last.matchesAtEnd;
  }

  #step(from: number, unitClass: number): number {
    const unit = this.#samples[unitClass] as number;
    const reached: number[] = [];
    for (const state of (this.#sets[from] as StateSet).states) {
      const instruction = this.#instructions[state] as Instruction;
      if (
        instruction.kind === "units" &&
        instruction.units.some(([low, high]) => unit >= low && unit <= high)
      )
        reached.push(instruction.next);
    }
    // The search may start anew at every position.
    reached.push(this.#start);
    const before = this.#sets.length;
    const number = this.#numberOf(this.#close(reached, false));
    // Where the sets were forgotten in between, `from` is no more.
    if (this.#sets.length >= before)
      this.#transitions[from * this.#samples.length + unitClass] = number;
    return number;
  }

  /** All states that are reached without a unit; `isStart` opens the way through start anchors. */
  #close(from: readonly number[], isStart: boolean): StateSet {
    const seen = new Set<number>();
    const states: number[] = [];
    let isMatch = false;
    let matchesAtEnd = false;
    const visit = (pending: number[], isEnd: boolean) => {
      for (let state = pending.pop(); state !== undefined; state = pending.pop()) {
        if (seen.has(state)) continue;
        seen.add(state);
        const instruction = this.#instructions[state] as Instruction;
        if (instruction.kind === "match") {
          if (isEnd) matchesAtEnd = true;
          else isMatch = true;
        } else if (instruction.kind === "split") pending.push(...instruction.next);
        else if (instruction.kind === "text-start") {
          if (isStart) pending.push(instruction.next);
        } else {
          if (!isEnd) states.push(state);
          if (isEnd && instruction.kind === "text-end") pending.push(instruction.next);
        }
      }
    };
    visit([...from], false);
    const ends = states.filter((state) => this.#instructions[state]?.kind === "text-end");
    for (const end of ends) seen.delete(end);
    visit(ends, true);
    states.sort((a, b) => a - b);
    return {
      states: states.filter((state) => this.#instructions[state]?.kind === "units"),
      isMatch,
      matchesAtEnd,
    };
  }

  #numberOf(set: StateSet): number {
    const key = `${set.isMatch ? "m" : ""}${set.matchesAtEnd ? "e" : ""}${set.states.join()}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (this.#sets.length >= mostSets) {
      this.#sets = [];
      this.#numbers.clear();
      this.#transitions.fill(unknown);
    }
    const number = this.#sets.push(set) - 1;
    this.#numbers.set(key, number);
    const needed = this.#sets.length * this.#samples.length;
    if (needed > this.#transitions.length) {
      const larger = new Int32Array(Math.max(needed, 2 * this.#transitions.length)).fill(unknown);
      larger.set(this.#transitions);
      this.#transitions = larger;
    }
    return number;
  }
}

/** Units that no instruction tells apart are one class. */
function unitClasses(instructions: readonly Instruction[]): {
  readonly classOf: Uint16Array;
  readonly samples: readonly number[];
} {
  const starts = new Set<number>([0]);
  for (const instruction of instructions) {
    if (instruction.kind !== "units") continue;
    for (const [from, to] of instruction.units) {
      starts.add(from);
      if (to < 0xffff) starts.add(to + 1);
    }
  }
  const samples = [...starts].sort((a, b) => a - b);
  const classOf = new Uint16Array(0x10000);
  samples.forEach((start, number) => classOf.fill(number, start, samples[number + 1] ?? 0x10000));
  return { classOf, samples };
}
