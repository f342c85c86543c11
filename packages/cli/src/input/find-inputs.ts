import { opendir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { reasonOf } from "../files/reason.ts";
import type { UnreadablePath } from "../files/rule-files.ts";

/** A log file as the user named it or as it was found in a folder; `-` is standard input. */
export interface InputFile {
  readonly path: string;
  /** 0 for what can only be read from its start to its end. */
  readonly bytes: number;
  /** Standard input, a pipe or a device: of no known size, and read once. */
  readonly isStream: boolean;
  /** Named on the command line, not found in a folder: being no log is then worth a complaint. */
  readonly isNamed: boolean;
}

export interface FoundInputs {
  readonly files: readonly InputFile[];
  readonly unreadable: readonly UnreadablePath[];
  /** Neither files nor folders, found in folders. */
  readonly passedOver: readonly UnreadablePath[];
}

/**
 * Files and all files below folders, in the order of the command line, within folders by name. Hidden files are
 * passed over; a file that is named twice is read once.
 */
export async function findInputs(paths: readonly string[]): Promise<FoundInputs> {
  const files: InputFile[] = [];
  const unreadable: UnreadablePath[] = [];
  const passedOver: UnreadablePath[] = [];
  const known = new Set<string>();

  const add = async (path: string, above: readonly string[]): Promise<void> => {
    const isNamed = above.length === 0;
    const place = path === "-" ? path : resolve(path);
    if (known.has(place)) return;
    known.add(place);
    if (path === "-") return void files.push({ path, bytes: 0, isStream: true, isNamed });
    try {
      const info = await stat(path);
      if (info.isFile())
        return void files.push({ path, bytes: info.size, isStream: false, isNamed });
      const identity = `${info.dev}:${info.ino}`;
      if (!info.isDirectory()) {
        // Opening a pipe waits for whoever writes into it: only where that was asked for.
        if (isNamed) files.push({ path, bytes: 0, isStream: true, isNamed });
        else passedOver.push({ path, reason: "neither a file nor a folder" });
      } else if (!above.includes(identity)) {
        for (const name of await namesIn(path)) await add(join(path, name), [...above, identity]);
      }
    } catch (error) {
      unreadable.push({ path, reason: reasonOf(error) });
    }
  };
  for (const path of paths) await add(path, []);
  return { files, unreadable, passedOver };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of await opendir(folder)) if (!name.startsWith(".")) names.push(name);
  return names.sort((a, b) => (a < b ? -1 : 1));
}
