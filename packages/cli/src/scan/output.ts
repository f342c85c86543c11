import { closeSync, openSync, writeSync } from "node:fs";

/** A place for text; on standard output a full pipe makes the writer wait, so that nothing piles up in memory. */
export interface TextOutput {
  write(text: string): void;
  end(): Promise<void>;
}

const flushBytes = 65_536;

/** A file, made anew. Throws what the file system throws. */
export function fileOutput(path: string): TextOutput {
  const file = openSync(path, "w");
  let held = "";
  const flush = () => {
    writeSync(file, held);
    held = "";
  };
  return {
    write(text) {
      held += text;
      if (held.length >= flushBytes) flush();
    },
    async end() {
      flush();
      closeSync(file);
    },
  };
}

export function streamOutput(stream: NodeJS.WritableStream): TextOutput {
  let held = "";
  return {
    write(text) {
      held += text;
      if (held.length < flushBytes) return;
      stream.write(held);
      held = "";
    },
    end: () => new Promise((resolve) => stream.write(held, () => resolve())),
  };
}
