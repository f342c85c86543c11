import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { createReader, type EventCursor } from "../packages/core/src/telemetry/index.ts";
import { isRecordArray } from "../packages/core/src/telemetry/shape/record-layout.ts";
import { JsonScanner } from "../packages/core/src/telemetry/json/scanner.ts";

/**
 * How fast JSON lines are read on one core: record boundaries only, the scan to slots, and the scan with five
 * fields loaded, over about 200 MB of the Security-Datasets logs in the data folder (`TELLTALE_DATA`).
 *
 *     node bench/json-scan.ts
 */
const wantedBytes = 200e6;
const runs = 5;
const blockSize = 4 << 20;
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
console.log(`${(input.length / 1e6).toFixed(0)} MB of JSON lines`);
measure("boundaries", boundaries);
measure("scan to slots", scan);
measure("scan, channel, id", (bytes) => read(bytes, routed));
measure("scan + 5 fields", (bytes) => read(bytes, loaded));

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

function boundaries(bytes: Uint8Array): number {
  let records = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) records++;
  return records;
}

function scan(bytes: Uint8Array): number {
  const scanner = new JsonScanner<never>(isRecordArray);
  scanner.use(bytes);
  let records = 0;
  for (let at = 0; at < bytes.length;) {
    const end = scanner.scan(at);
    if (end > 0) records++;
    at = end > 0 ? end + 1 : bytes.indexOf(10, at) + 1;
  }
  return records;
}

function read(bytes: Uint8Array, visit: (event: EventCursor) => void): number {
  const reader = createReader("json");
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + blockSize);
    at += reader.read(bytes.subarray(at, end), at, end === bytes.length, visit);
  }
  return reader.account.records;
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

function measure(name: string, run: (bytes: Uint8Array) => number): void {
  const seconds: number[] = [];
  let records = 0;
  run(input.subarray(0, input.lastIndexOf(10, 20e6) + 1));
  for (let i = 0; i < runs; i++) {
    const start = process.cpuUsage();
    records = run(input);
    const { user, system } = process.cpuUsage(start);
    seconds.push((user + system) / 1e6);
  }
  const median = seconds.sort((a, b) => a - b)[runs >> 1] as number;
  const speed = `${Math.round(records / median).toLocaleString("en")} records/s, ${Math.round(input.length / median / 1e6)} MB/s`;
  console.log(
    `${name.padEnd(20)} ${records} records: ${speed} (median of ${runs}; best ${Math.round(input.length / (seconds[0] as number) / 1e6)} MB/s)`,
  );
}
