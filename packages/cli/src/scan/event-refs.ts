import { number } from "@telltale/core/model";
import type { Cell, ColumnType, Expr, TableSource } from "@telltale/core/model";
import type { Store, TableAppender } from "@telltale/store";
import { eventColumns } from "./hit.ts";
import type { EventRef } from "./hit.ts";

const columns: readonly ColumnType[] = [{ name: "number", type: "long" }, ...eventColumns];
const table: TableSource = { kind: "table", vocabulary: "telltale", name: "event refs", columns };

/** So many are asked for in one query. */
const mostAtOnce = 2000;

/** What is said of events in hits, kept in a database until it is known which of them are in any: memory does not grow. */
export class EventRefs {
  readonly #store: Store;
  readonly #appender: TableAppender;
  #last: EventRef | undefined;
  #count = 0;

  private constructor(store: Store, appender: TableAppender) {
    this.#store = store;
    this.#appender = appender;
  }

  static async open(store: Store): Promise<EventRefs> {
    return new EventRefs(store, await store.createTable(table.vocabulary, table.name, columns));
  }

  /** The number of an event; the same for the same object as before. */
  add(event: EventRef): number {
    if (this.#last !== event) {
      const { time, computer, channel, provider, eventId, recordId, file } = event;
      const at = BigInt(this.#count++);
      const row = [at, time, computer, channel, provider, BigInt(eventId), recordId, file];
      this.#appender.append(at, row);
      this.#last = event;
    }
    return this.#count - 1;
  }

  /** To be called before events are asked for. */
  close(): void {
    this.#appender.close();
  }

  /** Events by their numbers. */
  async find(numbers: readonly number[]): Promise<ReadonlyMap<number, EventRef>> {
    const asked = [...new Set(numbers)];
    const found = new Map<number, EventRef>();
    for (let start = 0; start < asked.length; start += mostAtOnce) {
      const where = isAny(asked.slice(start, start + mostAtOnce));
      const outcome = await this.#store.run(
        { source: table, steps: [{ kind: "filter", where }], missingText: "empty" },
        { now: 0n },
      );
      if (outcome.kind === "problem") throw new Error(outcome.message);
      for (const row of outcome.rows) found.set(Number(row[0]), refOf(row));
    }
    return found;
  }
}

function isAny(numbers: readonly number[]): Expr {
  return {
    kind: "compare",
    operator: "eq",
    left: { kind: "field", vocabulary: "column", name: "number", type: "long" },
    right: { kind: "literal", value: { kind: "list", items: numbers.map(number) } },
    as: "number",
    caseRule: "sensitive",
    quantifier: "any",
  };
}

function refOf(row: readonly Cell[]): EventRef {
  const [, time, computer, channel, provider, eventId, recordId, file] = row.map(String);
  return {
    time: time ?? "",
    computer: computer ?? "",
    channel: channel ?? "",
    provider: provider ?? "",
    eventId: Number(eventId),
    recordId: recordId ?? "",
    file: file ?? "",
  };
}
