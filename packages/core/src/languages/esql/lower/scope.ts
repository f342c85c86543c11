import type { ColumnType, FieldExpr } from "../../../model/index.ts";
import { nearest } from "../../../source/index.ts";
import type { Span } from "../../../source/index.ts";
import { columnType } from "./types.ts";
import type { EsqlType, Typed } from "./types.ts";

export interface EsqlColumn extends EsqlType {
  readonly name: string;
}

/**
 * The columns at a place in a query. Over events it is open: a name that the query has not made is a field of theirs,
 * which is noted, for the table to have it.
 */
export class Scope {
  readonly columns: readonly EsqlColumn[];
  readonly isOpen: boolean;
  /** Names that were dropped or renamed: they are fields no more. */
  readonly #gone: ReadonlySet<string>;
  readonly #demand: (name: string) => EsqlColumn | undefined;

  constructor(
    columns: readonly EsqlColumn[],
    isOpen: boolean,
    demand: (name: string) => EsqlColumn | undefined,
    gone: ReadonlySet<string> = new Set(),
  ) {
    this.columns = columns;
    this.isOpen = isOpen;
    this.#demand = demand;
    this.#gone = gone;
  }

  find(name: string): EsqlColumn | undefined {
    const known = this.columns.find((column) => column.name === name);
    if (known !== undefined || !this.isOpen || this.#gone.has(name)) return known;
    return this.#isSlip(name) ? undefined : this.#demand(name);
  }

  /** Names without a dot are seldom fields: one that is nearly that of a column is meant to be that. */
  #isSlip(name: string): boolean {
    if (/[.@]|^_|^(?:message|tags|labels)$/.test(name)) return false;
    const made = this.columns.map((column) => column.name).filter((other) => !other.includes("."));
    return nearest(name, made) !== undefined;
  }

  /** With columns that are new, or take the place of those of their name. */
  with(added: readonly EsqlColumn[]): Scope {
    const fresh = new Map(added.map((column) => [column.name, column]));
    const kept = this.columns.map((column) => {
      const replacement = fresh.get(column.name);
      fresh.delete(column.name);
      return replacement ?? column;
    });
    return this.#of([...kept, ...fresh.values()]);
  }

  without(names: readonly string[]): Scope {
    const kept = this.columns.filter(({ name }) => !names.includes(name));
    return this.#of(kept, new Set([...this.#gone, ...names]));
  }

  renamed(from: string, to: string): Scope {
    const others = this.columns.filter(({ name }) => name !== to);
    const columns = others.map((column) =>
      column.name === from ? { ...column, name: to } : column,
    );
    const gone = new Set([...this.#gone, from]);
    gone.delete(to);
    return this.#of(columns, gone);
  }

  /** Only these columns, and no fields. */
  closed(columns: readonly EsqlColumn[]): Scope {
    return new Scope(columns, false, this.#demand);
  }

  #of(columns: readonly EsqlColumn[], gone = this.#gone): Scope {
    return new Scope(columns, this.isOpen, this.#demand, gone);
  }
}

export function fieldOf(column: EsqlColumn, origin?: Span): FieldExpr {
  return {
    kind: "field",
    vocabulary: "column",
    name: column.name,
    type: columnType(column),
    ...(origin === undefined ? {} : { origin }),
  };
}

export function typedField(column: EsqlColumn, origin?: Span): Typed {
  return { expr: fieldOf(column, origin), type: column.type, several: column.several };
}

export const asColumn = (column: EsqlColumn): ColumnType => ({
  name: column.name,
  type: columnType(column),
});
