import { closeSync, openSync, readSync } from "node:fs";

const headBytes = 4096;

/** Whether a page in Markdown says at its head that it is more than a page to read: it has front matter with tags. */
export function isPlaybook(path: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const head = Buffer.alloc(headBytes);
    const text = head.toString("utf8", 0, readSync(file, head, 0, headBytes, 0));
    return /^\uFEFF?---[ \t]*\r?\n(?:(?!---).*\r?\n)*?tags[ \t]*:/.test(text);
  } catch {
    // Whoever reads it says so.
    return true;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
