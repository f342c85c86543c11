import { createCollector, tableNeeds } from "../../../src/engine/relational/index.ts";
import type { CollectorOptions, TableNeed } from "../../../src/engine/relational/index.ts";
import { eventForms, fillEventForm, writeEvtx } from "../../../src/lab/index.ts";
import type { EventFormName, EvtxValue } from "../../../src/lab/index.ts";
import { lowerKusto, parseKusto } from "../../../src/languages/kusto/index.ts";
import { cellText } from "../../../src/model/index.ts";
import type { Query } from "../../../src/model/index.ts";
import { kustoCatalog } from "../../../src/schema/kusto/index.ts";
import { SourceText } from "../../../src/source/index.ts";
import { createReader } from "../../../src/telemetry/index.ts";
import type { EventCursor } from "../../../src/telemetry/index.ts";

export const catalog = kustoCatalog();

/** The query that a text in Kusto means, which must be a good one. */
export function queryOf(text: string): Query {
  const source = new SourceText("query.kql", text);
  const { results, diagnostics } = lowerKusto(parseKusto(source), source, catalog);
  const query = results.at(-1)?.query;
  if (query === undefined || diagnostics.some(({ severity }) => severity === "error"))
    throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return query;
}

/** What a query asks of its tables. */
export const needsOf = (text: string): readonly TableNeed[] => tableNeeds(queryOf(text));

/** All columns of a table, of all of its rows. */
export function wholeTable(name: string): TableNeed {
  const table = catalog.table(name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return {
    source: { kind: "table", ...table },
    columns: table.columns.map((column) => column.name),
  };
}

export interface TestEvent {
  readonly form: EventFormName;
  readonly values: Readonly<Record<string, EvtxValue>>;
  readonly time?: string;
  readonly computer?: string;
}

/** The bytes of an event log with events of our own. */
export function logOf(events: readonly TestEvent[]): Uint8Array {
  const described = events.map(({ form, values, time, computer }) => {
    const setting = {
      time: time ?? "2026-03-02T08:00:00.1234567Z",
      computer: computer ?? "WS01.corp.example",
      processId: 100,
      threadId: 200,
      userSid: "S-1-5-18",
    };
    const { event, unknown } = fillEventForm(form, setting, new Map(Object.entries(values)));
    if (unknown.length > 0) throw new Error(`${form} has no ${unknown.join(", ")}`);
    return event;
  });
  const { bytes, refused } = writeEvtx(described);
  if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
  return bytes;
}

export { eventForms };

export function readEvtx(bytes: Uint8Array, visit: (cursor: EventCursor) => void): void {
  createReader("evtx").read(bytes, 0, true, visit);
}

export function readJson(records: readonly unknown[], visit: (cursor: EventCursor) => void): void {
  const lines = records.map((record) => JSON.stringify(record)).join("\n");
  createReader("json").read(new TextEncoder().encode(lines), 0, true, visit);
}

/** The rows that records make, as texts by column; empty ones are left out. */
export function rowsOf(
  needs: readonly TableNeed[],
  read: (visit: (cursor: EventCursor) => void) => void,
  options: CollectorOptions = {},
): readonly Readonly<Record<string, string>>[] {
  const collector = createCollector(needs, options);
  const rows: Record<string, string>[] = [];
  read((cursor) =>
    collector.feed(cursor, (need, row) => {
      const columns = collector.columns[need] ?? [];
      const texts = columns.map(({ name, type }, at) => [name, cellText(row[at] ?? null, type)]);
      rows.push(Object.fromEntries(texts.filter(([, text]) => text !== "")));
    }),
  );
  return rows;
}
