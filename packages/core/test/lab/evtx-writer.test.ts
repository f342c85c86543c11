import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { crc32 } from "node:zlib";
import { describe, expect, test } from "vitest";
import { writeEvtx } from "../../src/lab/index.ts";
import type { EvtxEvent, EvtxType, EvtxValue } from "../../src/lab/index.ts";
import type { Datum } from "../../src/model/index.ts";
import { createReader } from "../../src/telemetry/index.ts";

const plain: EvtxEvent = {
  provider: "Demo-Provider",
  providerGuid: "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}",
  channel: "Demo/Operational",
  computer: "WS01",
  eventId: 7,
  version: 2,
  level: 4,
  task: 3,
  opcode: 1,
  keywords: "0x8000000000000000",
  time: "2026-03-02T08:00:00.1234567Z",
  processId: 100,
  threadId: 200,
  fields: [],
};

const withField = (type: EvtxType, value: EvtxValue): EvtxEvent => ({
  ...plain,
  fields: [{ name: "Value", type, value }],
});

interface Read {
  readonly recordId: string;
  readonly time: string;
  readonly system: readonly (Datum | undefined)[];
  readonly fields: Record<string, Datum>;
}

function readBack(bytes: Uint8Array): readonly Read[] {
  const reader = createReader("evtx");
  const records: Read[] = [];
  reader.read(bytes, 0, true, (event) => {
    records.push({
      recordId: event.recordId,
      time: event.time,
      system: ["Provider_Name", "EventID", "Version", "Level", "Computer", "Channel"].map((name) =>
        event.get(name),
      ),
      fields: event.fields(),
    });
  });
  expect(reader.account.skipped).toEqual([]);
  return records;
}

describe("what is written can be read", () => {
  test("the System part", () => {
    const [record] = readBack(writeEvtx([plain], 4711n).bytes);
    expect(record).toMatchObject({
      recordId: "4711",
      time: plain.time,
      system: ["Demo-Provider", 7, 2, 4, "WS01", "Demo/Operational"],
    });
  });

  const cases: readonly (readonly [EvtxType, EvtxValue, Datum])[] = [
    ["string", "C:\\Users\\é𝒳", "C:\\Users\\é𝒳"],
    ["string", "", ""],
    ["string-list", ["one", "two"], ["one", "two"]],
    ["int8", -5, -5],
    ["uint8", 250, 250],
    ["int16", -300, -300],
    ["uint16", 65_535, 65_535],
    ["int32", -70_000, -70_000],
    ["uint32", 4_294_967_295, 4_294_967_295],
    ["int64", -5n, -5],
    ["uint64", 18_446_744_073_709_551_615n, "18446744073709551615"],
    ["double", 1.5, 1.5],
    ["boolean", true, true],
    ["binary", Uint8Array.of(1, 255), "01FF"],
    ["guid", "{0A1B2C3D-1111-2222-3333-444455556666}", "{0A1B2C3D-1111-2222-3333-444455556666}"],
    ["filetime", "2026-03-02T08:00:00.5Z", "2026-03-02T08:00:00.5000000Z"],
    [
      "sid",
      "S-1-5-21-1004336348-1177238915-682003330-512",
      "S-1-5-21-1004336348-1177238915-682003330-512",
    ],
    ["hex32", "0x1010", "0x1010"],
    ["hex64", "0x3e7", "0x3e7"],
  ];
  test.each(cases)("%s %o", (type, value, expected) => {
    const { bytes, refused } = writeEvtx([withField(type, value)]);
    expect(refused).toEqual([]);
    expect(readBack(bytes)[0]?.fields).toEqual({ Value: expected });
  });

  test("fields of UserData", () => {
    const cleared: EvtxEvent = {
      ...plain,
      userData: { element: "LogFileCleared", namespace: "urn:demo" },
      fields: [{ name: "SubjectUserName", type: "string", value: "rivera" }],
    };
    expect(readBack(writeEvtx([cleared]).bytes)[0]?.fields).toMatchObject({
      SubjectUserName: "rivera",
    });
  });

  test("any texts, over as many chunks as they need", () => {
    const texts = fc.array(fc.string({ unit: "binary", maxLength: 3000 }), { maxLength: 60 });
    fc.assert(
      fc.property(texts, (values) => {
        // A text that ends in NUL is read without it: some writers pad with them.
        const kept = values.map((value) => value.replace(/\0+$/, "").toWellFormed());
        const { bytes } = writeEvtx(
          kept.map((value, i) => ({ ...withField("string", value), eventId: i % 5 })),
        );
        expect(readBack(bytes).map((record) => record.fields["Value"])).toEqual(kept);
      }),
      { seed: 1102, numRuns: 30 },
    );
  });
});

