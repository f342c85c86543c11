import { printable } from "@telltale/core/source";
import type { ScalarType } from "@telltale/core/model";
import type { Paint } from "../../terminal/paint.ts";
import { renderTable } from "../../terminal/table.ts";
import { shownCell } from "./cell-text.ts";
import { renderRecords } from "./records.ts";
import type { Rows } from "./rows.ts";

const numeric: ReadonlySet<ScalarType> = new Set(["int", "long", "real", "decimal"]);

/** A cell that is cut to less than this says too little to stand in a table. */
const narrowestCell = 22;
/** Wider tables than this are for nobody's eyes, whatever takes them. */
const widestTable = 400;

/** Rows as a table where they fit a window (or a page, where there is none), else as records. */
export function renderRows({ columns, rows }: Rows, paint: Paint, window?: number): string {
  if (columns.length === 0 || rows.length === 0) return "";
  const cells = rows.map((row) => columns.map(({ type }, i) => shownCell(row[i] ?? null, type)));
  const widths = columns.map(({ name }, i) =>
    cells.reduce((widest, row) => Math.max(widest, row[i]?.length ?? 0), name.length),
  );
  const needed = (limit: number) =>
    widths.reduce((sum, width) => sum + Math.min(width, limit), 2 * (widths.length - 1));
  const fits =
    window === undefined ? needed(Infinity) <= widestTable : needed(narrowestCell) <= window;
  if (!fits) return renderRecords({ columns, rows }, paint, window);
  return renderTable(
    columns.map(({ name, type }) => ({
      title: paint("bold", printable(name)),
      ...(numeric.has(type) ? { align: "right" as const } : {}),
    })),
    cells,
    window,
  );
}
