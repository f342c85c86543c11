import type { ColumnType, FieldExpr } from "../../../model/index.ts";
import type { RecordPart } from "../../../schema/kusto/index.ts";

/** What the pool keeps of every event: what every record has, and the input that it is of. */
export type EventPart = RecordPart | "file";

const part = (name: EventPart): FieldExpr => ({ kind: "field", vocabulary: "record", name });

/** The columns of the table of all events; they are called as in tables of Sentinel (`time` is a keyword there). */
export const eventColumns: readonly (ColumnType & { readonly source: FieldExpr })[] = [
  { name: "TimeGenerated", type: "datetime", source: part("time") },
  { name: "Computer", type: "string", source: part("computer") },
  { name: "Channel", type: "string", source: part("channel") },
  { name: "Provider", type: "string", source: part("provider") },
  { name: "EventID", type: "long", source: part("eventId") },
  { name: "RecordID", type: "string", source: part("recordId") },
  { name: "File", type: "string", source: part("file") },
  { name: "Fields", type: "dynamic", source: part("fields") },
];
