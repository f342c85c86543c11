import { findEvent } from "../../knowledge/index.ts";
import type { Datum } from "../../model/index.ts";
import { textOf } from "../datum.ts";
import { singleText } from "../functions/scalar-function.ts";
import type { NamedFunction } from "../functions/scalar-function.ts";

/** The text forms in which Azure Monitor's tables hold the data of an event: for columns only, not for filters. */
export const eventFunctions: readonly NamedFunction[] = [
  /** event-title(channel, id): what the event says has happened; no value where it is not known. */
  ["event-title", ([channel, id]) => findEvent(singleText(channel), Number(singleText(id)))?.title],
  /** activity(channel, id): `4688 - A new process has been created.` */
  [
    "activity",
    ([channel, id]) => {
      const number = singleText(id);
      const title = findEvent(singleText(channel), Number(number))?.title;
      return title === undefined ? number : `${number} - ${title.replace(/\.?$/, ".")}`;
    },
  ],
  /** event-data-xml(fields): the `EventData` column of the Event table. */
  [
    "event-data-xml",
    ([fields]) => {
      const data = pairsOf(fields)
        .map(([name, value]) => `<Data${named(name)}>${escaped(value)}</Data>`)
        .join("");
      return `<DataItem type="System.XmlData"><EventData xmlns="http://schemas.microsoft.com/win/2004/08/events/event">${data}</EventData></DataItem>`;
    },
  ],
  /** parameters-xml(fields): the `ParameterXml` column of the Event table. */
  [
    "parameters-xml",
    ([fields]) =>
      pairsOf(fields)
        .map(([, value]) => `<Param>${escaped(value)}</Param>`)
        .join(""),
  ],
  /** rendered-event(title, fields): a line for the title and one for each field. */
  [
    "rendered-event",
    ([title, fields]) =>
      [
        `${singleText(title)}:`,
        ...pairsOf(fields).map(([name, value]) => `${name}: ${value}`),
      ].join("\n"),
  ],
];

/** Fields by name in the order of the log; a repeated name once for each of its values. */
function pairsOf(fields: Datum | undefined): readonly (readonly [string, string])[] {
  if (fields === undefined || fields === null || typeof fields !== "object") return [];
  return Object.entries(fields).flatMap(([name, value]: [string, Datum]) =>
    (Array.isArray(value) ? (value as readonly Datum[]) : [value]).map(
      (one): readonly [string, string] => [name, one === null ? "" : textOf(one)],
    ),
  );
}

/** Data without a name in the log is `Data` here. */
function named(name: string): string {
  return name === "Data" ? "" : ` Name="${escaped(name).replaceAll('"', "&quot;")}"`;
}

function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
