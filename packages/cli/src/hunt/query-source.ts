import { readFileSync, statSync } from "node:fs";
import { text as textOf } from "node:stream/consumers";
import { SourceText } from "@telltale/core/source";
import { decodeText } from "../files/decode-text.ts";
import { reasonOf } from "../files/reason.ts";
import type { UnreadablePath } from "../files/rule-files.ts";

/** The text of a query, and the file that it is from if it is from one. */
export interface QuerySource {
  readonly source: SourceText;
  readonly file?: string;
}

/** Names of files, rather than queries of one word. */
const pathLike =
  /^\S*(?:[\\/]\S*|\.(?:kql|csl|kusto|spl|esql|eql|kuery|lucene|toml|ndjson|txt|ya?ml|md))$/i;

/** What the first argument of a hunt stands for: a file if there is one of that name, `-`, else the query itself. */
export async function readQuery(
  argument: string,
  stdin: NodeJS.ReadableStream,
): Promise<QuerySource | UnreadablePath> {
  if (argument === "-") return { source: new SourceText("<stdin>", await textOf(stdin)) };
  if (kindOf(argument) === "folder")
    return { path: argument, reason: "is a folder; the query comes first, then the logs" };
  try {
    if (!pathLike.test(argument) && kindOf(argument) !== "file")
      return { source: new SourceText("<query>", argument) };
    const text = decodeText(readFileSync(argument));
    return { source: new SourceText(argument, text), file: argument };
  } catch (error) {
    return { path: argument, reason: reasonOf(error) };
  }
}

function kindOf(path: string): "file" | "folder" | undefined {
  try {
    const found = statSync(path);
    return found.isDirectory() ? "folder" : "file";
  } catch {
    // A query can be too long for a path, or hold characters that none has.
    return undefined;
  }
}
