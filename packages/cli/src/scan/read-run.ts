import { closeSync, openSync, readSync } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import type { HeldEvent } from "./fed-events.ts";

const blockBytes = 65_536;

/** The events of a file of JSON lines, block by block. */
export function* readRun(path: string): Generator<HeldEvent, void, void> {
  const file = openSync(path, "r");
  try {
    const block = Buffer.alloc(blockBytes);
    const decoder = new StringDecoder("utf8");
    let rest = "";
    for (;;) {
      const bytes = readSync(file, block, 0, blockBytes, null);
      if (bytes === 0) return;
      const lines = (rest + decoder.write(block.subarray(0, bytes))).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) yield JSON.parse(line) as HeldEvent;
    }
  } finally {
    closeSync(file);
  }
}
