import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import {
  createReader,
  detectFormat,
  type EventCursor,
  isNewlineDelimited,
  type LogFormat,
} from "../../src/telemetry/index.ts";
import { see, type Seen } from "./reading.ts";

const data = process.env["TELLTALE_DATA"] ?? join(import.meta.dirname, "../../../../.cache/shared");
const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/;

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(join(data, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => ending.test(path))
    .sort()
    .map((path) => join(data, folder, path));
}

function readBlocks(format: LogFormat, bytes: Uint8Array, visit: (event: EventCursor) => void) {
  const reader = createReader(format);
  for (let at = 0, end = 0; end < bytes.length;) {
    end = Math.min(bytes.length, at + (1 << 20));
    at += reader.read(bytes.subarray(at, end), at, end === bytes.length, visit);
  }
  return reader.account;
}

/** The leaves of a parsed record as texts, in order of their names. */
function leafTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leafTexts);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leafTexts);
  return value === null ? [] : [String(value)];
}

describe.skipIf(!existsSync(data))("the test material", { timeout: 120_000 }, () => {
  test("SigmaHQ's JSON twins: every object is an event with its channel and time", () => {
    let objects = 0;
    for (const path of filesBelow("sigma-regression", /\.json$/)) {
      const bytes = readFileSync(path);
      expect(detectFormat(bytes, path)).toBe("json");
      const account = readBlocks("json", bytes, (event) => {
        objects++;
        expect(event.channel).not.toBe("");
        expect(event.provider).not.toBe("");
        expect(event.eventId).toBeGreaterThan(0);
        expect(event.time).toMatch(isTime);
        expect(event.recordId).toMatch(/^\d+$/);
      });
      expect(account.skippedCount, path).toBe(0);
      expect(account.records, path).toBe(bytes.toString().match(/^\{/gm)?.length);
    }
    expect(objects).toBeGreaterThan(100);
  });

  test("SigmaHQ's JSON twins hold what their EVTX files hold", () => {
    for (const path of filesBelow("sigma-regression", /\.json$/)) {
      const twins = new Map<string, Seen>();
      readBlocks("evtx", readFileSync(path.replace(/json$/, "evtx")), (event) => {
        const seen = see(event);
        twins.set(seen.recordId, seen);
      });
      readBlocks("json", readFileSync(path), (event) => {
        const seen = see(event);
        const twin = twins.get(seen.recordId);
        expect({ ...seen, time: "", texts: comparable(seen) }).toMatchObject({
          channel: twin?.channel,
          provider: twin?.provider,
          eventId: twin?.eventId,
          computer: twin?.computer,
          texts: twin === undefined ? [] : comparable(twin),
        });
      });
    }
  });

  test("Security-Datasets: as many events as lines, and every value of a sample is found", () => {
    let records = 0;
    for (const path of filesBelow("json/Security-Datasets", /windows.*\.zip$/)) {
      for (const [name, bytes] of Object.entries(unzipSync(readFileSync(path)))) {
        if (!name.endsWith(".json") || name.includes("__MACOSX") || bytes.length > 15e6) continue;
        expect(isNewlineDelimited(bytes.subarray(0, 65_536)), name).toBe(true);
        const lines = new TextDecoder()
          .decode(bytes)
          .split("\n")
          .filter((line) => line !== "");
        let line = 0;
        const account = readBlocks("json", bytes, (event) => {
          if (
            event.channel === "" ||
            event.provider === "" ||
            event.eventId < 0 ||
            !isTime.test(event.time)
          ) {
            throw new Error(`${name}, line ${line + 1}: not known as an event`);
          }
          if (line++ % 200 === 0) expectAllValues(event, lines[line - 1] as string);
        });
        expect(account.skippedCount, name).toBe(0);
        expect(account.records, name).toBe(lines.length);
        records += account.records;
      }
    }
    expect(records).toBeGreaterThan(50_000);
  });

  test("Splunk's XML logs: as many events as their text has", () => {
    let records = 0;
    for (const path of filesBelow("splunk-attack-data", /\.(log|txt|raw)$/)) {
      const bytes = readFileSync(path);
      if (detectFormat(bytes, path) !== "xml") continue;
      const account = readBlocks("xml", bytes, (event) => {
        expect(event.channel).not.toBe("");
        expect(event.time).toMatch(isTime);
      });
      expect(account.records, path).toBe(bytes.toString().match(/<Event[ >]/g)?.length);
      records += account.records;
    }
    expect(records).toBeGreaterThan(100);
  });
});

/**
 * Names and texts without what evtx_dump alters: GUIDs lose their braces, values their trailing blanks, times
 * their last digit. Attributes without a value are in no JSON.
 */
function comparable({ texts }: Seen): string[] {
  return texts
    .filter(
      ([name, ...values]) =>
        name !== "TimeCreated_SystemTime" && (values.length > 0 || !/_/.test(name)),
    )
    .map(
      ([name, ...values]) =>
        `${name}=${values
          .map((value) =>
            value
              .replace(/^\{(.*)\}$/, "$1")
              .trimEnd()
              .toLowerCase(),
          )
          .join("|")}`,
    )
    .sort();
}

/** `JSON.parse` is the witness; what rounds there is left out. */
function expectAllValues(event: EventCursor, line: string): void {
  const seen = new Set(see(event).texts.flatMap(([, ...values]) => values));
  const missing = leafTexts(JSON.parse(line)).filter(
    (text) => !seen.has(text) && !/^-?\d{16,}$/.test(text),
  );
  expect(missing).toEqual([]);
}
