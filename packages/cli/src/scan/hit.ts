import type { MatchedField } from "@telltale/core/engine";
import type { ColumnType, Datum, Event } from "@telltale/core/model";

/** What is said of an event in a hit; `file` names where it was read. */
export interface EventRef {
  readonly time: string;
  readonly computer: string;
  readonly channel: string;
  readonly provider: string;
  readonly eventId: number;
  readonly recordId: string;
  readonly file: string;
  /** The values of the fields that were asked for. */
  readonly shown?: readonly Datum[];
}

/** What is said of an event, as columns of a table. */
export const eventColumns: readonly ColumnType[] = [
  { name: "time", type: "string" },
  { name: "computer", type: "string" },
  { name: "channel", type: "string" },
  { name: "provider", type: "string" },
  { name: "eventId", type: "long" },
  { name: "recordId", type: "string" },
  { name: "file", type: "string" },
];

/** A rule (by its number in the rule set) that matched an event, or for correlations several. */
export interface Hit {
  readonly rule: number;
  readonly event: EventRef;
  readonly matched: readonly MatchedField[];
  /** The events of a correlation, in the order of time; `event` is then the last of them. */
  readonly events?: readonly EventRef[];
  /** What a rule with columns of its own gives, as JSON values. `event` has no file where a row is of several events. */
  readonly row?: Readonly<Record<string, Datum>>;
}

export function eventRefOf(event: Event, file: string): EventRef {
  const { time, computer, channel, provider, eventId, recordId } = event;
  return { time, computer, channel, provider, eventId, recordId, file };
}
