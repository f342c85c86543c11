import { createHash } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
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

/** Packed rule sets on disk, by what they were made of: same files, sizes, times and program, same result. */
export interface RuleCache {
  read(): string | undefined;
  write(packed: string): void;
}

/** The cache for a list of rule files; one that holds nothing where it would not pay. A cache that fails is no error. */
export function ruleCacheFor(files: readonly string[], programTime: number): RuleCache {
  if (files.length < fewestFiles) return { read: () => undefined, write: () => undefined };
  const hash = createHash("sha256").update(`${version} ${programTime}\n`);
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\n${size} ${mtimeMs}\n`);
  }
  const folder = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "telltale");
  const path = join(folder, `rules-${hash.digest("hex").slice(0, 32)}.packed`);
  return {
    read() {
      try {
        return readFileSync(path, "utf8");
      } catch {
        return undefined;
      }
    },
    write(packed) {
      try {
        mkdirSync(folder, { recursive: true });
        const draft = `${path}.${process.pid}`;
        writeFileSync(draft, packed);
        renameSync(draft, path);
        removeOldest(folder);
      } catch {
        // A full disk or a home that cannot be written to costs the next run its head start, nothing else.
      }
    },
  };
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.startsWith("rules-"))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const file of files.slice(keptFiles)) rmSync(file, { force: true });
}
