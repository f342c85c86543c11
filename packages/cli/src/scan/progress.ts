import { plural } from "../terminal/plural.ts";
import { columnsOf, fitted } from "../terminal/width.ts";

const everyMs = 100;

/** One line on a terminal that says how far the reading is; nothing where the stream is no terminal. */
export class Progress {
  readonly #stream: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly #totalBytes: number;
  readonly #found: string;
  readonly #start = performance.now();
  #shownAt = 0;
  #isShown = false;

  /** `found` is what one of the things is called that the reading finds. */
  constructor(
    stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
    totalBytes: number,
    found = "hit",
  ) {
    this.#stream = stream;
    this.#totalBytes = totalBytes;
    this.#found = found;
  }

  update(bytes: number, records: number, found: number): void {
    const now = performance.now();
    if (this.#stream.isTTY !== true || now - this.#shownAt < everyMs) return;
    this.#shownAt = now;
    this.#isShown = true;
    const seconds = (now - this.#start) / 1000;
    const share =
      this.#totalBytes === 0
        ? ""
        : `${Math.min(100, Math.floor((100 * bytes) / this.#totalBytes))} %  `;
    const line = `${share}${megabytes(bytes)}  ${megabytes(bytes / seconds)}/s  ${plural(records, "event")}  ${plural(found, this.#found)}`;
    this.#stream.write(`\r\u001b[K${fitted(line, columnsOf(this.#stream))}`);
  }

  clear(): void {
    if (this.#isShown) this.#stream.write("\r\u001b[K");
    this.#isShown = false;
  }
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
