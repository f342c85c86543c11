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

class TooLarge extends Error {}

/** Builds the automaton; undefined for patterns with anchors that look at neighbors, and for too large ones. */
export function buildNfa(node: RegexNode): Nfa | undefined {
  const builder = new Builder();
  try {
    const match = builder.add({ kind: "match" });
    const start = builder.build(node, match);
    return start === undefined ? undefined : { instructions: builder.instructions, start };
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

class Builder {
  readonly instructions: Instruction[] = [];

  add(instruction: Instruction): number {
    if (this.instructions.length >= mostInstructions) throw new TooLarge();
    return this.instructions.push(instruction) - 1;
  }

  /** The state from which the node is matched and then `next`; undefined if the node has a part we do not do. */
  build(node: RegexNode, next: number): number | undefined {
    switch (node.kind) {
      case "unit":
        return this.add({ kind: "units", units: casesOf([[node.code, node.code]], node.ignoreCase), next });
      case "class":
        return this.add({ kind: "units", units: casesOf(node.units, node.ignoreCase), next });
      case "anchor":
        if (node.anchor !== "text-start" && node.anchor !== "text-end") return undefined;
        return this.add({ kind: node.anchor, next });
      case "sequence":
        return node.items.reduceRight<number | undefined>((after, item) => (after === undefined ? undefined : this.build(item, after)), next);
      case "choice": {
        const options = node.options.map((option) => this.build(option, next));
        return options.some((option) => option === undefined) ? undefined : this.add({ kind: "split", next: options as number[] });
      }
      case "repeat":
        return this.#repeat(node, next);
      default:
        return unreachable(node);
    }
  }

  #repeat({ item, min, max }: Extract<RegexNode, { kind: "repeat" }>, next: number): number | undefined {
    let state: number | undefined = next;
    if (max === Infinity) {
      const exits: number[] = [next];
      const loop = this.add({ kind: "split", next: exits });
      const body = this.build(item, loop);
      if (body === undefined) return undefined;
      exits.push(body);
      state = loop;
    } else {
      for (let i = min; i < max && state !== undefined; i++) {
        const body = this.build(item, state);
        state = body === undefined ? undefined : this.add({ kind: "split", next: [body, next] });
      }
    }
    for (let i = 0; i < min && state !== undefined; i++) state = this.build(item, state);
    return state;
  }
}

/** The units and, where case is ignored, those that JavaScript's `i` flag takes for the same. */
function casesOf(units: UnitSet, ignoreCase: boolean): UnitSet {
  if (!ignoreCase) return units;
  const wanted = new Set<number>();
  const isIn = (unit: number) => units.some(([from, to]) => unit >= from && unit <= to);
  for (let unit = 0; unit <= 0xffff; unit++) if (isIn(unit)) wanted.add(canonical[unit] as number);
  const ranges: (readonly [number, number])[] = [];
  for (let unit = 0; unit <= 0xffff; unit++) if (wanted.has(canonical[unit] as number)) ranges.push([unit, unit]);
  return unitSet(ranges);
}

/** ECMA-262 22.2.2.7.3 Canonicalize, without the u flag. */
const canonical: Uint16Array = Uint16Array.from({ length: 0x10000 }, (_, unit) => {
  const upper = String.fromCharCode(unit).toUpperCase();
  if (upper.length !== 1) return unit;
  const code = upper.charCodeAt(0);
  return unit >= 0x80 && code < 0x80 ? unit : code;
});
