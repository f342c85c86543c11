import type { Detection, Expr } from "../model/index.ts";
import { mapExpr } from "../model/index.ts";
import type { BoundFilter } from "../schema/index.ts";
import type { Diagnostic } from "../source/index.ts";
import type { Rule, RuleSet } from "./rule-set.ts";

/** A rule set without its filters' trees, which stand in a text of their own. */
interface Index {
  readonly rules: readonly {
    readonly detection: Detection;
    readonly filters: readonly (Omit<BoundFilter, "filter"> & {
      readonly at: number;
      readonly length: number;
    })[];
  }[];
  readonly notes: readonly (readonly [number, readonly Diagnostic[]])[];
}

/**
 * A rule set as one text, for a cache or another thread. Queries and spans are left out: what is unpacked can run
 * and be shown in hits, but not be explained.
 */
export function packRuleSet({ rules, notes }: RuleSet): string {
  const bodies: string[] = [];
  let at = 0;
  const packed = rules.map(({ detection, filters }) => ({
    detection:
      detection.logic.kind === "queries"
        ? { ...detection, logic: { kind: "queries", queries: [] } }
        : detection,
    filters: filters.map(({ filter, ...rest }) => {
      const body = asciiJson(withoutOrigins(filter));
      bodies.push(body);
      at += body.length;
      return { ...rest, at: at - body.length, length: body.length };
    }),
  }));
  return `${asciiJson({ rules: packed, notes: [...notes] })}\n${bodies.join("")}`;
}

/**
 * The rule set of a packed text, or those of its rules that are named, in that order. A filter is read when it is first asked for: most never are
 * in one scan.
 */
export function unpackRuleSet(text: string, kept?: readonly number[]): RuleSet {
  const split = text.indexOf("\n");
  const index = JSON.parse(text.slice(0, split)) as Index;
  const base = split + 1;
  const rules = (kept ?? index.rules.keys().toArray())
    .flatMap((number) => index.rules[number] ?? [])
    .map(({ detection, filters }): Rule => ({
      detection,
      filters: filters.map(
        ({ at, length, ...rest }) =>
          new PackedFilter(rest, () => text.slice(base + at, base + at + length)),
      ),
    }));
  return { rules, notes: new Map(kept === undefined ? index.notes : []) };
}

class PackedFilter implements BoundFilter {
  readonly selector: BoundFilter["selector"];
  readonly classes: BoundFilter["classes"];
  readonly missing: BoundFilter["missing"];
  readonly #read: () => string;
  #filter: Expr | undefined;

  constructor(rest: Omit<BoundFilter, "filter">, read: () => string) {
    this.selector = rest.selector;
    this.classes = rest.classes;
    this.missing = rest.missing;
    this.#read = read;
  }

  get filter(): Expr {
    return (this.#filter ??= JSON.parse(this.#read()) as Expr);
  }
}

/** JSON in ASCII only: engines keep such a text in half the memory, and every thread holds one. */
function asciiJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function withoutOrigins(expr: Expr): Expr {
  return mapExpr(expr, (node) => {
    if (node.origin === undefined) return node;
    const { origin: _, ...rest } = node;
    return rest;
  });
}
