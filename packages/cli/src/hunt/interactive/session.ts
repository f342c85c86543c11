import type { KustoCatalog, KustoTable } from "@telltale/core/schema/kusto";
import { bindTable } from "@telltale/core/schema/kusto";
import type { SourceText } from "@telltale/core/source";
import type { HuntData, LoadedTable } from "../data/data.ts";
import { openData } from "../data/open-data.ts";
import { eventsTable } from "../catalog.ts";
import { executeHunt } from "../execute.ts";
import type { HuntOutcome, HuntResult, HuntRun } from "../execute.ts";
import type { EventKind } from "../load/event-kinds.ts";
import type { LoadAccount } from "../load/load-account.ts";
import { detectLanguage } from "../language.ts";
import type { HuntLanguage } from "../language.ts";
import { tableKey } from "../needs.ts";
import type { HuntOptions } from "../options.ts";
import type { HuntSetup } from "../setup.ts";

/** Queries one after another over tables that are filled once, when they are first named. */
export class HuntSession {
  readonly #setup: HuntSetup;
  readonly #options: HuntOptions;
  readonly #progress: (account: LoadAccount) => void;
  #data: HuntData | undefined;
  format: HuntOptions["format"];
  /** The query that ran last. */
  last: HuntResult | undefined;

  constructor(setup: HuntSetup, options: HuntOptions, progress: (account: LoadAccount) => void) {
    this.#setup = setup;
    this.#options = options;
    this.#progress = progress;
    this.format = options.format;
  }

  get catalog(): KustoCatalog {
    return this.#setup.catalog;
  }

  /** The language of a query: as the user said, or by what only one has; else Kusto. */
  languageOf(text: string): HuntLanguage {
    const isTable = (name: string) => this.catalog.table(name) !== undefined;
    return this.#options.lang ?? detectLanguage(text, undefined, isTable) ?? "kusto";
  }

  async run(
    source: SourceText,
    signal: AbortSignal,
    begin: HuntRun["begin"],
  ): Promise<HuntOutcome> {
    const outcome = await executeHunt({
      source,
      language: this.languageOf(source.text),
      setup: this.#setup,
      options: this.#options,
      signal,
      open: () => this.#open(),
      ...(begin === undefined ? {} : { begin }),
    });
    if (outcome.kind === "result") this.last = outcome;
    // Tables that were being filled are there in part.
    if (outcome.kind === "interrupted" || outcome.kind === "overfull") this.close();
    return outcome;
  }

  /** The kinds of events of the input, which is read for them if it was not yet. */
  async kinds(): Promise<readonly EventKind[]> {
    const data = await this.#open();
    if (typeof data === "string") return [];
    return data.look(new AbortController().signal);
  }

  /** Tables that could have rows: those that events make, and the user's own. */
  tableNames(): readonly string[] {
    return [...this.catalog.names()].filter((name) => {
      const table = this.catalog.table(name);
      return (
        table !== undefined &&
        (this.isGiven(name) || bindTable(table.vocabulary, name) !== undefined)
      );
    });
  }

  /** Whether the rows of a table are not made of events. */
  isGiven(name: string): boolean {
    const { given, input } = this.#setup;
    return (
      given.some((table) => table.name === name) ||
      (input.kind === "database" && name === eventsTable.name)
    );
  }

  loaded(table: Pick<KustoTable, "vocabulary" | "name">): LoadedTable | undefined {
    return this.#data?.tables.find(({ need }) => tableKey(need.source) === tableKey(table));
  }

  close(): void {
    this.#data?.close();
    this.#data = undefined;
  }

  async #open(): Promise<HuntData | string> {
    if (this.#data !== undefined) return this.#data;
    const { now } = this.#options;
    const data = await openData(this.#setup, this.#options, {
      pushDown: false,
      ...(now === undefined ? {} : { now }),
      progress: this.#progress,
    });
    if (typeof data !== "string") this.#data = data;
    return data;
  }
}
