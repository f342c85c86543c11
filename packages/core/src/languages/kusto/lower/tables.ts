import type { Span } from "../../../source/index.ts";
import { customColumns } from "./assumed.ts";
import type { CatalogTable } from "./catalog.ts";
import type { Relation } from "./lowerer.ts";
import { textsOf } from "./session.ts";
import type { TabularLowerer } from "./session.ts";
import { withStandardColumns } from "./standard-columns.ts";
import { relationOf } from "./steps.ts";

/** The rows of a table of the catalog. */
export function tableRelation(
  table: CatalogTable,
  origin: Span,
  lowerer: TabularLowerer,
): Relation {
  const { vocabulary, name } = table;
  const known = withStandardColumns(table.columns, textsOf(lowerer.session));
  const columns = [...known, ...customColumns(table, origin, lowerer)];
  return relationOf({ kind: "table", vocabulary, name, columns, origin });
}

/** Whether a name fits a pattern in which `*` stands for any characters. */
export function wildcardTest(pattern: string): (name: string) => boolean {
  const parts = pattern.split("*");
  const first = parts[0] ?? "";
  const last = parts.at(-1) ?? "";
  return (name) => {
    if (parts.length === 1) return name === pattern;
    if (name.length < first.length + last.length) return false;
    if (!name.startsWith(first) || !name.endsWith(last)) return false;
    let from = first.length;
    const end = name.length - last.length;
    for (const part of parts.slice(1, -1)) {
      const at = name.indexOf(part, from);
      if (at < 0 || at + part.length > end) return false;
      from = at + part.length;
    }
    return true;
  };
}
