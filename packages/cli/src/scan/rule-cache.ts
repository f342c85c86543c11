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

/** A packed rule set and, as one line of text, what there was to say of it. */
export interface CachedRules {
  readonly packed: string;
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
        return parted(readFileSync(path, "utf8"));
      } catch {
        return undefined;
      }
    },
    write({ packed, notes }) {
      try {
        mkdirSync(folder, { recursive: true });
        const draft = `${path}.${process.pid}`;
        writeFileSync(draft, `${packed.length} ${notes}\n${packed}`);
        renameSync(draft, path);
        removeOldest(folder);
      } catch {
        // A full disk or a home that cannot be written to costs the next run its head start, nothing else.
      }
    },
  };
}

/** The parts of a cache file; undefined for one that was cut off, as by a crash. */
function parted(text: string): CachedRules | undefined {
  const space = text.indexOf(" ");
  const end = text.indexOf("\n");
  const packed = text.slice(end + 1);
  if (space < 0 || end < space || String(packed.length) !== text.slice(0, space)) return undefined;
  return { packed, notes: text.slice(space + 1, end) };
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.startsWith("rules-"))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const file of files.slice(keptFiles)) rmSync(file, { force: true });
}
