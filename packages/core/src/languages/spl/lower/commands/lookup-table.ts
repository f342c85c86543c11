import type { Span } from "../../../../source/index.ts";
import { text } from "../../../../model/index.ts";
import type { SplLookup } from "../../lookups.ts";
import type { Command } from "../../syntax.ts";
import { refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { Rows } from "../rows.ts";
import { lowerSearch } from "../search.ts";

/** The rows of a table that the search starts from, or adds to others. */
export function lowerInputlookup(
  { table: name, where, options, span }: Extract<Command, { kind: "inputlookup" }>,
  lowering: Lowering,
): Rows {
  const table = knownTable(name, lowering, span);
  if (table === undefined) return missingTable(name, lowering, span);
  const start = Number(options.get("start") ?? "0");
  const rows = tableRows(start > 0 ? { ...table, rows: table.rows.slice(start) } : table, span);
  if (where !== undefined) rows.filter(lowerSearch(where, rows, lowering));
  const most = Number(options.get("max") ?? "0");
  if (most > 0) rows.add({ kind: "take", count: most });
  return rows;
}

/** The table of that name; refused where its definition asks for more than is done here. */
export function knownTable(name: string, lowering: Lowering, span: Span): SplLookup | undefined {
  const table = lowering.lookups.get(name);
  return table?.notRun === undefined
    ? table
    : refuse(lowering, `The lookup '${name}', which has '${table.notRun}',`, span);
}

/** A table as rows of texts. */
export function tableRows({ columns, rows }: SplLookup, span: Span): Rows {
  return new Rows({
    kind: "inline",
    columns: columns.map((name) => ({ name, type: "string" })),
    rows: rows.map((row) =>
      columns.map((_, i) => ((row[i] ?? "") === "" ? { kind: "null" } : text(row[i] ?? ""))),
    ),
    origin: span,
  });
}

/** Says that a search runs without a table. */
export function noteLookup(name: string, { say, stubs }: Lowering, span: Span): void {
  say("spl/no-lookup", { name }, span);
  stubs.push({ what: `the lookup '${name}'`, span });
}

/** No rows, with the fields that the search speaks of. */
function missingTable(name: string, lowering: Lowering, span: Span): Rows {
  noteLookup(name, lowering, span);
  const columns = lowering.mentioned
    .filter((one) => !one.includes("*"))
    .map((one) => ({ name: one, type: "string" as const }));
  return new Rows({ kind: "inline", columns, rows: [], origin: span });
}
