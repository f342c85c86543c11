import { unreachable } from "../../source/index.ts";
import { unitSet } from "./syntax.ts";
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
        return this.add({ kind: "units", units: casesOf([[node.code, node.code]], node.ignoreCase), next });
      case "class":
        return this.add({ kind: "units", units: casesOf(node.units, node.ignoreCase), next });
      case "anchor":
        return this.add({ kind: node.anchor === "text-start" ? "text-start" : "text-end", next });
      case "sequence":
        return node.items.reduceRight((after, item) => this.build(item, after), next);
      case "choice":
        return this.add({ kind: "split", next: node.options.map((option) => this.build(option, next)) });
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

/** The units and, where case is ignored, those that JavaScript's `i` flag takes for the same. */
function casesOf(units: UnitSet, ignoreCase: boolean): UnitSet {
  if (!ignoreCase) return units;
  const others = casedUnits().filter(([unit]) => units.some(([from, to]) => unit >= from && unit <= to));
  return unitSet([...units, ...others.flatMap(([, alike]) => alike.map((unit) => [unit, unit] as const))]);
}

let cased: readonly (readonly [number, readonly number[]])[] | undefined;

/** Units that have others of the same letter, each with all of them (ECMA-262 22.2.2.7.3 Canonicalize, without the u flag). */
function casedUnits(): readonly (readonly [number, readonly number[]])[] {
  if (cased !== undefined) return cased;
  const alike = new Map<number, number[]>();
  for (let unit = 0; unit <= 0xffff; unit++) {
    const upper = String.fromCharCode(unit).toUpperCase();
    const code = upper.length === 1 ? upper.charCodeAt(0) : unit;
    const canonical = unit >= 0x80 && code < 0x80 ? unit : code;
    const group = alike.get(canonical);
    if (group === undefined) alike.set(canonical, [unit]);
    else group.push(unit);
  }
  cased = [...alike.values()].filter((group) => group.length > 1).flatMap((group) => group.map((unit) => [unit, group] as const));
  return cased;
}
