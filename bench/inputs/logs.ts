import { closeSync, existsSync, globSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import type { LogFolder } from "./folders.ts";

/** Log files to measure on. Bytes are of the files; `usedBytes` leaves out what EVTX files merely reserve. */
export interface Logs {
  readonly about: string;
  readonly files: readonly string[];
  readonly bytes: number;
  readonly usedBytes: number;
}

/**
 * The logs of a folder, or says that they are missing. `TELLTALE_BENCH_MB` takes about so many megabytes of them
 * (whole files, evenly from the list) for a quick look. Every byte is read once, so that no run waits for the disk.
 */
export function findLogs({ folder, extension, about }: LogFolder): Logs | undefined {
  const all = existsSync(folder) ? globSync(`**/*${extension}`, { cwd: folder }).sort() : [];
  if (all.length === 0) {
    console.log(
      `skipped: no *${extension} in ${folder} (${about}; bench/README.md says how to make them)`,
    );
    return undefined;
  }
  const paths = all.map((file) => join(folder, file));
  const wanted = Number(process.env["TELLTALE_BENCH_MB"] ?? Infinity) * 1e6;
  const files = evenly(
    paths.filter((path) => statSync(path).isFile()),
    wanted,
  );
  let bytes = 0;
  let usedBytes = 0;
  for (const file of files) {
    const size = sizeOf(file);
    bytes += size.bytes;
    usedBytes += size.usedBytes;
  }
  return { about, files, bytes, usedBytes };
}

function evenly(paths: readonly string[], wantedBytes: number): readonly string[] {
  const total = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  if (total <= wantedBytes) return paths;
  let seen = 0;
  let taken = 0;
  return paths.filter((path) => {
    const { size } = statSync(path);
    seen += size;
    if (taken / wantedBytes > (seen - size / 2) / total) return false;
    taken += size;
    return true;
  });
}

const chunkBytes = 65_536;
const evtxHeaderBytes = 4096;
const freeSpaceOffset = 48;
const block = Buffer.alloc(64 * chunkBytes);

/** Reads a file through. Of an EVTX file, the used bytes are those before each chunk's free space. */
function sizeOf(path: string): { readonly bytes: number; readonly usedBytes: number } {
  const file = openSync(path, "r");
  const isEvtx = path.endsWith(".evtx");
  let bytes = isEvtx ? readSync(file, block, 0, evtxHeaderBytes, null) : 0;
  let usedBytes = bytes;
  for (;;) {
    const got = readSync(file, block, 0, block.length, null);
    if (got === 0) break;
    bytes += got;
    if (!isEvtx) usedBytes += got;
    else
      for (let at = 0; at < got; at += chunkBytes)
        usedBytes += usedBytesOf(block.subarray(at, got));
  }
  closeSync(file);
  return { bytes, usedBytes };
}

function usedBytesOf(chunk: Buffer): number {
  if (chunk.toString("latin1", 0, 8) !== "ElfChnk\0") return 0;
  return Math.min(chunk.readUInt32LE(freeSpaceOffset), chunkBytes);
}
