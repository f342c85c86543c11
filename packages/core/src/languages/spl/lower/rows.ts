import { columnsAfter, columnsOf } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type {
  Column,
  ColumnType,
  Expr,
  Query,
  ScalarType,
  Source,
  Step,
} from "../../../model/index.ts";

/** Rows as far as a search has got: where they come from, and what was done with them. */
export class Rows {
  readonly source: Source;
  readonly steps: Step[] = [];
  /** The command that the steps are of which come next. */
  origin: Span | undefined;
  #columns: readonly ColumnType[];
  #helpers: string[] = [];

  constructor(source: Source) {
    this.source = source;
    this.origin = "origin" in source ? source.origin : undefined;
    this.#columns = columnsOf({ source, steps: [] });
  }

  get columns(): readonly ColumnType[] {
    return this.#columns;
  }

  get names(): readonly string[] {
    return this.#columns.map(({ name }) => name);
  }

  type(name: string): ScalarType | undefined {
    return this.#columns.find((column) => column.name === name)?.type;
  }

  add(step: Step): void {
    const { origin } = this;
    this.steps.push(origin === undefined || step.origin !== undefined ? step : { ...step, origin });
    this.#columns = columnsAfter(this.#columns, step);
  }

  filter(where: Expr): void {
    this.add({ kind: "filter", where });
  }

  extend(...columns: readonly Column[]): void {
    if (columns.length > 0) this.add({ kind: "extend", columns });
  }

  /** Leaves only these columns, in this order. */
  project(columns: readonly Column[]): void {
    this.add({ kind: "project", columns });
  }

  remove(names: readonly string[]): void {
    const there = names.filter((name) => this.type(name) !== undefined);
    if (there.length > 0) this.add({ kind: "project-away", names: there });
  }

  /** A name like this one that no column has. */
  fresh(name: string): string {
    return this.type(name) === undefined ? name : this.fresh(`${name}'`);
  }

  /** A name for a column that a command needs for itself, like this one. */
  helper(name: string): string {
    const helper = this.fresh(name);
    this.#helpers.push(helper);
    return helper;
  }

  /** Leaves out what commands needed for themselves. */
  dropHelpers(): void {
    this.remove(this.#helpers);
    this.#helpers = [];
  }

  query(): Query {
    return { source: this.source, steps: this.steps };
  }

  /** The rows again, as what further steps start from: for those that read them twice. */
  asSource(): Source {
    const { origin } = this;
    return { kind: "query", query: this.query(), ...(origin === undefined ? {} : { origin }) };
  }
}
