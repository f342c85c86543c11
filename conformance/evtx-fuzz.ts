import fs from "node:fs";
import path from "node:path";
import { createReader } from "@telltale/core/telemetry";
import type { EventCursor } from "@telltale/core/telemetry";
import { filesBelow } from "./data.ts";
import { figure } from "./scoreboard.ts";

const mutations = 4000;
const headerBytes = 4096;
const chunkBytes = 65_536;
/** Chunks read of a file at most, so that every file has its turn. */
const mostChunks = 4;
const slowMs = 5_000;

/**
 * Flips bytes of real EVTX files and cuts them, thousands of times with a fixed seed: the reader must never throw,
 * never take long, and tell the same through every door of its cursor. Exit code 1 if it does not.
 */
export function evtxFuzz(data: string, print: (line: string) => void): void {
  const files = filesBelow(path.join(data, "evtx"), (name) => name.endsWith(".evtx"));
  const random = randomFrom(20_261_121);
  const start = performance.now();
  let bytesRead = 0;
  let records = 0;
  let skipped = 0;
  let failures = 0;
  let slowest = 0;
  for (let i = 0; i < mutations && files.length > 0; i++) {
    const file = files[i % files.length] ?? "";
    const flips = 1 + Math.floor(random() * 40);
    const input = damage(headOf(file), flips, random);
    const began = process.cpuUsage();
    try {
      const account = readAll(input);
      records += account.records;
      skipped += account.skippedCount;
    } catch (error) {
      failures++;
      print(`  ${path.relative(data, file)}, mutation ${i}: ${String(error)}`);
    }
    // Time of this process: the machine may be busy with others.
    const took = process.cpuUsage(began).user / 1000;
    slowest = Math.max(slowest, took);
    if (took > slowMs) {
      failures++;
      print(`  ${path.relative(data, file)}, mutation ${i}: ${took.toFixed(0)} ms`);
    }
    bytesRead += input.length;
  }
  const seconds = (performance.now() - start) / 1000;
  const memory = process.memoryUsage().rss / 1e6;
  print(
    `evtx fuzz: ${mutations} mutations of ${files.length} files, ${(bytesRead / 1e6).toFixed(0)} MB in ${seconds.toFixed(0)} s, ` +
      `${records} records, ${skipped} parts skipped, slowest ${slowest.toFixed(0)} ms, ${memory.toFixed(0)} MB of memory, ${failures} failures`,
  );
  figure("mutations", mutations);
  figure("failures", failures);
  if (failures > 0) process.exitCode = 1;
}

function headOf(file: string): Uint8Array {
  const handle = fs.openSync(file, "r");
  try {
    const buffer = new Uint8Array(headerBytes + mostChunks * chunkBytes);
    return buffer.subarray(0, fs.readSync(handle, buffer));
  } finally {
    fs.closeSync(handle);
  }
}

/** Changes bytes where there are some (zeros are left alone), and cuts one file in ten. */
function damage(bytes: Uint8Array, flips: number, random: () => number): Uint8Array {
  for (let i = 0; i < flips; i++) {
    let at = Math.floor(random() * bytes.length);
    for (let tries = 0; bytes[at] === 0 && tries < 2000; tries++) at = (at + 1) % bytes.length;
    bytes[at] =
      random() < 0.5
        ? (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
        : Math.floor(random() * 256);
  }
  return random() < 0.1 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes;
}

function readAll(bytes: Uint8Array) {
  const reader = createReader("evtx");
  reader.read(bytes, 0, true, ask);
  return reader.account;
}

/** Asks a record for everything; throws where the texts of its slots are others than its values. */
function ask(event: EventCursor): void {
  void [event.time, event.computer, event.recordId, event.channel, event.provider, event.eventId];
  const { names, ownCount } = event.layout;
  const texts = new Map<string, number>();
  names.forEach((name, slot) => {
    if (slot >= ownCount && names.indexOf(name) < ownCount) return;
    const count = event.valueCount(slot);
    for (let i = 0; i < count; i++) {
      event.loadText(slot, i);
      if (event.end < event.start || event.end > event.units.length)
        throw new Error(`${name}: a text out of bounds`);
    }
    texts.set(name, (texts.get(name) ?? 0) + count);
  });
  for (const [name, count] of texts) {
    const datum = event.get(name);
    const members = (Array.isArray(datum) ? (datum as readonly unknown[]) : [datum ?? null]).filter(
      (member) => member !== null,
    );
    if (members.length !== count)
      throw new Error(`${name}: ${count} texts, ${members.length} values`);
  }
  event.fields();
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
