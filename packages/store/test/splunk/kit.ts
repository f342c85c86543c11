import { createCollector, tableNeeds } from "@telltale/core/engine/relational";
import { lowerSpl, macroKey, parseSpl } from "@telltale/core/languages/spl";
import type { Macro } from "@telltale/core/languages/spl";
import { readPack } from "@telltale/core/library";
import type { ColumnType, Query } from "@telltale/core/model";
import { splunkTables } from "@telltale/core/schema/cim";
import { SourceText } from "@telltale/core/source";
import { createReader } from "@telltale/core/telemetry";
import { openStore } from "../../src/index.ts";
import type { Store, StoreOutcome, TableAppender } from "../../src/index.ts";
import { now, textsOf } from "../kit.ts";

type Fields = Readonly<Record<string, unknown>>;

/** An event of a channel as a flat record; seconds count from 2024-03-16T11:00:00Z, an hour before now. */
export function event(channel: string, id: number, fields: Fields, seconds = 0): Fields {
  const provider =
    channel === "Security" ? "Microsoft-Windows-Security-Auditing" : channel.replace(/\/.*$/, "");
  return {
    "@timestamp": new Date(Date.UTC(2024, 2, 16, 11) + seconds * 1000).toISOString(),
    Hostname: "WS01.corp.example",
    SourceName: provider,
    ProviderName: provider,
    Channel: channel,
    EventID: id,
    ...fields,
  };
}

export const sysmon = (id: number, fields: Fields, seconds = 0): Fields =>
  event("Microsoft-Windows-Sysmon/Operational", id, fields, seconds);

export const security = (id: number, fields: Fields, seconds = 0): Fields =>
  event("Security", id, fields, seconds);

export const macroTable = (macros: Readonly<Record<string, Macro>>) =>
  new Map(
    Object.entries(macros).map(([name, macro]) => [macroKey(name, macro.arguments.length), macro]),
  );

export interface SearchOptions {
  readonly macros?: Readonly<Record<string, Macro>>;
  /** The texts of a pack's files, by their paths. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether events are filtered before they become rows: true if absent. */
  readonly pushDown?: boolean;
  /** What to run in the place of the query over the rows that the query asks for; undefined not to run anything. */
  readonly alter?: (query: Query) => Query | undefined;
}

export type SearchOutcome =
  | StoreOutcome
  | { readonly kind: "refused"; readonly errors: readonly string[] }
  | { readonly kind: "unaltered" };

/** Runs a search over events. */
export async function runSearch(
  search: string,
  events: readonly Fields[],
  { macros = {}, files = {}, pushDown = true, alter = (query) => query }: SearchOptions = {},
): Promise<SearchOutcome> {
  const source = new SourceText("search", search);
  const pack = readPack(Object.entries(files).map(([name, text]) => new SourceText(name, text)));
  const table = new Map([...pack.macros, ...macroTable(macros)]);
  const parsed = parseSpl(source, { macros: table });
  const answers = new Map<string, readonly ColumnType[]>();
  const lower = () =>
    lowerSpl(parsed, source, { tables: splunkTables, ...pack, macros: table, answers });
  let lowered = lower();
  for (let question = lowered.openQuestion; question !== undefined;) {
    const { prefix, key } = question;
    const outcome = await runQuery(prefix, prefix, events, pushDown);
    if (outcome.kind === "problem") return outcome;
    const names = new Set(outcome.rows.map(([value]) => String(value)));
    answers.set(
      key,
      [...names].toSorted().map((name) => ({ name, type: "string" })),
    );
    lowered = lower();
    question = lowered.openQuestion;
  }
  const errors = [...parsed.diagnostics, ...lowered.diagnostics].filter(
    ({ severity }) => severity === "error",
  );
  const { query } = lowered;
  if (query === undefined || errors.length > 0)
    return { kind: "refused", errors: errors.map(({ message }) => message) };
  const altered = alter(query);
  if (altered === undefined) return { kind: "unaltered" };
  return runQuery(query, altered, events, pushDown);
}

/** One for all searches: opening a database takes longer than most of them. */
let opened: Promise<Store> | undefined;

/** Runs a query over the rows that another asks for. */
async function runQuery(
  query: Query,
  altered: Query,
  events: readonly Fields[],
  pushDown: boolean,
): Promise<StoreOutcome> {
  const needs = tableNeeds(query);
  const collector = createCollector(needs, { now, pushDown });
  opened ??= openStore();
  const store = await opened;
  const appenders: TableAppender[] = [];
  try {
    for (const [number, { source }] of needs.entries())
      appenders.push(
        await store.createTable(source.vocabulary, source.name, collector.columns[number] ?? []),
      );
    let count = 0n;
    const lines = events.map((record) => JSON.stringify(record)).join("\n");
    createReader("json").read(new TextEncoder().encode(lines), 0, true, (cursor) => {
      collector.feed(cursor, (need, row) => appenders[need]?.append(count, row));
      count++;
    });
    for (const appender of appenders) appender.close();
    return await store.run(altered, { now });
  } finally {
    for (const { source } of needs) await store.dropTable(source.vocabulary, source.name);
  }
}

/** The rows that a search gives over events: cells joined by bars, null as `null`; or why there are none. */
export async function splRows(
  search: string,
  events: readonly Fields[],
  macros: Readonly<Record<string, Macro>> = {},
  pushDown = true,
): Promise<readonly string[]> {
  return rowsOf(await runSearch(search, events, { macros, pushDown }));
}

/** The same with the files of a pack. */
export async function packRows(
  search: string,
  events: readonly Fields[],
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  return rowsOf(await runSearch(search, events, { files }));
}

function rowsOf(outcome: SearchOutcome): readonly string[] {
  switch (outcome.kind) {
    case "refused":
      return outcome.errors;
    case "unaltered":
      return [];
    case "problem":
      return [`${outcome.reason}: ${outcome.message} ${outcome.sql ?? ""}`];
    default:
      return textsOf(outcome);
  }
}
