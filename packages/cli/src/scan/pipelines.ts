import type { Rule, RuleSet } from "@telltale/core/engine";
import type { TableNeed } from "@telltale/core/engine/relational";
import { cellJson, cellOf } from "@telltale/core/model";
import type { Cell, ColumnType, Datum, Schedule } from "@telltale/core/model";
import { bindTable } from "@telltale/core/schema/kusto";
import { SourceText } from "@telltale/core/source";
import type { Diagnostic } from "@telltale/core/source";
import type { Store, TableAppender } from "@telltale/store";
import { usualMemoryMB } from "../hunt/data/memory-limit.ts";
import { needsOf } from "../hunt/needs.ts";
import { EventRefs } from "./event-refs.ts";
import { pipelineDiagnostics } from "./pipeline-diagnostics.ts";
import type { EventRef, Hit } from "./hit.ts";
import type { CollectedRow } from "./scan-unit.ts";

/** What the rules over tables need of the input. */
export function pipelineNeeds({ rules }: RuleSet): readonly TableNeed[] {
  return needsOf(rules.flatMap(({ pipeline }) => pipeline ?? []));
}

/** More than this a rule does not need, to be seen to fire. */
const maxRows = 100_000;
const timeoutMs = 300_000;

/** What the database may hold in memory; the rows are in a file. A rule that needs more is said to have failed. */
const mostMemoryMB = () => Math.min(usualMemoryMB(), 500);

/** Keeps the rows that rules over tables need, and runs the rules when all rows are there. */
export class Pipelines {
  readonly #store: Store;
  /** The rows that the rules need. */
  readonly needs: readonly TableNeed[];
  readonly #appenders: readonly TableAppender[];
  readonly #events: EventRefs;
  readonly #rowCounts: number[];

  private constructor(
    store: Store,
    needs: readonly TableNeed[],
    appenders: readonly TableAppender[],
    events: EventRefs,
  ) {
    this.#store = store;
    this.#events = events;
    this.needs = needs;
    this.#appenders = appenders;
    this.#rowCounts = needs.map(() => 0);
  }

  /** The database is loaded only where a rule needs it. */
  static async open(needs: readonly TableNeed[]): Promise<Pipelines> {
    const { openStore } = await import("@telltale/store");
    const store = await openStore({ onDisk: true, memoryLimitMB: mostMemoryMB() });
    const appenders: TableAppender[] = [];
    for (const { source, columns } of needs)
      appenders.push(
        await store.createTable(
          source.vocabulary,
          source.name,
          source.columns.filter(({ name }) => columns.includes(name)),
        ),
      );
    return new Pipelines(store, needs, appenders, await EventRefs.open(store));
  }

  add(rows: readonly CollectedRow[]): void {
    for (const { need, row, event } of rows) {
      this.#appenders[need]?.append(BigInt(this.#events.add(event)), row);
      this.#rowCounts[need] = (this.#rowCounts[need] ?? 0) + 1;
    }
  }

  /** Runs all rules, in their order: a hit for each row. `note` is told what could not be run, or not in full. */
  async run(
    rules: readonly Rule[],
    now: string,
    take: (hit: Hit) => void,
    note: (rule: number, diagnostic: Diagnostic) => void,
    signal: AbortSignal,
  ): Promise<void> {
    for (const appender of this.#appenders) appender.close();
    this.#events.close();
    const present = cellOf(now === "" ? new Date().toISOString() : now, "datetime") as bigint;
    for (const [number, { detection, pipeline }] of rules.entries()) {
      if (pipeline === undefined || signal.aborted) continue;
      const source = new SourceText(detection.origin.file, "");
      const missing = this.#missingTables(pipeline);
      if (missing.length > 0) {
        note(number, pipelineDiagnostics.make("scan/no-table", { tables: missing }, source));
        continue;
      }
      const outcome = await this.#store.run(pipeline, { now: present, maxRows, timeoutMs, signal });
      if (outcome.kind === "problem") {
        const { message } = outcome;
        note(number, pipelineDiagnostics.make("scan/pipeline-failed", { message }, source));
        continue;
      }
      if (!isTriggered(detection.schedule, outcome.rows.length)) continue;
      const numbers = (outcome.events ?? []).map((event) => (event === null ? -1 : Number(event)));
      const events = await this.#events.find(numbers.filter((event) => event >= 0));
      outcome.rows.forEach((row, place) =>
        take({
          rule: number,
          event: events.get(numbers[place] ?? -1) ?? {
            ...nowhere,
            time: timeOf(outcome.columns, row),
          },
          matched: [],
          row: rowObject(outcome.columns, row),
        }),
      );
    }
    this.#store.close();
  }

  /** Tables that no event of Windows logs supplies, and that the input does not bring either. */
  #missingTables(pipeline: NonNullable<Rule["pipeline"]>): readonly string[] {
    return needsOf([pipeline]).flatMap(({ source: { vocabulary, name } }) => {
      const number = this.needs.findIndex(
        ({ source }) => source.vocabulary === vocabulary && source.name === name,
      );
      const isThere = bindTable(vocabulary, name) !== undefined || this.#rowCounts[number] !== 0;
      return isThere ? [] : [name];
    });
  }
}

const nowhere: EventRef = {
  time: "",
  computer: "",
  channel: "",
  provider: "",
  eventId: -1,
  recordId: "",
  file: "",
};

/** The first time in a row: what a row of no single event is shown under. */
function timeOf(columns: readonly ColumnType[], row: readonly Cell[]): string {
  const at = columns.findIndex(({ type }, i) => type === "datetime" && row[i] !== null);
  const text = at < 0 ? "" : cellJson(row[at] ?? null, "datetime");
  return typeof text === "string" ? text : "";
}

function rowObject(
  columns: readonly ColumnType[],
  row: readonly Cell[],
): Readonly<Record<string, Datum>> {
  return Object.fromEntries(
    columns.map(({ name, type }, i) => [name, cellJson(row[i] ?? null, type) as Datum]),
  );
}

/** Whether so many rows make an alert; any row does where the rule does not say. */
function isTriggered(schedule: Schedule | undefined, rows: number): boolean {
  const { operator, threshold } = schedule?.trigger ?? { operator: "gt", threshold: 0 };
  switch (operator) {
    case "gt":
      return rows > threshold;
    case "lt":
      return rows < threshold;
    case "eq":
      return rows === threshold;
    case "ne":
      return rows !== threshold;
  }
}
