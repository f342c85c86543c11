import type { ColumnType, Query } from "@telltale/core/model";
import { timeOfTicks } from "@telltale/core/model";
import type { HuntData, LoadedTable } from "./data/data.ts";
import { timeText } from "./output/cell-text.ts";

/** A time at which a query would find something, which the newest event is too new for. */
export interface OlderRows {
  /** The table that has rows of that time, and how many rows in all that the query could find at some time. */
  readonly table: string;
  readonly rows: number;
  /** In ISO 8601. */
  readonly time: string;
}

/** The columns that hold the time of a row, in the tables of all languages. */
const timeColumns = ["Timestamp", "TimeGenerated", "@timestamp", "_time"];

const limits = { maxRows: 1, timeoutMs: 10_000 };

/**
 * Looks for a time to ask queries at that find nothing at the present: that of the newest row that a table holds for them.
 * Where the present was not known before the events were, those are all rows that are asked for, their time aside. Of
 * tables that are kept whole it says nothing.
 */
export async function olderRows(
  queries: readonly Query[],
  data: HuntData,
  now: bigint,
): Promise<OlderRows | undefined> {
  for (const table of data.tables) {
    const { need, origin, rows = 0 } = table;
    const column = timeColumn(table);
    if (origin !== "logs" || rows === 0 || need.filter === undefined || column === undefined)
      continue;
    const newest = await data.run(newestOf(table, column), { now, ...limits });
    const ticks = newest.kind === "problem" ? undefined : newest.rows[0]?.[0];
    if (typeof ticks !== "bigint" || ticks >= now) continue;
    for (const query of queries) {
      const then = await data.run(query, { now: ticks, ...limits });
      if (then.kind !== "problem" && then.rows.length > 0)
        return { table: need.source.name, rows, time: timeText(timeOfTicks(ticks)) };
    }
  }
  return undefined;
}

function timeColumn({ need: { source, columns } }: LoadedTable): ColumnType | undefined {
  return source.columns.find(
    ({ name, type }) => type === "datetime" && timeColumns.includes(name) && columns.includes(name),
  );
}

function newestOf({ need: { source } }: LoadedTable, { name, type }: ColumnType): Query {
  const args = [{ kind: "field", vocabulary: "column", name, type }] as const;
  const newest = { name: "newest", function: "max", type, args };
  return { source, steps: [{ kind: "summarize", by: [], aggregates: [newest] }] };
}
