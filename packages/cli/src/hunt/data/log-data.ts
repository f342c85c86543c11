import { createCollector } from "@telltale/core/engine/relational";
import type { TableNeed } from "@telltale/core/engine/relational";
import type { Query } from "@telltale/core/model";
import { bindTable } from "@telltale/core/schema/kusto";
import type { RunOptions, Store, TableAppender } from "@telltale/store";
import type { GivenTableFile } from "../given-table/given-table.ts";
import { loadGivenTable } from "../given-table/given-table.ts";
import type { EventKind } from "../load/event-kinds.ts";
import type { LoadAccount } from "../load/load-account.ts";
import { loadLogs } from "../load/load-logs.ts";
import type { FoundLogs } from "../load/load-logs.ts";
import type { CollectSettings } from "../load/unit-collector.ts";
import type { TimeSpan } from "../load/time-window.ts";
import { tableKey, united } from "../needs.ts";
import type { HuntData, LoadedTable } from "./data.ts";

export interface LogDataOptions {
  readonly store: Store;
  readonly logs: FoundLogs;
  readonly given: readonly GivenTableFile[];
  /** As many as pay when absent. */
  readonly threads?: number;
  /** How events become rows; the needs come with each load. */
  readonly settings: Omit<CollectSettings, "needs">;
  readonly progress: (account: LoadAccount) => void;
}

/** Tables made of logs, and of files that the user says are tables. */
export class LogData implements HuntData {
  readonly #options: LogDataOptions;
  readonly #tables = new Map<string, LoadedTable>();
  account: LoadAccount | undefined;

  constructor(options: LogDataOptions) {
    this.#options = options;
  }

  get tables(): readonly LoadedTable[] {
    return [...this.#tables.values()];
  }

  kinds(): readonly EventKind[] {
    return this.account?.kinds.all() ?? [];
  }

  span(): TimeSpan | undefined {
    return this.account?.span;
  }

  async load(needs: readonly TableNeed[], signal: AbortSignal): Promise<boolean> {
    const { given, settings } = this.#options;
    const missing: TableNeed[] = [];
    for (const need of needs) {
      const asked = settings.pushDown ? need : wholeTable(need);
      const known = this.#tables.get(tableKey(need.source))?.need;
      if (known === undefined) missing.push(asked);
      else if (lacksColumns(known, need)) {
        // Tables of events have the fields that queries speak of: for others the logs are read again.
        await this.#options.store.dropTable(known.source.vocabulary, known.source.name);
        missing.push(united(known, asked));
      }
    }
    const files = new Map(given.map((file) => [file.name, file]));
    const fromLogs: TableNeed[] = [];
    for (const need of missing) {
      const file = files.get(need.source.name);
      if (file !== undefined) await this.#loadFile(need, file);
      else if (bindTable(need.source.vocabulary, need.source.name) !== undefined)
        fromLogs.push(need);
      else await this.#loadNothing(need);
    }
    if (fromLogs.length > 0) await this.#read(fromLogs, signal);
    return !signal.aborted;
  }

  async look(signal: AbortSignal): Promise<readonly EventKind[]> {
    if (this.account === undefined) await this.#read([], signal);
    return this.kinds();
  }

  run(query: Query, options: RunOptions) {
    return this.#options.store.run(query, options);
  }

  explain(query: Query, options: Pick<RunOptions, "now">) {
    return this.#options.store.explain(query, options);
  }

  close(): void {
    this.#options.store.close();
  }

  /** Reads the logs into new tables. */
  async #read(needs: readonly TableNeed[], signal: AbortSignal): Promise<void> {
    const { store, settings } = this.#options;
    const { columns } = createCollector(needs);
    const appenders: TableAppender[] = [];
    for (const [number, { source }] of needs.entries())
      appenders.push(
        await store.createTable(source.vocabulary, source.name, columns[number] ?? []),
      );
    const account = await loadLogs({
      ...this.#options,
      settings: { ...settings, needs },
      append: (event, need, row) => appenders[need]?.append(BigInt(event), row),
      signal,
    });
    for (const appender of appenders) appender.close();
    this.account = account;
    needs.forEach((need, number) =>
      this.#add({ need, origin: "logs", rows: account.rows.get(number) ?? 0 }),
    );
  }

  async #loadFile(need: TableNeed, file: GivenTableFile): Promise<void> {
    const columns = neededColumns(need);
    const appender = await this.#create(need);
    const rows = await loadGivenTable(file, columns, appender);
    appender.close();
    this.#add({ need, origin: "file", rows });
  }

  async #loadNothing(need: TableNeed): Promise<void> {
    (await this.#create(need)).close();
    this.#add({ need, origin: "nothing", rows: 0 });
  }

  #create(need: TableNeed): Promise<TableAppender> {
    const { vocabulary, name } = need.source;
    return this.#options.store.createTable(vocabulary, name, neededColumns(need));
  }

  #add(table: LoadedTable): void {
    this.#tables.set(tableKey(table.need.source), table);
  }
}

const lacksColumns = ({ columns }: TableNeed, asked: TableNeed): boolean =>
  asked.columns.some((name) => !columns.includes(name));

/** All of a table that events can fill, for queries that are yet to come. */
function wholeTable({ source }: TableNeed): TableNeed {
  const unfilled = new Set(bindTable(source.vocabulary, source.name)?.unfilled);
  return {
    source,
    columns: source.columns.map(({ name }) => name).filter((name) => !unfilled.has(name)),
  };
}

function neededColumns({ source, columns }: TableNeed) {
  const names = new Set(columns);
  return source.columns.filter(({ name }) => names.has(name));
}
