import type { ColumnType } from "@telltale/core/model";

/** A column of rows in SQL. */
export interface SqlColumn extends ColumnType {
  /** How it is named there, quoted; or the value itself of a column that is the same in all rows. */
  readonly sql: string;
  readonly constant?: true;
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Names for columns in SQL. The database does not tell `Name` from `name`, so the later of such a pair gets a number;
 * names that begin with `$` are the writer's own, so they get another one.
 */
export function nameColumns(columns: readonly ColumnType[]): readonly SqlColumn[] {
  const taken = new Set<string>();
  return columns.map(({ name, type }) => {
    const base = name === "" || name.startsWith("$") ? `$$${name}` : name;
    let free = base;
    for (let i = 2; taken.has(free.toLowerCase()); i++) free = `${base}$${i}`;
    taken.add(free.toLowerCase());
    return { name, type, sql: quoteName(free) };
  });
}

/** The number of the event that a row is of. */
export const eventName = quoteName("$event");
