import type { KustoCatalog } from "@telltale/core/schema/kusto";

const wordAtEnd = /[A-Za-z_][\w-]*$/;
const words = /[A-Za-z_]\w*/g;

/**
 * What the word at the end of a line could become: names of tables, and of the columns of tables that the query so far
 * names. As node:readline wants it: the candidates, and the text that they stand for.
 */
export function completeNames(
  line: string,
  before: string,
  catalog: KustoCatalog,
  tables: readonly string[],
): [string[], string] {
  const word = wordAtEnd.exec(line)?.[0] ?? "";
  const columns = new Set<string>();
  for (const [name] of `${before}\n${line}`.matchAll(words))
    for (const column of catalog.table(name)?.columns ?? []) columns.add(column.name);
  const start = word.toLowerCase();
  const found = [...columns, ...tables].filter((name) => name.toLowerCase().startsWith(start));
  return [[...new Set(found)].sort(), word];
}
