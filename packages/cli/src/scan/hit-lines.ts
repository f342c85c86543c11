import { shortProvider } from "@telltale/core/knowledge";
import type { Detection } from "@telltale/core/model";
import { printable } from "@telltale/core/source";
import { levelStyles } from "../terminal/paint.ts";
import type { Paint } from "../terminal/paint.ts";
import { fitted } from "../terminal/width.ts";
import type { EventRef, Hit } from "./hit.ts";
import { lineOf } from "./value-text.ts";

const indent = "    ";
/** How much of a value is shown where no window sets a limit. */
const longestValue = 240;
const mostMembers = 10;

/** A hit for people: when and what, where it was seen, and the values that made the rule match. */
export function hitLines(
  hit: Hit,
  detection: Detection,
  paint: Paint,
  columns: number | undefined,
): string {
  const { event, events } = hit;
  const level = detection.level ?? "informational";
  const time = clock(event);
  const room = columns === undefined ? undefined : columns - time.length - level.length - 4;
  const head = `${time}  ${paint(levelStyles[level], level)}  ${paint("bold", fitted(printable(detection.title), room))}`;
  const place = [
    event.computer,
    nameOf(event),
    event.recordId === "" ? "" : `record ${event.recordId}`,
    event.file,
  ];
  const where = printable(place.filter((part) => part !== "").join("  "));
  const members = (events ?? []).map(
    (member) =>
      `${indent}${clock(member)}  ${printable(nameOf(member))}, record ${printable(member.recordId)}`,
  );
  const more =
    members.length > mostMembers ? [`${indent}… and ${members.length - mostMembers} more`] : [];
  const lines = [
    head,
    ...(where === "" ? [] : [fitted(`${indent}${where}`, columns)]),
    ...valueLines(hit, paint, columns),
    ...members.slice(0, mostMembers),
    ...more,
  ];
  return `${lines.join("\n")}\n`;
}

function valueLines(hit: Hit, paint: Paint, columns: number | undefined): readonly string[] {
  const values = uniqueValues(hit);
  const widest = Math.max(0, ...values.map(({ field }) => field.length));
  const room =
    columns === undefined ? longestValue : Math.max(16, columns - indent.length - widest - 2);
  return values.map(
    ({ field, value, at }) =>
      `${indent}${paint("dim", field.padEnd(widest))}  ${excerpt(value, at, room)}`,
  );
}

interface ShownValue {
  readonly field: string;
  readonly value: string;
  /** Where the part ends that the rule looked for; 0 if that is not known. */
  readonly at: number;
}

/** What the line of the event says already. */
const shownFields: ReadonlySet<string> = new Set(["Channel", "Provider_Name", "EventID"]);

/** Several predicates on one field show its value once. */
function uniqueValues({ matched, row = {} }: Hit): readonly ShownValue[] {
  const values = new Map<string, ShownValue>();
  for (const [column, value] of Object.entries(row)) {
    if (value !== null && value !== "")
      values.set(column, { field: printable(column), value: lineOf(value), at: 0 });
  }
  for (const { field, value, predicate } of matched) {
    if (values.has(field) || shownFields.has(field)) continue;
    const text = value === null ? printable(predicate) : lineOf(value);
    const part = /^contains (.*?)(?: \(cased\))?$/s.exec(predicate)?.[1] ?? "";
    const at = text.toLowerCase().indexOf(part.toLowerCase());
    values.set(field, {
      field: printable(field),
      value: text,
      at: part === "" || at < 0 ? 0 : at + part.length,
    });
  }
  return [...values.values()];
}

/** As much of a value as fits; of a long one the part that the rule looked for. */
function excerpt(value: string, at: number, room: number): string {
  const from = at - Math.floor(room / 2);
  if (at < room || value.length <= room) return fitted(value, room);
  return fitted(`…${value.slice(Math.min(from, value.length - room + 1))}`, room);
}

function clock({ time }: EventRef): string {
  return printable(time.slice(0, 19).replace("T", " ")).padEnd(19);
}

function nameOf({ provider, channel, eventId }: EventRef): string {
  const source = provider === "" ? channel : shortProvider(provider);
  return eventId < 0 ? source : `${source} ${eventId}`;
}
