import { unreachable } from "../../source/index.ts";
import { withCases } from "./cases.ts";
import type { RegexNode, UnitSet } from "./syntax.ts";

/** Thompson's automaton: one instruction a state. */
export type Instruction =
  | { readonly kind: "units"; readonly units: UnitSet; readonly next: number }
  | { readonly kind: "split"; readonly next: readonly number[] }
  | { readonly kind: "text-start" | "text-end"; readonly next: number }
  | { readonly kind: "match" };

export interface Nfa {
  readonly instructions: readonly Instruction[];
  readonly start: number;
}

/** Counted repeats are written out; patterns that grow beyond this are left to the other engine. */
const mostInstructions = 4_000;

/** Whether `buildNfa` takes a pattern: none with anchors that look at neighbors, none too large. */
export function hasNfa(node: RegexNode): boolean {
  return instructionsOf(node) < mostInstructions;
}

function instructionsOf(node: RegexNode): number {
  switch (node.kind) {
    case "unit":
    case "class":
      return 1;
    case "anchor":
      return node.anchor === "text-start" || node.anchor === "text-end" ? 1 : Infinity;
    case "sequence":
      return node.items.reduce((sum, item) => sum + instructionsOf(item), 0);
    case "choice":
      return node.options.reduce((sum, option) => sum + instructionsOf(option), 1);
    case "repeat":
      return (instructionsOf(node.item) + 1) * (node.max === Infinity ? node.min + 1 : node.max);
    default:
      return unreachable(node);
  }
}

/** Builds the automaton of a pattern that `hasNfa`. */
export function buildNfa(node: RegexNode): Nfa {
  const builder = new Builder();
  const start = builder.build(node, builder.add({ kind: "match" }));
  return { instructions: builder.instructions, start };
}

class Builder {
  readonly instructions: Instruction[] = [];

  add(instruction: Instruction): number {
    return this.instructions.push(instruction) - 1;
  }

  /** The state from which the node is matched and then `next`. */
  build(node: RegexNode, next: number): number {
    switch (node.kind) {
      case "unit":
        return this.add({
          kind: "units",
          units: casesOf([[node.code, node.code]], node.ignoreCase),
          next,
        });
      case "class":
        return this.add({ kind: "units", units: casesOf(node.units, node.ignoreCase), next });
      case "anchor":
        return this.add({ kind: node.anchor === "text-start" ? "text-start" : "text-end", next });
      case "sequence":
        return node.items.reduceRight((after, item) => this.build(item, after), next);
      case "choice":
        return this.add({
          kind: "split",
          next: node.options.map((option) => this.build(option, next)),
        });
      case "repeat":
        return this.#repeat(node, next);
      default:
        return unreachable(node);
    }
  }

  #repeat({ item, min, max }: Extract<RegexNode, { kind: "repeat" }>, next: number): number {
    let state = next;
    if (max === Infinity) {
      const exits: number[] = [next];
      state = this.add({ kind: "split", next: exits });
      exits.push(this.build(item, state));
    }
    for (let i = min; i < max && max !== Infinity; i++) {
      state = this.add({ kind: "split", next: [this.build(item, state), next] });
    }
    for (let i = 0; i < min; i++) state = this.build(item, state);
    return state;
  }
}

function casesOf(units: UnitSet, ignoreCase: boolean): UnitSet {
  return ignoreCase ? withCases(units) : units;
}
