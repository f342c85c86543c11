import { findEvent } from "@telltale/core/knowledge";
import type { Event } from "@telltale/core/model";
import { printable } from "@telltale/core/source";
import { renderTable } from "../../terminal/table.ts";

interface Count {
  readonly channel: string;
  readonly provider: string;
  readonly eventId: number;
  count: number;
}

/** Counts events by channel, provider and event id. */
export interface EventCounts {
  add(event: Event): void;
  /** A table, the most frequent kinds first, for a window of so many columns if one is given. */
  render(window?: number): string;
}

export function createEventCounts(): EventCounts {
  const counts = new Map<string, Count>();
  return {
    add({ channel, provider, eventId }) {
      const key = `${channel}\0${provider}\0${eventId}`;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { channel, provider, eventId, count: 1 });
      else known.count++;
    },
    render(window) {
      const rows = [...counts.values()].sort(
        (a, b) => b.count - a.count || compare(keyOf(a), keyOf(b)) || a.eventId - b.eventId,
      );
      return renderTable(
        [
          { title: "events", align: "right" },
          { title: "channel" },
          { title: "provider" },
          { title: "id", align: "right" },
          { title: "event" },
        ],
        rows.map(({ channel, provider, eventId, count }) => [
          count.toLocaleString("en-US"),
          printable(channel) || "-",
          printable(provider) || "-",
          eventId < 0 ? "-" : String(eventId),
          findEvent(channel, eventId)?.title ?? "",
        ]),
        window,
      );
    },
  };
}

function keyOf({ channel, provider }: Count): string {
  return `${channel}\0${provider}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
