import type { Entry } from "./load.ts";

/** Finds documents by what correlations and filters call them: their id or their name. */
export interface RuleIndex {
  readonly find: (reference: string) => Entry | undefined;
  readonly names: () => Iterable<string>;
}

/** Where two documents have the same id or name the first one is meant. */
export function createRuleIndex(entries: readonly Entry[]): RuleIndex {
  const byReference = new Map<string, Entry>();
  for (const entry of entries) {
    const { document } = entry;
    if (document === undefined || document.kind === "filter") continue;
    for (const named of [document.attributes.id, document.attributes.name]) {
      if (named !== undefined && !byReference.has(named.name)) byReference.set(named.name, entry);
    }
  }
  return { find: (reference) => byReference.get(reference), names: () => byReference.keys() };
}
