/**
 * A regular expression as a tree: the part of RE2's syntax that detection content uses. What is not covered
 * (Unicode classes, \Q…\E, …) is left to the linear-time engine, which reads the text itself.
 */
export type RegexNode =
  /** One unit, given by its code. */
  | { readonly kind: "unit"; readonly code: number; readonly ignoreCase: boolean }
  /** A class or `.`: the units it takes. */
  | { readonly kind: "class"; readonly units: UnitSet; readonly ignoreCase: boolean }
  | { readonly kind: "anchor"; readonly anchor: Anchor }
  | { readonly kind: "sequence"; readonly items: readonly RegexNode[] }
  | { readonly kind: "choice"; readonly options: readonly RegexNode[] }
  | {
      readonly kind: "repeat";
      readonly item: RegexNode;
      readonly min: number;
      /** Infinity for an open repeat. */
      readonly max: number;
      readonly lazy: boolean;
    };

export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

/** Where a position must be; the line anchors are those of multi-line matching. */
export type Anchor =
  | "text-start"
  | "text-end"
  | "line-start"
  | "line-end"
  | "word-edge"
  | "no-word-edge";

/** Ranges of UTF-16 units, both ends included, ascending and apart. */
export type UnitSet = readonly (readonly [number, number])[];

const lastUnit = 0xffff;

/** The ranges in their normal form. */
export function unitSet(ranges: readonly (readonly [number, number])[]): UnitSet {
  const out: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}

/** All units that are not in the set. */
export function complement(set: UnitSet): UnitSet {
  const out: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) out.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= lastUnit) out.push([next, lastUnit]);
  return out;
}
