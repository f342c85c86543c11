import { createHash } from "node:crypto";
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { version } from "../version.ts";

/** Compiling fewer files than this takes less time than is worth a file. */
const fewestFiles = 100;
const keptFiles = 8;

/** A packed rule set, in memory that threads can share, and what there was to say of it. */
export interface CachedRules {
  readonly packed: Uint8Array;
  readonly notes: string;
}

/** Packed rule sets on disk, by what they were made of: same files, sizes, times and program, same result. */
export interface RuleCache {
  read(): CachedRules | undefined;
  write(rules: CachedRules): void;
}

/** The cache for a list of rule files; none where it would not pay. A cache that fails is no error. */
export function ruleCacheFor(files: readonly string[], programTime: number): RuleCache | undefined {
  if (files.length < fewestFiles) return undefined;
  const hash = createHash("sha256").update(`${version} ${programTime}\n`);
  for (const file of files) {
    const known = statSync(file, { throwIfNoEntry: false });
    // Reading the rules will say what is wrong with it.
    if (known === undefined) return undefined;
    hash.update(`${file}\n${known.size} ${known.mtimeMs}\n`);
  }
  const folder = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "telltale");
  const path = join(folder, `rules-${hash.digest("hex").slice(0, 32)}.packed`);
  return {
    read() {
      try {
        return parted(sharedBytesOf(path));
      } catch {
        return undefined;
      }
    },
    write({ packed, notes }) {
      try {
        mkdirSync(folder, { recursive: true });
        const draft = `${path}.${process.pid}`;
        const text = Buffer.from(notes);
        const head = Buffer.from(`${text.length} ${packed.length}\n`);
        writeFileSync(draft, Buffer.concat([head, text, packed]));
        renameSync(draft, path);
        removeOldest(folder);
      } catch {
        // A full disk or a home that cannot be written to costs the next run its head start, nothing else.
      }
    },
  };
}

function sharedBytesOf(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
    for (let at = 0, got = 1; got > 0; at += got)
      got = readSync(file, bytes, at, bytes.length - at, at);
    return bytes;
  } finally {
    closeSync(file);
  }
}

const newline = 10;

/** The parts of a cache file: a line with their lengths, the notes, the rules; undefined for one that was cut off. */
function parted(bytes: Uint8Array): CachedRules | undefined {
  const decoder = new TextDecoder();
  const start = bytes.indexOf(newline) + 1;
  const [, notes, packed] = /^(\d+) (\d+)\n$/.exec(decoder.decode(bytes.subarray(0, start))) ?? [];
  const split = start + Number(notes);
  if (notes === undefined || bytes.length !== split + Number(packed)) return undefined;
  return { packed: bytes.subarray(split), notes: decoder.decode(bytes.subarray(start, split)) };
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.startsWith("rules-"))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const file of files.slice(keptFiles)) rmSync(file, { force: true });
}
