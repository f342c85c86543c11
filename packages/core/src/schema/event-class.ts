import type { FieldSource } from "./field-source.ts";

/**
 * How an event stands to the log source it serves: `primary` carries the fields that rules of that log
 * source name, `alternative` tells of the same behavior under other field names, `partial` tells of only
 * some of its cases.
 */
export type EventRole = "primary" | "alternative" | "partial";

/** One kind of event that can serve a log source, with all that is needed to run rules on it. */
export interface EventClass {
  /** Stable name of the row: `windows/process_creation:Security/4688`. */
  readonly id: string;
  readonly provider: string;
  /** Empty for events that are not logged to a channel (ETW only). */
  readonly channels: readonly string[];
  /** Empty where the class is a whole channel. */
  readonly eventIds: readonly number[];
  readonly role: EventRole;
  /** Values that a raw field must have for the event to be of this class; several are alternatives. */
  readonly where: ReadonlyMap<string, readonly string[]>;
  /**
   * Where each field of the taxonomy comes from. Absent: the event's own names are the taxonomy's.
   * A field not listed is one that the event does not have.
   */
  readonly fields?: ReadonlyMap<string, FieldSource>;
  /** Names that the event's data has of its own; empty where not known. */
  readonly ownFields: readonly string[];
  /** Subcategory of the Windows audit policy that must be on. */
  readonly audit?: string;
  /** Other configuration that must be on, or what to know about it. */
  readonly needs?: string;
  /** What else must be so for the event to have a field of the taxonomy. */
  readonly fieldNeeds: ReadonlyMap<string, string>;
  /** Why no rule is run on this class, although it belongs to the behavior's coverage. */
  readonly notRun?: string;
}
