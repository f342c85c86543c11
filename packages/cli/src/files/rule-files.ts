import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { SourceText } from "@telltale/core/source";
import { decodeText } from "./decode-text.ts";
import { isPlaybook } from "./is-playbook.ts";
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

/** What is read of a folder. */
interface FileKind {
  readonly isWanted: (path: string) => boolean;
  /** In words for people: what a folder is told to hold none of. */
  readonly what: string;
}

function kindOf(
  extensions: readonly string[],
  what: string,
  also: (path: string) => boolean = () => false,
  alsoShown: readonly string[] = [],
): FileKind {
  const shown = [...extensions.map((extension) => `*${extension}`), ...alsoShown];
  return {
    isWanted: (path) => extensions.includes(extname(path).toLowerCase()) || also(path),
    what: `${what} (${shown.join(", ")})`,
  };
}

/** The tables of Splunk's apps. */
const isLookup = (path: string) => /[\\/]lookups[\\/].*\.csv$/i.test(path);

const ruleFiles = kindOf(
  [
    ".yml",
    ".yaml",
    ".kql",
    ".csl",
    ".toml",
    ".ndjson",
    ".eql",
    ".esql",
    ".kuery",
    ".lucene",
    ".spl",
    ".conf",
  ],
  "rule files",
  (path) =>
    // As texts Sentinel's content keeps functions that its rules call.
    /[\\/](?:parsers|functions)[\\/][^\\/]+\.txt$/i.test(path) ||
    isLookup(path) ||
    (/\.md$/i.test(path) && isPlaybook(path)),
  ["*.md with tags at its head"],
);

/** Files that declare what queries rely on: functions of a workspace in Kusto, macros and lookups of SPL. */
export const packFiles = kindOf(
  [".yml", ".yaml", ".kql", ".csl", ".kusto", ".txt", ".json", ".conf"],
  "files of a pack",
  isLookup,
);

/**
 * Reads rule files: a file is read whatever it is called, of a folder all files named like rules, at any depth, and
 * pages with tags at their head; hidden folders are passed over, and a file that paths lead to twice is read once. `-` is
 * standard input.
 */
export async function readRuleFiles(paths: readonly string[]): Promise<RuleFiles> {
  const found = findRuleFiles(paths);
  const read = await readSources(found.files);
  return { sources: read.sources, unreadable: [...found.unreadable, ...read.unreadable] };
}

/** The files of a kind that paths lead to; see `readRuleFiles`. */
export function findRuleFiles(
  paths: readonly string[],
  kind: FileKind = ruleFiles,
): {
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
    const below = filesBelow(path, kind);
    if (below.files.length === 0 && below.unreadable.length === 0)
      unreadable.push({ path, reason: `holds no ${kind.what}` });
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
function filesBelow(
  folder: string,
  kind: FileKind,
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
        filesBelow(path, kind, found, [...above, identity]);
      else if (kind.isWanted(path)) found.files.push(path);
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
