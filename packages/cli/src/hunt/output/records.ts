import type { Paint } from "../../terminal/paint.ts";
import { printable } from "@telltale/core/source";
import { shownCell } from "./cell-text.ts";
import type { Rows } from "./rows.ts";

/** Where lines end when the stream has no width. */
const usualWindow = 120;
/** Values are given at least as much room as this, however long the names. */
const narrowestValue = 20;

/**
 * Rows one below the other, a line for each cell that holds something, long values wrapped: for more columns than
 * a window has room for.
 */
export function renderRecords(
  { columns, rows }: Rows,
  paint: Paint,
  window: number = usualWindow,
): string {
  const nameWidth = columns.reduce((widest, { name }) => Math.max(widest, name.length), 0);
  const room = Math.max(narrowestValue, window - nameWidth - 2);
  const lines: string[] = [];
  rows.forEach((row, number) => {
    lines.push(paint("bold", `row ${number + 1}`));
    columns.forEach(({ name, type }, i) => {
      const text = shownCell(row[i] ?? null, type);
      if (text === "") return;
      const [first = "", ...others] = wrapped(text, room);
      lines.push(`${paint("cyan", printable(name).padEnd(nameWidth))}  ${first}`);
      for (const other of others) lines.push(`${" ".repeat(nameWidth)}  ${other}`);
    });
    lines.push("");
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** Lines of at most so many units, broken behind blanks where there are any in the last third of a line. */
function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > room) {
    const blank = rest.lastIndexOf(" ", room);
    const at = blank > (2 * room) / 3 ? blank + 1 : room;
    lines.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at);
  }
  return [...lines, rest];
}
