import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFullScan, createMatcher } from "../../src/engine/index.ts";
import { eventForms, fillEventForm, writeEvtx } from "../../src/lab/index.ts";
import { contains, everywhere, field, filters, ruleSetOf } from "../engine/kit.ts";
import { createReader } from "../../src/telemetry/index.ts";
import {
  chunkOf,
  chunkSize,
  dataOf,
  eventOf,
  fileOf,
  plainRecord,
  record,
  textValue,
} from "./binxml.ts";
import { readEvtx } from "./reading.ts";

const data = process.env["TELLTALE_DATA"] ?? join(import.meta.dirname, "../../../../.cache/shared");

/** A file with every encoding that there is, of two chunks. */
function madeFile(): Uint8Array {
  const nested = {
    header: false,
    body: [{ name: "Data", attributes: [["Name", "A"]] as const, content: ["x"] }],
  };
  const chunk = chunkOf([
    plainRecord(eventOf(dataOf(["A", "x", { entity: "lt" }, { cdata: "y" }], ["", "z"]))),
    record("t", eventOf(dataOf(["A", { hole: 0 }], ["B", { hole: 1 }, "!"])), [
      textValue("one"),
      { type: 0x15, bytes: new Uint8Array(8) },
    ]),
    record("t", eventOf(dataOf(["A", { hole: 0 }], ["B", { hole: 1 }, "!"])), [
      textValue("two"),
      { type: 0x81, bytes: new Uint8Array(20) },
    ]),
    record("u", eventOf({ name: "EventData", content: [{ hole: 0 }] }), [nested]),
    record("u", eventOf({ name: "EventData", content: [{ hole: 0 }] }), [
      {
        header: true,
        body: {
          template: { key: "i", root: [{ name: "Leaf", content: [{ hole: 0 }] }] },
          values: [textValue("deep")],
        },
      },
    ]),
  ]);
  return fileOf(chunk, chunk);
}

/** The part of a file that holds bytes worth changing: positions of bytes that are not zero. */
function busyPlaces(bytes: Uint8Array): readonly number[] {
  const places: number[] = [];
  bytes.forEach((byte, at) => {
    if (byte !== 0) places.push(at);
  });
  return places;
}

interface Damage {
  readonly flips: readonly (readonly [place: number, byte: number])[];
  readonly length: number;
}

/** Anywhere alike: without this, small numbers come far more often. */
const share = fc.noBias(fc.nat(999_999)).map((n) => n / 1e6);

const damages: fc.Arbitrary<Damage> = fc.record({
  flips: fc.array(
    fc.tuple(
      share,
      fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0x21, 0x81, 0x0c, 0x41, 0x7f, 0xff)),
    ),
    { minLength: 1, maxLength: 8 },
  ),
  length: fc.oneof({ arbitrary: fc.constant(1), weight: 5 }, { arbitrary: share, weight: 1 }),
});

function apply(
  bytes: Uint8Array,
  places: readonly number[],
  { flips, length }: Damage,
): Uint8Array {
  const changed = bytes.slice();
  for (const [place, byte] of flips) changed[places[Math.floor(place * places.length)] ?? 0] = byte;
  return changed.slice(0, Math.floor(length * bytes.length));
}

const rules = ruleSetOf([
  ...fc.sample(filters, { seed: 1, numRuns: 20 }).map((filter) => [{ filter }]),
  [{ filter: contains(everywhere, "x") }],
  [{ filter: contains(field("A"), "o") }],
  [{ filter: { kind: "is-null", subject: field("B") } }],
]);

/** Reads to the end, asks everything of every record, and holds the index against the full scan. */
function expectSound(bytes: Uint8Array): number {
  const whole = readEvtx(bytes);
  expect(whole.account.records).toBe(whole.records.length);
  const matcher = createMatcher(rules);
  const oracle = createFullScan(rules);
  createReader("evtx").read(bytes, 0, true, (event) => {
    const found = [...matcher.match(event)];
    const wanted = oracle.match(event);
    if (String(found) === String(wanted)) return;
    const wrong = rules.rules.filter((_, i) => found.includes(i) !== wanted.includes(i));
    throw new Error(
      `${JSON.stringify(event.fields())}: ${JSON.stringify(wrong[0]?.filters[0]?.filter)}`,
    );
  });
  return whole.records.length;
}

