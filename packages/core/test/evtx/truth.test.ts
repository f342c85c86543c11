import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readEvtx } from "./reading.ts";

const data = process.env["TELLTALE_DATA"] ?? join(import.meta.dirname, "../../../../.cache/shared");
const counts = join(data, "evtx-truth", "counts.jsonl");

interface Truth {
  readonly file: string;
  readonly records: number;
  readonly event_ids: Readonly<Record<string, number>>;
}

/** Small files with odd makings: damage, sizes of zero, no checksums, classic and forwarded events. */
const files = [
  "omerbenamram-evtx/samples/Application_no_crc32.evtx",
  "omerbenamram-evtx/samples/sample-with-zero-data-size-event.evtx",
  "omerbenamram-evtx/samples/MSExchange_Management_wec.evtx",
  "omerbenamram-evtx/samples/Security_with_size_t.evtx",
  "omerbenamram-evtx/samples/security_bad_string_cache.evtx",
  "omerbenamram-evtx/samples/post-Security.evtx",
];

describe.skipIf(!existsSync(counts))(
  "real files: records by channel and event id, as independent parsers count them",
  () => {
    const truths = existsSync(counts)
      ? readFileSync(counts, "utf8")
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line) as Truth)
      : [];

    test.each(truths.filter(({ file }) => files.includes(file)))(
      "$file",
      ({ file, records, event_ids }) => {
        const seen = new Map<string, number>();
        const reading = readEvtx(new Uint8Array(readFileSync(join(data, "evtx", file))));
        for (const { channel, eventId } of reading.records) {
          if (eventId < 0) continue;
          const key = `${channel === "" ? "None" : channel}|${eventId}`;
          seen.set(key, (seen.get(key) ?? 0) + 1);
        }
        expect(reading.account.records).toBe(records);
        expect(Object.fromEntries(seen)).toEqual(event_ids);
      },
    );

    test("all of them are there", () => {
      expect(truths.filter(({ file }) => files.includes(file))).toHaveLength(files.length);
    });
  },
);
