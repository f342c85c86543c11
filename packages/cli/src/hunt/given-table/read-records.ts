import { readCsv } from "./csv-records.ts";
import { readJson } from "./json-records.ts";
import { readText } from "./read-text.ts";
import type { GivenRecord } from "./record.ts";

/** The records of a file: JSON where it starts like JSON, else CSV. Throws what the file system throws. */
export async function* readRecords(path: string): AsyncGenerator<GivenRecord, void, void> {
  const pieces = readText(path);
  let head = "";
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) break;
    head += next.value;
    if (head.trim() !== "") break;
  }
  const all = async function* () {
    yield head;
    yield* pieces;
  };
  yield* /^\s*[[{]/.test(head) ? readJson(all()) : readCsv(all());
}
