import { nearest } from "../../source/index.ts";
import type { Entry } from "./entry.ts";

/** Finds documents by what correlations and filters call them: their id or their name. */
export interface RuleIndex {
  readonly find: (reference: string) => Entry | undefined;
  readonly names: () => Iterable<string>;
}

/** Where two documents have the same id or name the first one is meant. */
export function createRuleIndex(entries: readonly Entry[]): RuleIndex {
  const byReference = new Map<string, Entry>();
  for (const entry of entries) {
    for (const reference of entry.references) {
      if (!byReference.has(reference)) byReference.set(reference, entry);
    }
  }
  return { find: (reference) => byReference.get(reference), names: () => byReference.keys() };
}

/** A reference that leads nowhere, with what may have been meant. */
export function referencePayload(
  reference: string,
  index: RuleIndex,
): { reference: string; suggestion?: string } {
  const suggestion = nearest(reference, index.names());
  return suggestion === undefined ? { reference } : { reference, suggestion };
}
