import type { ReadAccount } from "./reader.ts";
import { noteSkipped } from "./account.ts";

/** Records longer than this are not waited for. */
export const maxRecordSize = 64 << 20;

/**
 * A record that goes on beyond its block. It is tried again only when twice as much of it is there: so the work
 * stays linear, however many blocks it spans.
 */
export class Unfinished {
  #at = -1;
  #wanted = 0;

  /** Whether another try would be too early. */
  mustWait(block: Uint8Array, offset: number, isLast: boolean): boolean {
    return !isLast && offset === this.#at && block.length < this.#wanted;
  }

  /**
   * Leaves the block from `at` for the next call: returns `at`. A record too long is given up: returns the block's
   * length.
   */
  leave(account: ReadAccount, block: Uint8Array, offset: number, at: number): number {
    const rest = block.length - at;
    if (rest > maxRecordSize) {
      noteSkipped(account, offset + at, rest, "a record of more than 64 MiB");
      return block.length;
    }
    this.#at = offset + at;
    this.#wanted = rest * 2;
    return at;
  }
}
