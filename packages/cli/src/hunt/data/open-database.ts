import type { ColumnType, Query } from "@telltale/core/model";
import { cellText } from "@telltale/core/model";
import type { StoreOptions } from "@telltale/store";
import { eventsTable } from "../catalog.ts";
import type { EventKind } from "../load/event-kinds.ts";
import { spanOf } from "../load/time-window.ts";
import type { TimeSpan } from "../load/time-window.ts";
import { DatabaseData } from "./database-data.ts";
import { tryOpenStore } from "./open-store.ts";

/** Opens a database that `telltale ingest` made, to be read. A string says why it cannot be. */
export async function openDatabase(
  file: string,
  limits: StoreOptions,
): Promise<DatabaseData | string> {
  const store = await tryOpenStore({ ...limits, file, readOnly: true });
  if (typeof store === "string") return store;
  if (!store.hasTable(eventsTable.vocabulary, eventsTable.name)) {
    store.close();
    return "not made by telltale ingest: it has no table of events";
  }
  const result = await store.run(kindsQuery, { now: 0n });
  if (result.kind === "problem") {
    store.close();
    return result.message;
  }
  let span: TimeSpan | undefined;
  const kinds = result.rows.map(
    ([channel, provider, eventId, count, oldest, newest]): EventKind => {
      const times = [oldest, newest].map((cell) => cellText(cell ?? null, "datetime"));
      const [first = "", last = ""] = times;
      if (first !== "") span = spanOf(span, { oldest: first, newest: last });
      return {
        channel: String(channel ?? ""),
        provider: String(provider ?? ""),
        eventId: Number(eventId ?? -1),
        count: Number(count),
      };
    },
  );
  return new DatabaseData(store, kinds, span);
}

const column = (name: string) => {
  const { type } = eventsTable.columns.find((one) => one.name === name) as ColumnType;
  return { kind: "field", vocabulary: "column", name, type } as const;
};

/** The kinds of events, how many there are of each, and their times. */
const kindsQuery: Query = {
  source: { kind: "table", ...eventsTable },
  steps: [
    {
      kind: "summarize",
      by: ["Channel", "Provider", "EventID"].map((name) => ({ name, value: column(name) })),
      aggregates: [
        { name: "count", function: "count", type: "long", args: [] },
        { name: "oldest", function: "min", type: "datetime", args: [column("TimeGenerated")] },
        { name: "newest", function: "max", type: "datetime", args: [column("TimeGenerated")] },
      ],
    },
  ],
  missingText: "empty",
};
