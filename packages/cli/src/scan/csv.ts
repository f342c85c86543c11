import type { Detection } from "@telltale/core/model";
import { csvRow, withoutFormula } from "../files/csv.ts";
import { lineOf } from "./value-text.ts";
import type { Hit } from "./hit.ts";

const columns = [
  "time",
  "level",
  "title",
  "ruleId",
  "computer",
  "channel",
  "provider",
  "eventId",
  "recordId",
  "file",
  "matched",
  "tags",
  "language",
  "ruleFile",
  "author",
];

/** The line of column names. */
export const csvHead = csvRow(columns);

/** A hit as a line of CSV, line break included. */
export function csvLine({ event, matched, row }: Hit, detection: Detection): string {
  const cells = [
    event.time,
    detection.level ?? "",
    detection.title,
    detection.id,
    event.computer,
    event.channel,
    event.provider,
    event.eventId < 0 ? "" : String(event.eventId),
    event.recordId,
    event.file,
    row === undefined
      ? matched
          .map(({ field, value, predicate }) => `${field}=${lineOf(value)} (${predicate})`)
          .join(" | ")
      : Object.entries(row)
          .map(([column, value]) => `${column}=${lineOf(value)}`)
          .join(" | "),
    detection.tags.join(" "),
    detection.language,
    detection.origin.file,
    // The license of many rules (DRL 1.1) asks that what is said of their matches names their authors.
    detection.author ?? "",
  ];
  return csvRow(cells.map(withoutFormula));
}
