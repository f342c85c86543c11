import { createReader, detectFormat } from "@telltale/core/telemetry";
import type { RecordReader } from "@telltale/core/telemetry";
import type { EventSink } from "./read-unit.ts";
import type { UnitAccount } from "./unit-account.ts";

/** Why something is not read. */
export const noLog =
  "not a log that Telltale reads (EVTX, JSON, XML, CSV, Splunk's text; gzip, zstd, zip)";
const packedTwice = "packed more than once";

const headBytes = 65_536;

/** Feeds blocks of any size to a reader, whose kind is found from the first of them. */
export class StreamFeeder {
  readonly #file: string;
  readonly #visit: EventSink["visit"];
  #reader: RecordReader | undefined;
  #refusal: string | undefined;
  /** Bytes not done with, in the front of a buffer with room behind. */
  #buffer: Uint8Array<ArrayBuffer> = new Uint8Array(2 * headBytes);
  #held = 0;
  #offset = 0;

  constructor(file: string, visit: EventSink["visit"]) {
    this.#file = file;
    this.#visit = visit;
  }

  get isLog(): boolean {
    return this.#reader !== undefined;
  }

  get records(): number {
    return this.#reader?.account.records ?? 0;
  }

  add(block: Uint8Array): void {
    if (this.#refusal !== undefined) return;
    if (this.#held + block.length > this.#buffer.length) {
      const larger = new Uint8Array(2 * (this.#held + block.length));
      larger.set(this.#buffer.subarray(0, this.#held));
      this.#buffer = larger;
    }
    this.#buffer.set(block, this.#held);
    this.#held += block.length;
    this.#read(false);
  }

  /** To be called when there is no more to add. */
  end(): void {
    if (this.#refusal === undefined && (this.#held > 0 || this.#reader !== undefined))
      this.#read(true);
  }

  account(): UnitAccount {
    const account = this.#reader?.account ?? { records: 0, skippedCount: 0, skipped: [] };
    return {
      bytes: this.#offset + this.#held,
      records: account.records,
      skippedCount: account.skippedCount,
      skipped: account.skipped.map((part) => ({ ...part, file: this.#file })),
      unreadable: [],
      passedOver: this.#refusal === undefined ? [] : [{ path: this.#file, reason: this.#refusal }],
    };
  }

  #read(isLast: boolean): void {
    if (this.#reader === undefined) {
      if (!isLast && this.#held < headBytes) return;
      const format = detectFormat(this.#buffer.subarray(0, this.#held), this.#file);
      if (format === "unknown") this.#refusal = noLog;
      else if (format === "gzip" || format === "zstd" || format === "zip")
        this.#refusal = packedTwice;
      else this.#reader = createReader(format);
      if (this.#reader === undefined) return;
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