/** A file of all event forms that the lab knows, several times over. */
function formFile(): Uint8Array {
  const setting = {
    time: "2026-03-02T08:00:00.1234567Z",
    computer: "WS01",
    processId: 4,
    threadId: 8,
    userSid: "S-1-5-18",
  };
  const names = Object.keys(eventForms) as (keyof typeof eventForms)[];
  const events = names.map((name) => {
    const texts = eventForms[name].fields.filter(({ type }) => type === "string");
    return fillEventForm(
      name,
      setting,
      new Map(texts.map((text) => [text.name, `value of ${text.name}`])),
    ).event;
  });
  return writeEvtx(Array.from({ length: 5 }, () => events).flat()).bytes;
}

describe("changed and cut files are read to their end", () => {
  const made = [madeFile(), formFile()];

  test("made files", { timeout: 60_000 }, () => {
    let records = 0;
    const files = made.map((bytes) => [bytes, busyPlaces(bytes)] as const);
    fc.assert(
      fc.property(fc.nat(files.length - 1), damages, (number, damage) => {
        const [bytes, places] = files[number] as (typeof files)[number];
        records += expectSound(apply(bytes, places, damage));
      }),
      { seed: 1, numRuns: 150, endOnFailure: true },
    );
    expect(records).toBeGreaterThan(500);
  });

  const real = [
    "evtx/omerbenamram-evtx/samples/post-Security.evtx",
    "evtx/omerbenamram-evtx/samples/2-vss_7-System.evtx",
    "evtx/omerbenamram-evtx/samples/MSExchange_Management_wec.evtx",
  ]
    .map((file) => join(data, file))
    .filter((file) => existsSync(file));

  test.skipIf(real.length === 0)("real files", { timeout: 60_000 }, () => {
    let records = 0;
    const files = real.map((file) => {
      // Two chunks: enough to have one after the damage.
      const bytes = new Uint8Array(readFileSync(file)).slice(0, 4096 + 2 * chunkSize);
      return [bytes, busyPlaces(bytes)] as const;
    });
    fc.assert(
      fc.property(fc.nat(files.length - 1), damages, (number, damage) => {
        const [bytes, places] = files[number] as (typeof files)[number];
        records += expectSound(apply(bytes, places, damage));
      }),
      { seed: 2, numRuns: 15, endOnFailure: true },
    );
    expect(records).toBeGreaterThan(500);
  });

  test("noise in a chunk's frame", () => {
    let records = 0;
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 100, maxLength: 4000 }), (noise) => {
        const bytes = madeFile();
        bytes.set(noise, 4096 + 512 + 24);
        records += expectSound(bytes);
      }),
      { seed: 3, numRuns: 100 },
    );
    expect(records).toBeGreaterThan(100);
  });

  test("the same records and notes wherever the blocks fall", () => {
    const bytes = new Uint8Array([
      ...(made[0] as Uint8Array),
      ...(made[1] as Uint8Array).subarray(4096),
    ]);
    bytes[4096 + chunkSize + 600] = 0xff;
    const cut = bytes.slice(0, bytes.length - 1000);
    for (const input of [bytes, cut]) {
      const whole = readEvtx(input);
      expect(whole.records.length).toBeGreaterThan(10);
      fc.assert(
        fc.property(fc.integer({ min: 1000, max: 200_000 }), (size) => {
          expect(readEvtx(input, size)).toEqual(whole);
        }),
        { seed: 4, numRuns: 15, examples: [[4095], [4096], [65_535], [65_536], [69_632]] },
      );
    }
  });
});
