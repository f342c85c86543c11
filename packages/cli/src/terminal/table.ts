import { stripVTControlCharacters } from "node:util";

export interface TableColumn {
  readonly title: string;
  readonly align?: "left" | "right";
}

/**
 * A plain table: a line of titles, then the rows, columns two blanks apart, each line ended by a line break.
 * Cells may hold color codes; they do not count for the width.
 */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const all = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((_, i) =>
    all.reduce((widest, row) => Math.max(widest, widthOf(row[i] ?? "")), 0),
  );
  return all
    .map((row) => {
      const cells = columns.map((column, i) => {
        const cell = row[i] ?? "";
        const fill = " ".repeat((widths[i] ?? 0) - widthOf(cell));
        return column.align === "right" ? fill + cell : cell + fill;
      });
      return `${cells.join("  ").trimEnd()}\n`;
    })
    .join("");
}

const graphemes = new Intl.Segmenter("en");

function widthOf(cell: string): number {
  return Array.from(graphemes.segment(stripVTControlCharacters(cell))).length;
}
