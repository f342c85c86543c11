import { newAccount, noteSkipped } from "../account.ts";
import type { EventCursor } from "../cursor.ts";
import type { RecordReader } from "../reader.ts";
import { recordLayout } from "../shape/record-layout.ts";
import { TextCursor } from "../text-cursor.ts";
import { type MemoLayout, withMemos } from "../text-memo.ts";
import { TextStore } from "../text-store.ts";
import { Unfinished } from "../unfinished.ts";
import { textOfUnits } from "../utf8.ts";
import { sniffDelimiter } from "./dialect.ts";
import { incomplete, readRow } from "./rows.ts";

/** What PowerShell's Export-Csv writes above the header. */
const typeLine = /^#TYPE /;

/**
 * Reads CSV with a header row: comma, semicolon or tab, whichever the header uses. The header's names are looked
 * up in the same table of shapes as JSON members are, so exports of Windows events are known as such.
 */
export class CsvReader implements RecordReader {
  readonly account = newAccount();
  readonly #store = new TextStore();
  readonly #cursor = new TextCursor(withMemos(recordLayout([])));
  readonly #unfinished = new Unfinished();
  #delimiter = 0;
  #columns = 0;
  #layout: MemoLayout | undefined;

  read(
    block: Uint8Array,
    offset: number,
    isLast: boolean,
    visit: (event: EventCursor) => void,
  ): number {
    if (this.#unfinished.mustWait(block, offset, isLast)) return 0;
    const { account } = this;
    const store = this.#store;
    let at = 0;
    while (at < block.length) {
      if (this.#layout === undefined) {
        const isMarked = block[at] === 0xef && block[at + 1] === 0xbb && block[at + 2] === 0xbf;
        const start = isMarked ? at + 3 : at;
        this.#delimiter = sniffDelimiter(block, start);
        const end = readRow(block, start, this.#delimiter, isLast, store);
        if (end === incomplete) break;
        at = end;
        this.#takeHeader();
        continue;
      }
      const end = readRow(block, at, this.#delimiter, isLast, store);
      if (end === incomplete) break;
      const isBlank = store.count === 1 && (store.ends[0] as number) < 0;
      if (store.count === this.#columns && !(isBlank && this.#columns > 1)) {
        account.records++;
        this.#cursor.point(this.#layout, store);
        visit(this.#cursor);
      } else if (!isBlank) {
        noteSkipped(
          account,
          offset + at,
          end - at,
          `a row of ${store.count} cells under a header of ${this.#columns}`,
        );
      }
      at = end;
    }
    return at >= block.length ? block.length : this.#unfinished.leave(account, block, offset, at);
  }

  #takeHeader(): void {
    const { units, starts, ends, count } = this.#store;
    const names = Array.from({ length: count }, (_, i) =>
      textOfUnits(units, starts[i] as number, Math.max(starts[i] as number, ends[i] as number)),
    );
    const isBlank = names.every((name) => name.trim() === "");
    if (isBlank || typeLine.test(names[0] ?? "")) return;
    this.#columns = count;
    this.#layout = withMemos(recordLayout(names.map((name) => [name.trim()])));
  }
}
