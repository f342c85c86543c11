import type { Datum } from "../model/index.ts";

/** A JSON number or word as a value; what a double cannot hold exactly stays the text that the log has. */
export function bareDatum(text: string): Datum {
  switch (text) {
    case "true":
      return true;
    case "false":
      return false;
    case "null":
      return null;
    default: {
      const value = Number(text);
      const isExact = Number.isInteger(value)
        ? Number.isSafeInteger(value)
        : Number.isFinite(value);
      return isExact && String(value) === text ? value : text;
    }
  }
}
