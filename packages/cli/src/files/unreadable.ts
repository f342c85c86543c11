import { printable } from "@telltale/core/source";
import { paintFor } from "../terminal/paint.ts";
import type { UnreadablePath } from "./rule-files.ts";

/** Says on `stream` which paths could not be read, and why, a line each. */
export function reportUnreadable(
  paths: readonly UnreadablePath[],
  stream: NodeJS.WritableStream,
): void {
  const paint = paintFor(stream);
  for (const { path, reason } of paths) {
    stream.write(`${paint(["bold", "red"], "unreadable")}: ${printable(path)}: ${reason}\n`);
  }
}
