import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { SourceText } from "@telltale/core/source";
import { decodeText } from "./decode-text.ts";
import { reasonOf } from "./reason.ts";

/** A path that could not be read, and why, in words for people. */
export interface UnreadablePath {
  readonly path: string;
  readonly reason: string;
}

/** Rule texts in the order of the paths, files of a folder in the order of their names. */
export interface RuleFiles {
  readonly sources: readonly SourceText[];
  readonly unreadable: readonly UnreadablePath[];
}

const ruleExtensions: ReadonlySet<string> = new Set([
  ".yml",
  ".yaml",
  ".kql",
  ".csl",
  ".toml",
  ".ndjson",
  ".spl",
  ".conf",
]);

/**
 * Reads rule files: a file is read whatever it is called, of a folder all files named like rules, at any depth;
 * hidden folders are passed over, and a file that paths lead to twice is read once. `-` is standard input.
 */
export async function readRuleFiles(paths: readonly string[]): Promise<RuleFiles> {
  const found = findRuleFiles(paths);
  const read = await readSources(found.files);
  return { sources: read.sources, unreadable: [...found.unreadable, ...read.unreadable] };
}

/** The rule files that paths lead to; see `readRuleFiles`. */
export function findRuleFiles(paths: readonly string[]): {
  readonly files: readonly string[];
  readonly unreadable: readonly UnreadablePath[];
} {
  const files = new Map<string, string>();
  const unreadable: UnreadablePath[] = [];
  const add = (path: string) => {
    const place = path === "-" ? path : resolve(path);
    if (!files.has(place)) files.set(place, path);
  };
  for (const path of paths) {
    try {
      if (path === "-" || !statSync(path).isDirectory()) {
        add(path);
        continue;
      }
    } catch (error) {
      unreadable.push({ path, reason: reasonOf(error) });
      continue;
    }
    const below = ruleFilesBelow(path);
    if (below.files.length === 0 && below.unreadable.length === 0)
      unreadable.push({
        path,
        reason:
          "holds no rule files (*.yml, *.yaml, *.kql, *.csl, *.toml, *.ndjson, *.spl, *.conf)",
      });
    below.files.forEach(add);
    unreadable.push(...below.unreadable);
  }
  return { files: [...files.values()], unreadable };
}

/** The texts of files. Reading waits for each: thousands of small files take a third of the time that way. */
export async function readSources(files: readonly string[]): Promise<RuleFiles> {
  const sources: SourceText[] = [];
  const unreadable: UnreadablePath[] = [];
  for (const file of files) {
    try {
      if (file === "-") sources.push(new SourceText("<stdin>", await text(process.stdin)));
      else sources.push(new SourceText(file, decodeText(readFileSync(file))));
    } catch (error) {
      unreadable.push({ path: file, reason: reasonOf(error) });
    }
  }
  return { sources, unreadable };
}

interface Below {
  readonly files: string[];
  readonly unreadable: UnreadablePath[];
}

/** What cannot be looked into hides nothing of what lies beside it. */
function ruleFilesBelow(
  folder: string,
  found: Below = { files: [], unreadable: [] },
  above: readonly string[] = [],
): Below {
  try {
    const { dev, ino } = statSync(folder);
    const identity = `${dev}:${ino}`;
    // A link may lead to a folder that it lies in.
    if (above.includes(identity)) return found;
    const items = readdirSync(folder, { withFileTypes: true });
    items.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const item of items) {
      if (item.name.startsWith(".")) continue;
      const path = join(folder, item.name);
      if (item.isDirectory() || (item.isSymbolicLink() && leadsToFolder(path)))
        ruleFilesBelow(path, found, [...above, identity]);
      else if (ruleExtensions.has(extname(item.name).toLowerCase())) found.files.push(path);
    }
  } catch (error) {
    found.unreadable.push({ path: folder, reason: reasonOf(error) });
  }
  return found;
}

function leadsToFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    // It leads nowhere, or in a circle: of interest only where it is named like a rule, and then it is read in vain.
    return false;
  }
}
