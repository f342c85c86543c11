import { stripVTControlCharacters } from "node:util";

export interface TableColumn {
  readonly title: string;
  readonly align?: "left" | "right";
}

/**
 * A plain table: a line of titles, then the rows, columns two blanks apart, each line ended by a line break.
 * Cells may hold color codes; they do not count for the width. Where the columns of a window are given, the widest
 * columns are narrowed until lines fit, and their cells lose their middle.
 */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  window?: number,
): string {
  const all = [columns.map((column) => column.title), ...rows];
  const widths = narrowed(
    columns.map((_, i) => all.reduce((widest, row) => Math.max(widest, widthOf(row[i] ?? "")), 0)),
    window,
  );
  return all
    .map((row) => {
      const cells = columns.map((column, i) => {
        const width = widths[i] ?? 0;
        const cell = shortened(row[i] ?? "", width);
        const fill = " ".repeat(width - widthOf(cell));
        return column.align === "right" ? fill + cell : cell + fill;
      });
      return `${cells.join("  ").trimEnd()}\n`;
    })
    .join("");
}

/** Narrower than this a column says nothing. */
const narrowest = 12;

function narrowed(widths: readonly number[], window: number | undefined): readonly number[] {
  if (window === undefined) return widths;
  const total = (limit: number) =>
    widths.reduce((sum, width) => sum + Math.min(width, limit), 2 * (widths.length - 1));
  let limit = Math.max(narrowest, ...widths);
  while (limit > narrowest && total(limit) > window) limit--;
  return widths.map((width) => Math.min(width, limit));
}

/** A cell that fits; one that is too long is plain text, for colored ones are short. */
function shortened(cell: string, width: number): string {
  if (widthOf(cell) <= width) return cell;
  const kept = Array.from(graphemes.segment(cell), ({ segment }) => segment);
  const tail = Math.floor((width - 1) / 2);
  return `${kept.slice(0, width - 1 - tail).join("")}…${kept.slice(kept.length - tail).join("")}`;
}

const graphemes = new Intl.Segmenter("en");

function widthOf(cell: string): number {
  return Array.from(graphemes.segment(stripVTControlCharacters(cell))).length;
}
