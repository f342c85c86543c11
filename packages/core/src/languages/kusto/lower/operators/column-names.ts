import type { ColumnType } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { SayLowering } from "../diagnostics.ts";

/** Gives columns their names as an operator goes through its arguments. */
export interface ColumnNames {
  /** A name that the author gave: an error where another column was given it. */
  declare(name: string, span: Span): string;
  /** A name that Kusto makes up: numbered where it is taken. */
  add(base: string): string;
  /** `Column1`, `Column2` … for what has no name of its own. */
  unnamed(): string;
}

/** `before` are the columns that the rows had: `Column1` is not given to another while they have it. */
export function createColumnNames(
  say: SayLowering,
  taken: Iterable<string> = [],
  before: readonly ColumnType[] = [],
): ColumnNames {
  const used = new Set(taken);
  const known = new Set(before.map(({ name }) => name));
  const declared = new Set<string>();
  const numbered = (base: string, avoided: ReadonlySet<string> = used) => {
    for (let i = 1; ; i++) {
      const name = `${base}${i}`;
      if (!used.has(name) && !avoided.has(name)) return name;
    }
  };
  const take = (name: string) => {
    used.add(name);
    return name;
  };
  const add = (base: string) => take(used.has(base) ? numbered(base) : base);
  return {
    declare(name, span) {
      if (declared.has(name)) {
        say("kusto/duplicate-column", { name }, span);
        return add(name);
      }
      declared.add(name);
      return add(name);
    },
    add,
    unnamed: () => take(numbered("Column", known)),
  };
}