describe("the file's form", () => {
  const events = Array.from({ length: 500 }, (_, i) => ({
    ...withField("string", `value ${i}`.repeat(20)),
    eventId: i % 9,
  }));
  const { bytes } = writeEvtx(events, 100n);
  const view = new DataView(bytes.buffer);
  const chunks = Array.from(
    { length: (bytes.length - 4096) / 65_536 },
    (_, i) => 4096 + i * 65_536,
  );

  test("the header counts chunks and records, and its checksum holds", () => {
    expect(chunks.length).toBeGreaterThan(2);
    expect(view.getUint16(42, true)).toBe(chunks.length);
    expect(view.getBigUint64(24, true)).toBe(600n);
    expect(view.getUint32(124, true)).toBe(crc32(bytes.subarray(0, 120)));
  });

  test.each(chunks.map((at, i) => [i, at] as const))(
    "chunk %i: checksums and record ids",
    (_, at) => {
      const free = view.getUint32(at + 48, true);
      expect(view.getUint32(at + 52, true)).toBe(crc32(bytes.subarray(at + 512, at + free)));
      const head = crc32(bytes.subarray(at, at + 120));
      expect(view.getUint32(at + 124, true)).toBe(crc32(bytes.subarray(at + 128, at + 512), head));
      const lastRecord = at + view.getUint32(at + 44, true);
      expect(view.getBigUint64(lastRecord + 8, true)).toBe(view.getBigUint64(at + 32, true));
    },
  );

  test("every name is found in its bucket", () => {
    const [at = 0] = chunks;
    const names = new Set<string>();
    for (let bucket = 0; bucket < 64; bucket++) {
      for (
        let entry = view.getUint32(at + 128 + 4 * bucket, true);
        entry !== 0;
        entry = view.getUint32(at + entry, true)
      ) {
        expect(view.getUint16(at + entry + 4, true) % 64).toBe(bucket);
        const length = view.getUint16(at + entry + 6, true);
        const start = at + entry + 8;
        names.add(new TextDecoder("utf-16le").decode(bytes.subarray(start, start + 2 * length)));
      }
    }
    expect([...names]).toEqual(expect.arrayContaining(["Event", "System", "EventData", "Data"]));
  });
});

describe("what cannot be written is refused, and the rest is written", () => {
  test.each<[string, EvtxType, EvtxValue]>([
    ["a number too large", "uint8", 256],
    ["a number that is none", "uint32", "many"],
    ["half a GUID", "guid", "{0A1B2C3D-1111}"],
    ["a SID with too many parts", "sid", `S-1-5${"-1".repeat(16)}`],
    ["a time without a day", "filetime", "08:00"],
    ["a day that is in no calendar", "filetime", "2026-02-30T08:00:00Z"],
    ["a text longer than a value can be", "string", "x".repeat(40_000)],
    ["a text longer than a chunk has room for", "string", "x".repeat(32_600)],
  ])("%s", (_, type, value) => {
    const { bytes, refused } = writeEvtx([plain, withField(type, value), plain]);
    expect(refused).toEqual([{ index: 1, reason: expect.any(String) }]);
    expect(readBack(bytes).map((record) => record.recordId)).toEqual(["1", "2"]);
  });
});

const decoder = join(process.env["TELLTALE_DATA"] ?? ".cache/shared", "tools/bxml.py");

// An independent decoder, where the test data brings one.
test.runIf(existsSync(decoder))("an independent decoder reads the same", () => {
  const folder = mkdtempSync(join(tmpdir(), "telltale-"));
  try {
    const file = join(folder, "demo.evtx");
    const values = Array.from({ length: 300 }, (_, i) => `value ${i} `.repeat(i % 40));
    writeFileSync(file, writeEvtx(values.map((value) => withField("string", value))).bytes);
    const lines = execFileSync("python3", [decoder, file], { encoding: "utf8" }).trim().split("\n");
    const texts = lines.map((line) => JSON.parse(line).event.c[1].c[0].t ?? "");
    expect(texts).toEqual(values);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
