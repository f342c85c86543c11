import type { RuleSet } from "@telltale/core/engine";
import type { Detection, EntityMapping } from "@telltale/core/model";
import type { Paint } from "../terminal/paint.ts";
import { csvHead, csvLine } from "./csv.ts";
import type { EventRef, Hit } from "./hit.ts";
import { hitLines } from "./hit-lines.ts";

/** Writes hits in one format: what comes before them, each of them, and what comes after. */
export interface HitFormat {
  readonly head: string;
  readonly hit: (hit: Hit, isFirst: boolean) => string;
  readonly tail: (isEmpty: boolean) => string;
}

export function hitFormat(
  format: "table" | "jsonl" | "json" | "csv",
  ruleSet: RuleSet,
  paint: Paint,
  columns: number | undefined,
): HitFormat {
  const detectionOf = (hit: Hit) => ruleSet.rules[hit.rule]?.detection as Detection;
  switch (format) {
    case "jsonl":
      return {
        head: "",
        hit: (hit) => `${JSON.stringify(hitObject(hit, detectionOf(hit)))}\n`,
        tail: () => "",
      };
    case "json":
      return {
        head: "[",
        hit: (hit, isFirst) =>
          `${isFirst ? "\n" : ",\n"}${JSON.stringify(hitObject(hit, detectionOf(hit)))}`,
        tail: (isEmpty) => (isEmpty ? "]\n" : "\n]\n"),
      };
    case "csv":
      return {
        head: csvHead,
        hit: (hit) => csvLine(hit, detectionOf(hit)),
        tail: () => "",
      };
    case "table":
      return {
        head: "",
        hit: (hit) => hitLines(hit, detectionOf(hit), paint, columns),
        tail: () => "",
      };
  }
}

/** The hit as JSON has it (DESIGN §9). What an event or a rule does not have is null. */
function hitObject(
  { event, events, matched, row }: Hit,
  { id, title, level, language, origin, entities }: Detection,
) {
  const rule = { id, title, level: level ?? null, language, file: origin.file };
  return {
    rule,
    event: eventObject(event),
    ...(events === undefined ? {} : { events: events.map(eventObject) }),
    matched,
    ...(row === undefined ? {} : { row }),
    ...(row === undefined || entities === undefined ? {} : { entities: entitiesIn(row, entities) }),
  };
}

/** What the columns of a row say of the accounts, hosts … that the rule maps them to. */
function entitiesIn(row: NonNullable<Hit["row"]>, mappings: readonly EntityMapping[]) {
  return mappings.map(({ type, fields }) => ({
    type,
    ...Object.fromEntries(
      fields.map(({ identifier, column }) => [identifier, row[column] ?? null]),
    ),
  }));
}

function eventObject(event: EventRef) {
  return { ...event, eventId: event.eventId < 0 ? null : event.eventId };
}
