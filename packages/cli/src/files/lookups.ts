import type { GivenLookup } from "@telltale/core/library";
import type { NamedFile } from "../commands/parse-flag.ts";
import { readSources } from "./rule-files.ts";
import type { UnreadablePath } from "./rule-files.ts";

/** Reads files that the user says are lookups. */
export async function readLookupFiles(files: readonly NamedFile[]): Promise<{
  readonly lookups: readonly GivenLookup[];
  readonly unreadable: readonly UnreadablePath[];
}> {
  const read = await Promise.all(
    files.map(async ({ name, path }) => {
      const { sources, unreadable } = await readSources([path]);
      return { lookups: sources.map((source) => ({ name, source })), unreadable };
    }),
  );
  return {
    lookups: read.flatMap(({ lookups }) => lookups),
    unreadable: read.flatMap(({ unreadable }) => unreadable),
  };
}
