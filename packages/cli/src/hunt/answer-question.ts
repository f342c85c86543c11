import { cellJson, cellText } from "@telltale/core/model";
import type { Cell, ColumnType, Datum, OpenQuestion } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import { ColumnInference } from "./given-table/infer-columns.ts";
import type { Rows } from "./output/rows.ts";

/** The columns that an operator makes of the data, given the rows of the question's prefix. */
export function answerQuestion(
  { kind }: OpenQuestion,
  { columns, rows }: Rows,
): readonly ColumnType[] {
  const type = columns[0]?.type ?? "dynamic";
  const cells = rows.map((row) => row[0] ?? null);
  switch (kind) {
    case "bag-unpack":
      return columnsOfBags(cells);
    case "pivot":
      return [...new Set(cells.map((cell) => cellText(cell, type)))]
        .sort(byText)
        .map((name) => ({ name, type: "dynamic" as const }));
    default:
      return unreachable(kind);
  }
}

/** A column for each key of any bag, in the order of their names. */
function columnsOfBags(cells: readonly Cell[]): readonly ColumnType[] {
  const inference = new ColumnInference("plain");
  for (const cell of cells) {
    const value = cellJson(cell, "dynamic") as Datum;
    if (value !== null && typeof value === "object" && !Array.isArray(value))
      inference.add(new Map(Object.entries(value)));
  }
  return [...inference.columns()].sort((a, b) => byText(a.name, b.name));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
