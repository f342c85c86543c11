import type { Datum } from "@telltale/core/model";
import { printable } from "@telltale/core/source";

/** A value as a part of one line, without characters that would steer a terminal. */
export function lineOf(value: Datum): string {
  if (typeof value === "string") return printable(value.replace(/[\r\n\t]+/g, " "));
  if (value !== null && typeof value === "object") return printable(JSON.stringify(value));
  return String(value);
}
