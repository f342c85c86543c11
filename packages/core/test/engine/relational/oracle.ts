import { createCollector } from "../../../src/engine/relational/index.ts";
import type { CollectorOptions, TableNeed } from "../../../src/engine/relational/index.ts";
import { evaluateExpr } from "../../../src/engine/index.ts";
import type { Subject } from "../../../src/engine/index.ts";
import { cellText, walkExpr } from "../../../src/model/index.ts";
import type { Cell, ColumnType, Datum, Expr } from "../../../src/model/index.ts";
import type { EventCursor } from "../../../src/telemetry/index.ts";

type Read = (visit: (cursor: EventCursor) => void) => void;

/** Whether a filter has nothing in it but what the model itself gives a meaning on records. */
export function isPlain(filter: Expr): boolean {
  let plain = true;
  walkExpr(filter, ({ kind }) => {
    if (["call", "arithmetic", "case", "in-query", "query-value"].includes(kind)) plain = false;
  });
  return plain;
}

/** A row as a record, for the plain evaluator: the meaning that the query gives the filter, without any push-down. */
export function subjectOf(columns: readonly ColumnType[], row: readonly Cell[]): Subject {
  const values = new Map(
    columns.map(({ name, type }, at): [string, Datum] => {
      const cell = row[at] ?? null;
      return [name, typeof cell === "bigint" ? cellText(cell, type) : cell];
    }),
  );
  return { get: (name) => values.get(name), fields: () => Object.fromEntries(values) };
}

/** For each record, the needs that it makes rows for. */
export function needsByRecord(
  needs: readonly TableNeed[],
  read: Read,
  options: CollectorOptions = {},
): readonly ReadonlySet<number>[] {
  const collector = createCollector(needs, options);
  const found: Set<number>[] = [];
  read((cursor) => {
    const ofRecord = new Set<number>();
    collector.feed(cursor, (need) => ofRecord.add(need));
    found.push(ofRecord);
  });
  return found;
}

/** What comes of holding the rows of whole tables against the filters: rows that hold, and those that are not made. */
export function compareWithFilters(
  needs: readonly TableNeed[],
  read: Read,
): { readonly held: number; readonly made: number; readonly missed: readonly string[] } {
  const pushed = needsByRecord(needs, read);
  const tables = [...new Map(needs.map(({ source }) => [source.name, source])).values()];
  const numbers = tables.map(({ name }) =>
    [...needs.keys()].filter((n) => needs[n]?.source.name === name),
  );
  const whole = tables.map((source): TableNeed => ({
    source,
    columns: source.columns.map(({ name }) => name),
  }));
  const collector = createCollector(whole, { pushDown: false });
  const missed: string[] = [];
  let held = 0;
  let record = 0;
  read((cursor) => {
    const ofRecord = pushed[record++];
    collector.feed(cursor, (table, row) => {
      const subject = subjectOf(tables[table]?.columns ?? [], row);
      for (const number of numbers[table] ?? []) {
        const filter = needs[number]?.filter;
        if (filter !== undefined && evaluateExpr(filter, subject) !== true) continue;
        held++;
        if (ofRecord?.has(number) !== true)
          missed.push(`record ${record} of ${tables[table]?.name}: ${JSON.stringify(filter)}`);
      }
    });
  });
  return { held, made: pushed.reduce((sum, { size }) => sum + size, 0), missed };
}
