import { cellText } from "@telltale/core/model";
import type { Cell, ScalarType } from "@telltale/core/model";
import { printable } from "@telltale/core/source";

/** A cell for people: on one line, without characters that would steer a terminal, times without idle zeros. */
export function shownCell(cell: Cell, type: ScalarType): string {
  const text = cellText(cell, type);
  if (type === "datetime") return timeText(text);
  return printable(text.replace(/[\r\n\t]+/g, " ").trim());
}

/** A time in ISO 8601 without idle zeros at the end of its fraction. */
export function timeText(time: string): string {
  return time.replace(/(?:\.0+|(\.\d*[1-9])0+)Z$/, "$1Z");
}
