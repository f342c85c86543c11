import { readdir, readFile, stat } from "node:fs/promises";
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

const ruleExtensions: ReadonlySet<string> = new Set([".yml", ".yaml"]);

/**
 * Reads rule files: a file is read whatever it is called, of a folder all files named like rules, at any depth;
 * hidden folders are passed over. `-` is standard input.
 */
export async function readRuleFiles(paths: readonly string[]): Promise<RuleFiles> {
  const sources: SourceText[] = [];
  const unreadable: UnreadablePath[] = [];
  for (const path of paths) {
    try {
      if (path === "-") {
        sources.push(new SourceText("<stdin>", await text(process.stdin)));
        continue;
      }
      const files = (await stat(path)).isDirectory() ? await ruleFilesBelow(path) : [path];
      if (files.length === 0) {
        unreadable.push({ path, reason: "holds no rule files (*.yml, *.yaml)" });
      }
      for (const file of files) sources.push(new SourceText(file, await readFile(file, "utf8")));
    } catch (error) {
      unreadable.push({ path, reason: reasonOf(error) });
    }
  }
  return { sources, unreadable };
}

async function ruleFilesBelow(folder: string): Promise<string[]> {
  const items = await readdir(folder, { withFileTypes: true });
  items.sort((a, b) => (a.name < b.name ? -1 : 1));
  const found: string[] = [];
  for (const item of items) {
    if (item.name.startsWith(".")) continue;
    const path = join(folder, item.name);
    if (item.isDirectory()) found.push(...(await ruleFilesBelow(path)));
    else if (ruleExtensions.has(extname(item.name).toLowerCase())) found.push(path);
  }
  return found;
}
