import { findRetired, findTactics, findTechnique } from "./attack.ts";
import type { RetiredTechnique, Tactic, Technique } from "./attack.ts";

/** What a Sigma tag of the `attack` namespace names. */
export type AttackTag =
  | {
      readonly kind: "technique";
      readonly tag: string;
      readonly technique: Technique;
      readonly retired?: RetiredTechnique;
    }
  /** A deprecated technique that nothing replaces. */
  | { readonly kind: "retired"; readonly tag: string; readonly retired: RetiredTechnique }
  /** `former`: the tag uses a name that ATT&CK no longer has, which stands for several tactics. */
  | {
      readonly kind: "tactic";
      readonly tag: string;
      readonly tactics: readonly Tactic[];
      readonly former: boolean;
    }
  /** A group (`g0007`), software (`s0002`) or other object of ATT&CK that this table does not hold. */
  | { readonly kind: "object"; readonly tag: string; readonly id: string }
  | { readonly kind: "unknown"; readonly tag: string };

/**
 * Reads a tag such as `attack.t1059.001` or `attack.defense-evasion`; undefined where its namespace is
 * another (sigma-specification, tags appendix). Ids and names of older ATT&CK versions are understood.
 */
export function readAttackTag(tag: string): AttackTag | undefined {
  const name = /^attack\.(.+)$/i.exec(tag)?.[1];
  if (name === undefined) return undefined;
  if (/^t\d/i.test(name)) return techniqueTag(tag, name);
  const found = findTactics(name);
  if (found.length > 0) {
    const former = found.length > 1;
    return { kind: "tactic", tag, tactics: found, former };
  }
  if (/^[a-z]{1,3}\d{4}$/i.test(name)) return { kind: "object", tag, id: name.toUpperCase() };
  return { kind: "unknown", tag };
}

function techniqueTag(tag: string, id: string): AttackTag {
  const technique = findTechnique(id);
  if (technique !== undefined) return { kind: "technique", tag, technique };
  const retired = findRetired(id);
  if (retired === undefined) return { kind: "unknown", tag };
  const { replacement } = retired;
  return replacement === undefined
    ? { kind: "retired", tag, retired }
    : { kind: "technique", tag, technique: replacement, retired };
}
