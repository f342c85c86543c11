import { closeSync, openSync, readSync } from "node:fs";
import { detectFormat, isNewlineDelimited } from "@telltale/core/telemetry";
import type { LogFormat } from "@telltale/core/telemetry";
import { reasonOf } from "../files/reason.ts";
import type { InputFile } from "./find-inputs.ts";
import { noLog } from "./stream-feeder.ts";

/** A part of an input that one thread reads by itself. Units of a file, in order, make up the file. */
export interface WorkUnit {
  /** Place of the file among the inputs. */
  readonly file: number;
  readonly path: string;
  /** Named on the command line: that it is no log is then worth a complaint. */
  readonly isNamed: boolean;
  readonly part:
    | ByteRange
    /** A packed file, a pipe or standard input: read from its start to its end, its format found on the way. */
    | { readonly kind: "stream" };
}

/** Bytes `start..end` of a file of a known format; lines belong to the part they start in. */
export interface ByteRange {
  readonly kind: "range";
  readonly format: LogFormat;
  readonly start: number;
  readonly end: number;
}

const headBytes = 65_536;
const evtxHeaderBytes = 4096;
const evtxUnitBytes = 64 * 65_536;
const lineUnitBytes = 8 * 1_048_576;

/** Divides a file into units; a string says why it is not read. */
export function divideInput(input: InputFile, file: number): readonly WorkUnit[] | string {
  const { path, bytes, isNamed } = input;
  const stream: WorkUnit = { file, path, isNamed, part: { kind: "stream" } };
  if (input.isStream) return [stream];
  const head = readHead(path);
  if (typeof head === "string") return head;
  if (head.length === 0) return [];
  const format = detectFormat(head, path);
  if (format === "unknown") return noLog;
  if (format === "gzip" || format === "zstd" || format === "zip") return [stream];
  const range = (start: number, end: number): WorkUnit => ({
    file,
    path,
    isNamed,
    part: { kind: "range", format, start, end },
  });
  if (format === "evtx")
    return split(bytes, evtxHeaderBytes + evtxUnitBytes, evtxUnitBytes).map(([start, end]) =>
      range(start, end),
    );
  if (format === "json" && isNewlineDelimited(head)) {
    return split(bytes, lineUnitBytes, lineUnitBytes).map(([start, end]) => range(start, end));
  }
  return [range(0, bytes)];
}

function split(bytes: number, first: number, each: number): readonly (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  for (
    let start = 0, end = Math.min(first, bytes);
    start < bytes;
    start = end, end = Math.min(end + each, bytes)
  ) {
    parts.push([start, end]);
  }
  return parts;
}

function readHead(path: string): Uint8Array | string {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const head = new Uint8Array(headBytes);
    return head.subarray(0, readSync(file, head, 0, headBytes, 0));
  } catch (error) {
    return reasonOf(error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
