import type { Event } from "../model/index.ts";

/**
 * The shape shared by records of one kind: slot `i` holds the field `names[i]`. A name may occur in several
 * slots (repeated `<Data>`): the field then has several values. Readers hand out the *same* layout object for
 * records of the same shape, so that consumers can keep what they worked out about it.
 *
 * `names` has the event's own fields first (`ownCount` of them), then the System parts under their Sigma names
 * (`Channel`, `EventID`, `Provider_Name`, `Computer`, …).
 */
export interface Layout {
  readonly names: readonly string[];
  readonly ownCount: number;
}

/**
 * An `Event` that moves along the records of an input, with direct access to the texts of its slots: the hot
 * path of the engine reads UTF-16 units in place and never makes a string.
 */
export interface EventCursor extends Event {
  readonly layout: Layout;
  /** How many values the slot has in this record; 0 if it is absent or null. */
  valueCount(slot: number): number;
  /** Whether the record has the slot at all, even with a null or empty value. */
  isPresent(slot: number): boolean;
  /**
   * Whether the slot's value is a text of the log. What is not (a number, GUID, SID, time, truth value, bytes)
   * becomes one when loaded, of digits, hex digits, `true`, `false`, and `x{}-:.+TZS`: no words need be looked for.
   */
  isText(slot: number): boolean;
  /** `valueCount`, with the first value (if there is one) loaded. */
  loadFirst(slot: number): number;
  /** Points `units[start..end)` at a value of the slot; valid until the next call or the next record. */
  loadText(slot: number, index: number): void;
  readonly units: Uint16Array;
  readonly start: number;
  readonly end: number;
  /**
   * Points `bytes[start..end)` at the slot's single text as it stands in the log, if that is UTF-8 in which ASCII
   * characters other than `"`, `\` and `/` stand for themselves (JSON that does not escape others): they can be looked
   * for there, without decoding. False where there is no such text.
   */
  loadRaw(slot: number): boolean;
  readonly bytes: Uint8Array;
  /**
   * Points `key[keyStart..keyEnd)` at the bytes that the slot's only value is made of, and returns how it is made of
   * them: values with the same number and the same bytes have the same text (and the same `isText`). Cheaper than
   * loading. -1 where there is no such value, or no such bytes.
   */
  loadKey(slot: number): number;
  readonly key: DataView;
  readonly keyStart: number;
  readonly keyEnd: number;
}

/** The key of cursors that have none to give. */
export const noKey = new DataView(new ArrayBuffer(0));
