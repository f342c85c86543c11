import type { Formula } from "./formula.ts";
import { ordinaryText } from "./ordinary-text.ts";
import { cachedProbe } from "./probe.ts";
import type { Probe } from "./probe.ts";

/** Probes of which at least one must be found for a formula to hold, and how often that is expected (0 … 1). */
export interface Witness {
  readonly probes: readonly Probe[];
  readonly share: number;
}

/** How often a probe is expected to be found (0 … 1); undefined for one that is not looked for. */
export type Estimate = (probe: Probe) => number | undefined;

/**
 * Chooses the witness of a formula; undefined where it can hold without any literal being there (it is then asked
 * of every record).
 *
 * # Soundness
 * The choice may only ever weaken: what an AND needs is what any one of its members needs, what an OR needs is
 * what all of them need together. A negated test needs nothing.
 */
export function witnessOf(
  formula: Formula,
  estimate: Estimate = expectedShare,
): Witness | undefined {
  switch (formula.kind) {
    case "constant":
      return formula.value ? undefined : { probes: [], share: 0 };
    case "test": {
      if (formula.negated) return undefined;
      const probe = cachedProbe(formula.expr);
      const share = probe === undefined ? undefined : estimate(probe);
      return probe === undefined || share === undefined ? undefined : { probes: [probe], share };
    }
    case "and": {
      let best: Witness | undefined;
      for (const isNext of [isLiteral, isJoined, isRegex]) {
        for (const arg of formula.args) {
          if (!isNext(arg)) continue;
          const witness = witnessOf(arg, estimate);
          if (witness !== undefined && (best === undefined || witness.share < best.share))
            best = witness;
        }
        if (best !== undefined && best.share <= rareShare) return best;
      }
      return best;
    }
    case "or": {
      const probes: Probe[] = [];
      let share = 0;
      for (const arg of formula.args) {
        const witness = witnessOf(arg, estimate);
        if (witness === undefined) return undefined;
        for (const probe of witness.probes) probes.push(probe);
        share += witness.share;
      }
      return { probes, share };
    }
  }
}

/**
 * A witness that is as rare as this needs no better one. Members of an AND are looked at in the order of what that takes:
 * single literals, lists, and regexes, which must be read to know what literals they need.
 */
const rareShare = 1 / 1024;

const isJoined = ({ kind }: Formula): boolean => kind !== "test";
const isRegex = (formula: Formula): boolean =>
  formula.kind === "test" && formula.expr.kind === "regex";
const isLiteral = (formula: Formula): boolean => formula.kind === "test" && !isRegex(formula);

/** Bits of surprise in a literal: how rarely, about, a text has it. */
export function expectedShare(probe: Probe): number {
  const bits = Math.min(probe.literal.length * 1.3, 16) + (probe.place === "anywhere" ? 0 : 1);
  const known = ordinaryText.includes(probe.literal) ? Math.min(bits, 1) : bits;
  return Math.pow(2, -known);
}

/** A probe that is found in more of the records than this tells too little to be worth looking for. */
const tellingShare = 0.2;

/** The telling probes of a formula's tests, negated ones too. */
export function tellingProbesOf(formula: Formula): readonly Probe[] {
  return probesOf(formula).filter((probe) => expectedShare(probe) <= tellingShare);
}

/** The probes of all of a formula's tests, negated ones too. */
export function probesOf(formula: Formula): readonly Probe[] {
  if (formula.kind === "constant") return [];
  if (formula.kind !== "test") return formula.args.flatMap(probesOf);
  const probe = cachedProbe(formula.expr);
  return probe === undefined ? [] : [probe];
}
