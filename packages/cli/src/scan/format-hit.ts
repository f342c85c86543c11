import type { RuleSet } from "@telltale/core/engine";
import type { Detection } from "@telltale/core/model";
import { shortProvider } from "@telltale/core/knowledge";
import { levelStyles } from "../terminal/paint.ts";
import type { Paint } from "../terminal/paint.ts";
import type { EventRef, Hit } from "./hit.ts";

/** Writes hits in one format: what comes before them, each of them, and what comes after. */
export interface HitFormat {
  readonly head: string;
  readonly hit: (hit: Hit, isFirst: boolean) => string;
  readonly tail: string;
}

export function hitFormat(
  format: "table" | "jsonl" | "json" | "csv",
  ruleSet: RuleSet,
  paint: Paint,
): HitFormat {
  const detectionOf = (hit: Hit) => ruleSet.rules[hit.rule]?.detection as Detection;
  switch (format) {
    case "jsonl":
      return {
        head: "",
        hit: (hit) => `${JSON.stringify(hitObject(hit, detectionOf(hit)))}\n`,
        tail: "",
      };
    case "json":
      return {
        head: "[",
        hit: (hit, isFirst) =>
          `${isFirst ? "\n" : ",\n"}${JSON.stringify(hitObject(hit, detectionOf(hit)))}`,
        tail: "\n]\n",
      };
    case "csv":
      return {
        head: `${csvColumns.join(",")}\n`,
        hit: (hit) => csvLine(hit, detectionOf(hit)),
        tail: "",
      };
    case "table":
      return { head: "", hit: (hit) => tableLines(hit, detectionOf(hit), paint), tail: "" };
  }
}

/** The hit as JSON has it (DESIGN §9). */
function hitObject(
  { event, events, matched }: Hit,
  { id, title, level, language, origin }: Detection,
) {
  const rule = { id, title, level: level ?? null, language, file: origin.file };
  return { rule, event, ...(events === undefined ? {} : { events }), matched };
}

const csvColumns = [
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
];

function csvLine({ event, matched }: Hit, detection: Detection): string {
  const cells = [
    event.time,
    detection.level ?? "",
    detection.title,
    detection.id,
    event.computer,
    event.channel,
    event.provider,
    String(event.eventId),
    event.recordId,
    event.file,
    matched.map(matchedText).join(" | "),
    detection.tags.join(" "),
    detection.language,
    detection.origin.file,
  ];
  return `${cells.map(csvCell).join(",")}\n`;
}

/** Quoted where it must be (RFC 4180); a text that a spreadsheet would run as a formula gets an apostrophe. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function matchedText({ field, value, predicate }: Hit["matched"][number]): string {
  return `${field}=${printable(value)} (${predicate})`;
}

const longestValue = 160;

function tableLines(hit: Hit, detection: Detection, paint: Paint): string {
  const level = detection.level ?? "informational";
  const { event, events } = hit;
  const head = [
    event.time.slice(0, 19).replace("T", " ").padEnd(19),
    paint(levelStyles[level], level.padEnd(13)),
    paint("bold", detection.title),
    `(${eventName(event)}${event.computer === "" ? "" : ` on ${event.computer}`}, record ${event.recordId === "" ? "?" : event.recordId})`,
  ].join("  ");
  const lines = uniqueValues(hit).map(
    ([field, value]) => `    ${paint("dim", field)}  ${shortened(value)}`,
  );
  const members = (events ?? []).map(
    (member) =>
      `    ${member.time.slice(0, 19).replace("T", " ")}  ${eventName(member)}, record ${member.recordId}`,
  );
  const most = 10;
  const more = members.length > most ? [`    … and ${members.length - most} more`] : [];
  return `${[head, ...lines, ...members.slice(0, most), ...more].join("\n")}\n`;
}

/** Several predicates on one field show its value once. */
function uniqueValues(hit: Hit): readonly (readonly [string, string])[] {
  const values = new Map<string, string>();
  for (const { field, value, predicate } of hit.matched) {
    if (!values.has(field)) values.set(field, value === null ? predicate : printable(value));
  }
  return [...values];
}

function eventName({ provider, channel, eventId }: EventRef): string {
  const source = provider === "" ? channel : shortProvider(provider);
  return eventId < 0 ? source : `${source} ${eventId}`;
}

function shortened(text: string): string {
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
}

/** One line, without characters that would steer a terminal. */
function printable(value: Hit["matched"][number]["value"]): string {
  const text =
    typeof value === "string"
      ? value
      : value === null
        ? "null"
        : typeof value === "object"
          ? JSON.stringify(value)
          : String(value);
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
}
