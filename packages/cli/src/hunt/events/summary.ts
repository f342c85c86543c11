import { canRun, matchesRoute } from "@telltale/core/engine";
import { printable } from "@telltale/core/source";
import { megabytes } from "../../scan/progress.ts";
import { inputAccount } from "../../scan/summary/inputs.ts";
import type { ScanTally } from "../../scan/tally.ts";
import { paintFor } from "../../terminal/paint.ts";
import { plural } from "../../terminal/plural.ts";
import type { HuntStreams } from "../options.ts";
import type { EventQuery } from "./event-query.ts";

export interface EventHuntRun {
  readonly seconds: number;
  /** Whether there are more rows than were asked for. */
  readonly isCut: boolean;
  readonly isInterrupted: boolean;
}

/** The account of a hunt for events that ran. */
export function eventSummary(
  query: EventQuery,
  rows: number,
  tally: ScanTally,
  { seconds, isCut, isInterrupted }: EventHuntRun,
  err: HuntStreams["err"],
): string {
  const paint = paintFor(err);
  const cost = [
    plural(tally.files, "file"),
    megabytes(tally.bytes),
    plural(tally.records, "event"),
    `${seconds.toFixed(1)} s`,
    `${megabytes(tally.bytes / Math.max(seconds, 0.001))}/s`,
  ];
  const notes = [
    ...(isCut ? [`cut off after ${plural(rows, "row")}: --max-rows allows more`] : []),
    ...(isInterrupted ? [] : whyNone(query, tally)),
  ];
  return [
    ...(isInterrupted
      ? [paint("yellow", "Interrupted: this is what was found until then.\n")]
      : []),
    `${paint("bold", plural(rows, "row"))}, ${cost.join(", ")}\n`,
    ...notes.map((note) => `${paint("yellow", "note")}: ${note}\n`),
    ...inputAccount(tally, paint),
  ].join("");
}

/** Why a query can find nothing, in these logs or in any. */
function whyNone({ ruleSet }: EventQuery, tally: ScanTally): readonly string[] {
  const [note] = ruleSet.notes.get(0) ?? [];
  if (note !== undefined) return [printable(note.message)];
  const filters = ruleSet.rules.flatMap((rule) => rule.filters);
  if (!canRun(filters))
    return ["no Windows event has what the query asks for; records that are in ECS may have"];
  const isServed = tally.routes.some((route) =>
    filters.some(({ selector }) => matchesRoute(selector, route)),
  );
  return isServed ? [] : ["the input has none of the events that the query looks at"];
}
