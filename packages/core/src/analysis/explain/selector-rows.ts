import { findEvent, shortProvider } from "../../knowledge/index.ts";
import type { EventSelector } from "../../schema/index.ts";
import type { CoverageRow } from "./explanation.ts";

/** The events that a selector takes in, one row each; `missing` are fields of the query that they do not have. */
export function selectorRows(
  { channels = [], provider, eventIds = [] }: EventSelector,
  missing: readonly string[],
): readonly CoverageRow[] {
  const [channel] = channels;
  return (eventIds.length === 0 ? [undefined] : eventIds).map((eventId) => {
    const entry = eventId === undefined ? undefined : findEvent(channel ?? provider ?? "", eventId);
    const owner = provider ?? entry?.provider ?? channel;
    return {
      provider: owner === undefined ? "any" : shortProvider(owner).replace(/\/Operational$/, ""),
      ...(channel === undefined ? {} : { channel }),
      ...(eventId === undefined ? {} : { eventId }),
      title: entry?.title ?? (eventId === undefined ? "Any event" : "(title not known)"),
      role: "primary",
      audit: entry?.audit ?? [],
      where: [],
      needs: [],
      missing,
    };
  });
}
