import { findTechnique, readAttackTag, tactics } from "../../knowledge/index.ts";
import type { Technique } from "../../knowledge/index.ts";
import type { AttackCoverage } from "./explanation.ts";

/**
 * What a rule's tags say of ATT&CK, by tactic in the order of the matrix: the tactics that the author
 * names and those of the techniques, told apart, for the two often disagree.
 */
export function attackCoverage(tags: readonly string[]): AttackCoverage {
  const read = tags.flatMap((tag) => readAttackTag(tag) ?? []);
  const techniques = new Map<string, Technique>();
  for (const tag of read)
    if (tag.kind === "technique") techniques.set(tag.technique.id, tag.technique);
  const all = [...techniques.values()];

  const own = new Set(all.flatMap((technique) => technique.tactics.map(({ id }) => id)));
  const tagged = new Set<string>();
  for (const tag of read) {
    if (tag.kind !== "tactic") continue;
    // A former tactic stands for those of its successors that the techniques have, or for all of them.
    const meant = tag.tactics.filter(({ id }) => own.has(id));
    for (const { id } of tag.former && meant.length > 0 ? meant : tag.tactics) tagged.add(id);
  }
  return {
    tactics: tactics
      .filter(({ id }) => own.has(id) || tagged.has(id))
      .map((tactic) => ({
        tactic,
        tagged: tagged.has(tactic.id),
        techniques: all.filter((technique) => technique.tactics.some(({ id }) => id === tactic.id)),
      })),
    retired: read.flatMap((tag) => {
      if (tag.kind === "retired") return [{ id: tag.retired.id, name: tag.retired.name }];
      if (tag.kind !== "technique" || tag.retired === undefined) return [];
      return [{ id: tag.retired.id, name: tag.retired.name, replacement: tag.technique.id }];
    }),
    objects: read.flatMap((tag) => (tag.kind === "object" ? [tag.id] : [])),
    unknown: read.flatMap((tag) => (tag.kind === "unknown" ? [tag.tag] : [])),
  };
}

/** `Command and Scripting Interpreter: PowerShell`. */
export function fullTechniqueName({ name, parent }: Technique): string {
  const above = parent === undefined ? undefined : findTechnique(parent)?.name;
  return above === undefined ? name : `${above}: ${name}`;
}
