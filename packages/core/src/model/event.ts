import type { Datum } from "./value.ts";

/**
 * One log record. Names are those of the log itself: for Windows events the EventData names (blanks
 * stripped), and the System parts under their Sigma names (`Channel`, `EventID`, `Provider_Name`,
 * `Execution_ProcessID`, `Security_UserID`, …). Implementations decode lazily and may be cursors that
 * move on: take what you need before you ask the reader for the next record.
 */
export interface Event {
  /** ISO 8601 UTC with up to seven fraction digits; empty where the record has none. */
  readonly time: string;
  readonly channel: string;
  readonly provider: string;
  /** -1 where the record has none. */
  readonly eventId: number;
  readonly computer: string;
  /** EventRecordID as text (64 bits); empty where the record has none. */
  readonly recordId: string;
  /** The value of a field by its exact name; undefined if the record has no such field. A repeated name gives a list. */
  get(name: string): Datum | undefined;
  /** The event's own fields (EventData, UserData, or all of a JSON record), in the order of the log. */
  fields(): Record<string, Datum>;
  /** The objects of a field that holds a list of them, each with its part of the fields; absent where there are no lists. */
  objects?(name: string): readonly Pick<Event, "get" | "fields" | "objects">[];
}
