import { closeSync, openSync, writeSync } from "node:fs";
import { once } from "node:events";
import { reasonOf } from "./reason.ts";

/** Where data goes: texts are gathered and written in large pieces. */
export interface Output {
  /** Takes a text. Never fails: `failure` says whether anything could not be written. */
  write(text: string): void;
  /** Waits until a slow receiver has caught up. Call it now and then, or texts pile up in memory. */
  caughtUp(): Promise<void>;
  /** Why writing failed; what was written since is lost, and there is no point in going on. */
  readonly failure: string | undefined;
  /** Writes what is left. */
  close(): Promise<void>;
}

const pieceLength = 65_536;

/**
 * Opens a file for writing, or stands for the stream where no file is named. A string says why the file
 * cannot be written.
 */
export function openOutput(
  path: string | undefined,
  stream: NodeJS.WritableStream,
): Output | string {
  if (path === undefined) return new StreamOutput(stream);
  try {
    return new FileOutput(openSync(path, "w"));
  } catch (error) {
    return reasonOf(error);
  }
}

class FileOutput implements Output {
  readonly #file: number;
  #held = "";
  failure: string | undefined;

  constructor(file: number) {
    this.#file = file;
  }

  write(text: string): void {
    this.#held += text;
    if (this.#held.length >= pieceLength) this.#flush();
  }

  async caughtUp(): Promise<void> {}

  async close(): Promise<void> {
    this.#flush();
    try {
      closeSync(this.#file);
    } catch (error) {
      this.failure ??= reasonOf(error);
    }
  }

  #flush(): void {
    const bytes = Buffer.from(this.#held);
    this.#held = "";
    try {
      // A device that is almost full takes a part.
      for (let at = 0; at < bytes.length && this.failure === undefined;)
        at += writeSync(this.#file, bytes, at);
    } catch (error) {
      this.failure = reasonOf(error);
    }
  }
}

class StreamOutput implements Output {
  readonly #stream: NodeJS.WritableStream;
  #held = "";
  #isFull = false;
  failure: string | undefined;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
    stream.once("error", (error) => {
      this.failure ??= reasonOf(error);
    });
  }

  write(text: string): void {
    this.#held += text;
    if (this.#held.length >= pieceLength) this.#flush();
  }

  async caughtUp(): Promise<void> {
    this.#flush();
    if (!this.#isFull || this.failure !== undefined) return;
    await once(this.#stream, "drain").catch(() => undefined);
    this.#isFull = false;
  }

  close(): Promise<void> {
    const held = this.#held;
    this.#held = "";
    return new Promise((resolve) => {
      if (this.failure !== undefined) resolve();
      else this.#stream.write(held, () => resolve());
    });
  }

  #flush(): void {
    if (this.#held === "" || this.failure !== undefined) return;
    if (!this.#stream.write(this.#held)) this.#isFull = true;
    this.#held = "";
  }
}
