import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { SourceText } from "@telltale/core/source";
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
 * hidden folders are passed over. `-` is standard input.
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
  const files: string[] = [];
  const unreadable: UnreadablePath[] = [];
  for (const path of paths) {
    try {
      if (path === "-" || !statSync(path).isDirectory()) {
        files.push(path);
        continue;
      }
      const below = ruleFilesBelow(path);
      if (below.length === 0)
        unreadable.push({
          path,
          reason:
            "holds no rule files (*.yml, *.yaml, *.kql, *.csl, *.toml, *.ndjson, *.spl, *.conf)",
        });
      files.push(...below);
    } catch (error) {
      unreadable.push({ path, reason: reasonOf(error) });
    }
  }
  return { files, unreadable };
}

/** The texts of files. Reading waits for each: thousands of small files take a third of the time that way. */
export async function readSources(files: readonly string[]): Promise<RuleFiles> {
  const sources: SourceText[] = [];
  const unreadable: UnreadablePath[] = [];
  for (const file of files) {
    try {
      if (file === "-") sources.push(new SourceText("<stdin>", await text(process.stdin)));
      else sources.push(new SourceText(file, readFileSync(file, "utf8")));
    } catch (error) {
      unreadable.push({ path: file, reason: reasonOf(error) });
    }
  }
  return { sources, unreadable };
}

function ruleFilesBelow(folder: string, above: readonly string[] = []): string[] {
  const { dev, ino } = statSync(folder);
  const identity = `${dev}:${ino}`;
  // A link may lead to a folder that it lies in.
  if (above.includes(identity)) return [];
  const items = readdirSync(folder, { withFileTypes: true });
  items.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const item of items) {
    if (item.name.startsWith(".")) continue;
    const path = join(folder, item.name);
    const isFolder =
      item.isDirectory() ||
      (item.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true);
    if (isFolder) found.push(...ruleFilesBelow(path, [...above, identity]));
    else if (ruleExtensions.has(extname(item.name).toLowerCase())) found.push(path);
  }
  return found;
}
