import type { EventSelector } from "../../../schema/index.ts";

/** Whether there may be an event that both take in. */
export function mayMeet(a: EventSelector, b: EventSelector): boolean {
  if (a.fields !== undefined || b.fields !== undefined) return true;
  return (
    share(a.eventIds, b.eventIds) &&
    share(folded(a.channels), folded(b.channels)) &&
    share(folded(a.provider), folded(b.provider))
  );
}

function folded(names: readonly string[] | string | undefined): readonly string[] | undefined {
  return names === undefined ? undefined : [names].flat().map((name) => name.toLowerCase());
}

function share<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((value) => b.includes(value));
}
