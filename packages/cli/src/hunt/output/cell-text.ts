import { cellText } from "@telltale/core/model";
import type { Cell, ScalarType } from "@telltale/core/model";
import { printable } from "@telltale/core/source";

/** A cell for people: on one line, without characters that would steer a terminal, times without idle zeros. */
export function shownCell(cell: Cell, type: ScalarType): string {
  const text = cellText(cell, type);
  if (type === "datetime") return text.replace(/(?:\.0+|(\.\d*[1-9])0+)Z$/, "$1Z");
  return printable(text.replace(/[\r\n\t]+/g, " ").trim());
}
