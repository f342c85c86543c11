import type { EventCursor } from "./cursor.ts";

/** Something a reader could not read, and where. */
export interface SkippedPart {
  /** Byte offset in the (decompressed) input. */
  readonly offset: number;
  /** Bytes passed over; 0 where that is unknown. */
  readonly length: number;
  readonly reason: string;
}

/** What a reader has done so far. `skipped` holds the first thousand; `skippedCount` counts all. */
export interface ReadAccount {
  records: number;
  skippedCount: number;
  readonly skipped: SkippedPart[];
}

/**
 * Turns bytes into records, block by block, so that memory does not grow with the input. Damaged parts are
 * noted in `account` and passed over; a reader never throws on its input.
 */
export interface RecordReader {
  readonly account: ReadAccount;
  /**
   * Reads the whole records at the start of `block`, calling `visit` for each with the same moving cursor.
   * Returns how many bytes are done with: the caller puts the rest in front of the next block. With `isLast`
   * everything is done with. `offset` is where the block starts in the input, for the account.
   */
  read(
    block: Uint8Array,
    offset: number,
    isLast: boolean,
    visit: (event: EventCursor) => void,
  ): number;
}
