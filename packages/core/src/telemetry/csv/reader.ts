import { newAccount, noteSkipped } from "../account.ts";
import type { EventCursor } from "../cursor.ts";
import { JsonReader } from "../json/reader.ts";
import type { RecordReader } from "../reader.ts";
import { providerOfSource } from "../shape/channels.ts";
import { recordLayout } from "../shape/record-layout.ts";
import { TextCursor } from "../text-cursor.ts";
import { type MemoLayout, withMemos } from "../text-memo.ts";
import { TextStore } from "../text-store.ts";
import { Unfinished } from "../unfinished.ts";
import { bytesOfText, textOfUnits } from "../utf8.ts";
import { sniffDelimiter } from "./dialect.ts";
import { columnNames } from "./header.ts";
import { incomplete, readRow } from "./rows.ts";

/** What PowerShell's Export-Csv and Excel write above the header. */
const notHeader = /^(#TYPE |sep=)/;

/**
 * Reads CSV with a header row: comma, semicolon or tab, whichever the header uses. The header's names are looked
 * up in the same table of shapes as JSON members are, so exports of Windows events are known as such.
 */
export class CsvReader implements RecordReader {
  readonly account = newAccount();
  readonly #store = new TextStore();
  readonly #cursor = new TextCursor(withMemos(recordLayout([])));
  readonly #unfinished = new Unfinished();
  readonly #json = new JsonReader();
  #delimiter = 0;
  #names: readonly string[] = [];
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
      if (store.count === this.#names.length && !(isBlank && this.#names.length > 1)) {
        account.records++;
        if (this.#layout.embedded >= 0 || this.#layout.raw >= 0) this.#visitAsJson(visit);
        else {
          this.#cursor.point(this.#layout, store);
          visit(this.#cursor);
        }
      } else if (!isBlank) {
        noteSkipped(
          account,
          offset + at,
          end - at,
          `a row of ${store.count} cells under a header of ${this.#names.length}`,
        );
      }
      at = end;
    }
    return at >= block.length ? block.length : this.#unfinished.leave(account, block, offset, at);
  }

  /** A row with an event, or its data, as text in one of its cells: what JSON's records may have as well. */
  #visitAsJson(visit: (event: EventCursor) => void): void {
    const cells = this.#names.map((name, i) => {
      const text = this.#cell(i);
      const cell = name === "Source" ? (providerOfSource.get(text ?? "") ?? text) : text;
      return `${JSON.stringify(name)}:${cell === undefined ? "null" : JSON.stringify(cell)}`;
    });
    this.#json.read(bytesOfText(`{${cells.join(",")}}`), 0, true, visit);
  }

  #takeHeader(): void {
    const cells = Array.from({ length: this.#store.count }, (_, i) => this.#cell(i) ?? "");
    const isBlank = cells.every((cell) => cell.trim() === "");
    if (isBlank || notHeader.test(cells[0] ?? "")) return;
    this.#names = columnNames(cells);
    this.#layout = withMemos(recordLayout(this.#names.map((name) => [name])));
  }

  #cell(i: number): string | undefined {
    const { units, starts, ends } = this.#store;
    const end = ends[i] as number;
    return end < 0 ? undefined : textOfUnits(units, starts[i] as number, end);
  }
}
