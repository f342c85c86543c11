import { closeSync, openSync, writeSync } from "node:fs";
import { reasonOf } from "./reason.ts";

/** Where data goes: texts are gathered and written in large pieces. */
export interface Output {
  write(text: string): void;
  /** Writes what is left; says why if the file could not take it all. */
  close(): string | undefined;
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
  if (path === undefined)
    return gather(
      (piece) => void stream.write(piece),
      () => undefined,
    );
  try {
    const file = openSync(path, "w");
    return gather(
      (piece) => void writeSync(file, piece),
      () => closeSync(file),
    );
  } catch (error) {
    return reasonOf(error);
  }
}

function gather(put: (piece: string) => void, end: () => void): Output {
  let gathered = "";
  let failure: string | undefined;
  const flush = () => {
    const piece = gathered;
    gathered = "";
    if (piece === "" || failure !== undefined) return;
    try {
      put(piece);
    } catch (error) {
      failure = reasonOf(error);
    }
  };
  return {
    write(text) {
      gathered += text;
      if (gathered.length >= pieceLength) flush();
    },
    close() {
      flush();
      end();
      return failure;
    },
  };
}
