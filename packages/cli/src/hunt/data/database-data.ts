import type { TableNeed } from "@telltale/core/engine/relational";
import type { Query } from "@telltale/core/model";
import type { RunOptions, Store } from "@telltale/store";
import type { EventKind } from "../load/event-kinds.ts";
import type { TimeSpan } from "../load/time-window.ts";
import { tableKey } from "../needs.ts";
import type { HuntData, LoadedTable } from "./data.ts";
import { emptied } from "./empty-tables.ts";

/** Tables of a database that `telltale ingest` made. */
export class DatabaseData implements HuntData {
  readonly #store: Store;
  readonly #kinds: readonly EventKind[];
  readonly #span: TimeSpan | undefined;
  readonly #tables = new Map<string, LoadedTable>();
  readonly account = undefined;

  constructor(store: Store, kinds: readonly EventKind[], span: TimeSpan | undefined) {
    this.#store = store;
    this.#kinds = kinds;
    this.#span = span;
  }

  get tables(): readonly LoadedTable[] {
    return [...this.#tables.values()];
  }

  kinds(): readonly EventKind[] {
    return this.#kinds;
  }

  look(): Promise<readonly EventKind[]> {
    return Promise.resolve(this.#kinds);
  }

  span(): TimeSpan | undefined {
    return this.#span;
  }

  load(needs: readonly TableNeed[]): Promise<boolean> {
    for (const need of needs) {
      const origin = this.#store.hasTable(need.source.vocabulary, need.source.name)
        ? "database"
        : "nothing";
      this.#tables.set(tableKey(need.source), { need, origin });
    }
    return Promise.resolve(true);
  }

  run(query: Query, options: RunOptions) {
    return this.#store.run(this.#ready(query), options);
  }

  explain(query: Query, options: Pick<RunOptions, "now">) {
    return this.#store.explain(this.#ready(query), options);
  }

  close(): void {
    this.#store.close();
  }

  /** A database that is only read gets no new tables: those that it lacks are rows written in the query, none. */
  #ready(query: Query): Query {
    return emptied(query, ({ vocabulary, name }) => !this.#store.hasTable(vocabulary, name));
  }
}
