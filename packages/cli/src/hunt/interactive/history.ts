import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { reasonOf } from "../../files/reason.ts";

const mostEntries = 1000;

/** Queries of this and earlier sessions, the newest first, one a line. */
export interface History {
  readonly entries: string[];
  /** Why it could not be kept. */
  save(): string | undefined;
}

/** The history in the user's state folder; empty where there is none yet or it cannot be read. */
export function openHistory(env: NodeJS.ProcessEnv): History {
  const path = join(stateFolder(env), "hunt-history");
  return {
    entries: readLines(path),
    save() {
      try {
        mkdirSync(dirname(path), { recursive: true });
        const lines = this.entries.slice(0, mostEntries).toReversed();
        // Queries can name what only their author should know.
        writeFileSync(path, lines.map((line) => `${line}\n`).join(""), { mode: 0o600 });
        return undefined;
      } catch (error) {
        return reasonOf(error);
      }
    },
  };
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .toReversed();
  } catch {
    return [];
  }
}

function stateFolder(env: NodeJS.ProcessEnv): string {
  const base = env["XDG_STATE_HOME"] ?? env["LOCALAPPDATA"] ?? join(homedir(), ".local", "state");
  return join(base, "telltale");
}
