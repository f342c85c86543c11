import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { reasonOf } from "../files/reason.ts";
import type { UnreadablePath } from "../files/rule-files.ts";

/** A log file as the user named it or as it was found in a folder; `-` is standard input. */
export interface InputFile {
  readonly path: string;
  readonly bytes: number;
  /** Named on the command line, not found in a folder: being no log is then worth a complaint. */
  readonly isNamed: boolean;
}

export interface FoundInputs {
  readonly files: readonly InputFile[];
  readonly unreadable: readonly UnreadablePath[];
}

/** Files and all files below folders, in the order of the command line, within folders by name. */
export async function findInputs(paths: readonly string[]): Promise<FoundInputs> {
  const files: InputFile[] = [];
  const unreadable: UnreadablePath[] = [];
  for (const path of paths) await add(path, true, files, unreadable);
  return { files, unreadable };
}

async function add(
  path: string,
  isNamed: boolean,
  files: InputFile[],
  unreadable: UnreadablePath[],
): Promise<void> {
  if (path === "-") {
    files.push({ path, bytes: 0, isNamed });
    return;
  }
  try {
    const info = await stat(path);
    if (!info.isDirectory()) {
      files.push({ path, bytes: info.size, isNamed });
      return;
    }
    const names = (await readdir(path)).sort((a, b) => (a < b ? -1 : 1));
    for (const name of names)
      if (!name.startsWith(".")) await add(join(path, name), false, files, unreadable);
  } catch (error) {
    unreadable.push({ path, reason: reasonOf(error) });
  }
}
