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
      return Number.isFinite(value) && String(value) === text ? value : text;
    }
  }
}
