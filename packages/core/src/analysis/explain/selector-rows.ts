import { findEvent, shortProvider } from "../../knowledge/index.ts";
import type { EventSelector } from "../../schema/index.ts";
import type { CoverageRow } from "./explanation.ts";

/** Each event once: what forms of it lack is what all of them lack. */
export function eachOnce(rows: readonly CoverageRow[]): readonly CoverageRow[] {
  const known = new Map<string, CoverageRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.provider, row.channel, row.eventId]);
    const same = known.get(key);
    const missing = row.missing.filter((name) => same?.missing.includes(name) ?? true);
    known.set(key, { ...row, missing });
  }
  return [...known.values()];
}

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
      title: entry?.title ?? otherTitle(provider, eventId),
      role: "primary",
      audit: entry?.audit ?? [],
      where: [],
      needs: [],
      missing,
    };
  });
}

function otherTitle(provider: string | undefined, eventId: number | undefined): string {
  if (eventId === undefined) return "Any event";
  return provider === undefined ? "Any event of this id" : "(title not known)";
}
