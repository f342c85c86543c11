import type { ColumnType, Expr } from "../../model/index.ts";
import type { EventSelector } from "../bind.ts";

/** How events of the Windows logs supply the rows of a table: each leg for one kind of event. */
export interface TableBinding {
  readonly vocabulary: string;
  readonly name: string;
  readonly columns: readonly ColumnType[];
  readonly legs: readonly TableLeg[];
  /** Columns that no leg has anything for. */
  readonly unfilled: readonly string[];
  /** What a column of texts holds where the event has nothing for it: an empty text if absent, as in Kusto. */
  readonly missingText?: "null";
}

/**
 * One row for each event that the selector takes in and the condition is true of. Fields of the vocabulary `raw` are
 * the event's own, those of the vocabulary `record` what every record has (see `RecordPart`).
 */
export interface TableLeg {
  /** For people: `Sysmon 1`, `Security 4688`. */
  readonly label: string;
  readonly selector: EventSelector;
  readonly where?: Expr;
  /** By column. A column that is not there is null, or empty, for these events. */
  readonly columns: ReadonlyMap<string, Expr>;
}

/** What every record has besides its fields, by the names in model Event; `fields` are its own as one bag. */
export type RecordPart =
  | "time"
  | "channel"
  | "provider"
  | "eventId"
  | "computer"
  | "recordId"
  | "fields";
