import { createReader, detectFormat } from "@telltale/core/telemetry";
import type { RecordReader } from "@telltale/core/telemetry";
import type { UnitAccount, Visit } from "./read-unit.ts";

const headBytes = 65_536;

/** Feeds blocks of any size to a reader, whose kind is found from the first of them. */
export class StreamFeeder {
  readonly #file: string;
  readonly #visit: Visit;
  #reader: RecordReader | undefined;
  #isUnknown = false;
  /** Bytes not done with, in the front of a buffer with room behind. */
  #buffer: Uint8Array<ArrayBuffer> = new Uint8Array(2 * headBytes);
  #held = 0;
  #offset = 0;

  constructor(file: string, visit: Visit) {
    this.#file = file;
    this.#visit = visit;
  }

  add(block: Uint8Array): void {
    if (this.#isUnknown) return;
    if (this.#held + block.length > this.#buffer.length) {
      const larger = new Uint8Array(2 * (this.#held + block.length));
      larger.set(this.#buffer.subarray(0, this.#held));
      this.#buffer = larger;
    }
    this.#buffer.set(block, this.#held);
    this.#held += block.length;
    this.#read(false);
  }

  finish(): UnitAccount {
    if (this.#held > 0 || this.#reader !== undefined) this.#read(true);
    const unreadable = this.#isUnknown
      ? [{ path: this.#file, reason: "not a log that Telltale reads (EVTX, JSON, XML, CSV)" }]
      : [];
    const account = this.#reader?.account ?? { records: 0, skippedCount: 0, skipped: [] };
    return {
      bytes: this.#offset + this.#held,
      records: account.records,
      skippedCount: account.skippedCount,
      skipped: account.skipped.map((part) => ({ ...part, file: this.#file })),
      unreadable,
    };
  }

  #read(isLast: boolean): void {
    if (this.#reader === undefined) {
      if (!isLast && this.#held < headBytes) return;
      const format = detectFormat(this.#buffer.subarray(0, this.#held), this.#file);
      if (format === "unknown" || format === "gzip" || format === "zstd" || format === "zip") {
        this.#isUnknown = true;
        return;
      }
      this.#reader = createReader(format);
    }
    const used = this.#reader.read(
      this.#buffer.subarray(0, this.#held),
      this.#offset,
      isLast,
      (event) => this.#visit(event, this.#file),
    );
    this.#buffer.copyWithin(0, used, this.#held);
    this.#held -= used;
    this.#offset += used;
  }
}
