import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { createReader, type EventCursor } from "../packages/core/src/telemetry/index.ts";
import { LayoutTree } from "../packages/core/src/telemetry/layout-tree.ts";
import { isRecordArray } from "../packages/core/src/telemetry/shape/record-layout.ts";
import { JsonScanner, memberName } from "../packages/core/src/telemetry/json/scanner.ts";

/**
 * How fast JSON lines are read on one core: record boundaries only, the scan to slots, and the scan with five
 * fields loaded, over about 200 MB of the Security-Datasets logs in the data folder (`TELLTALE_DATA`).
 *
 *     node bench/json-scan.ts
 */
const wantedBytes = 200e6;
const runs = 7;
const blockSize = 1 << 20;
const loadedFields = new Set([
  "Image",
  "CommandLine",
  "TargetObject",
  "ProcessGuid",
  "User",
  "TargetImage",
  "SourceImage",
  "Hostname",
]);

/** Keeps the work from being optimized away. */
let sink = 0;
const wanted = new WeakMap<object, readonly number[]>();

const data = process.env["TELLTALE_DATA"] ?? join(import.meta.dirname, "../.cache/shared");
const folder = join(data, "json/Security-Datasets/datasets");
if (!existsSync(folder)) {
  console.error(`no logs at ${folder}: set TELLTALE_DATA`);
  process.exit(2);
}
const input = collect();
const blocks = wholeLines(input);
console.log(`${(input.length / 1e6).toFixed(0)} MB of JSON lines, ${boundaries(input)} records`);
measure("boundaries", boundaries);
measure("scan to slots", scanning());
measure("scan, channel, id", reading(routed));
measure("scan + 5 fields", reading(loaded));

function collect(): Buffer {
  const parts: Uint8Array[] = [];
  let size = 0;
  const archives = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    /windows.*\.zip$|LSASS.*\.zip$/.test(path),
  );
  for (const path of archives.sort()) {
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(join(folder, path))))) {
      if (!name.endsWith(".json") || name.includes("__MACOSX") || size >= wantedBytes) continue;
      parts.push(bytes.subarray(0, 12e6).subarray(0, bytes.subarray(0, 12e6).lastIndexOf(10) + 1));
      size += parts.at(-1)?.length ?? 0;
    }
  }
  const all = Buffer.alloc(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function boundaries(bytes: Buffer): number {
  let records = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) records++;
  return records;
}

function scanning(): (bytes: Buffer) => number {
  const scanner = new JsonScanner(new LayoutTree(memberName), isRecordArray);
  return (bytes) => {
    scanner.use(bytes);
    let records = 0;
    for (let at = 0; at < bytes.length;) {
      const end = scanner.scan(at);
      if (end > 0) records++;
      at = end > 0 ? end + 1 : bytes.indexOf(10, at) + 1;
    }
    return records;
  };
}

function reading(visit: (event: EventCursor) => void): (bytes: Buffer) => number {
  const reader = createReader("json");
  return (bytes) => {
    const before = reader.account.records;
    reader.read(bytes, 0, true, visit);
    return reader.account.records - before;
  };
}

function wholeLines(bytes: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end =
      at + blockSize >= bytes.length ? bytes.length : bytes.lastIndexOf(10, at + blockSize) + 1;
    parts.push(bytes.subarray(at, end));
    at = end;
  }
  return parts;
}

function routed(event: EventCursor): void {
  sink += event.channel.length + event.eventId;
}

function loaded(event: EventCursor): void {
  routed(event);
  let slots = wanted.get(event.layout);
  if (slots === undefined) {
    slots = event.layout.names
      .flatMap((name, slot) => (loadedFields.has(name) ? [slot] : []))
      .slice(0, 5);
    wanted.set(event.layout, slots);
  }
  for (let i = 0; i < slots.length; i++) {
    event.loadText(slots[i] as number, 0);
    sink += event.end;
  }
}

/**
 * Times each megabyte by itself, `runs` times. The median is what this machine gave; the best of each megabyte,
 * summed up, is what it gives when nobody disturbs it.
 */
function measure(name: string, run: (bytes: Buffer) => number): void {
  const times = blocks.map((): number[] => []);
  let records = 0;
  for (let i = 0; i < runs; i++) {
    records = 0;
    for (const [index, block] of blocks.entries()) {
      const start = performance.now();
      records += run(block);
      times[index]?.push(performance.now() - start);
    }
  }
  const sorted = times.map((all) => all.sort((a, b) => a - b));
  const report = (pick: (all: readonly number[]) => number) => {
    const seconds = sorted.reduce((sum, all) => sum + pick(all), 0) / 1000;
    return `${Math.round(records / seconds)
      .toLocaleString("en")
      .padStart(9)} records/s ${String(Math.round(input.length / seconds / 1e6)).padStart(5)} MB/s`;
  };
  console.log(
    `${name.padEnd(18)} median ${report((all) => all[runs >> 1] ?? 0)}   undisturbed ${report((all) => all[0] ?? 0)}`,
  );
}
