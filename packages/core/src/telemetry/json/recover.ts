const newline = 0x0a;
const quote = 0x22;
const openArray = 0x5b;
const backslash = 0x5c;
const closeArray = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/**
 * Where to go on after a bad record at `start`: behind its closing brace if that stands on the same line (so the
 * rest of a one-line array is kept), else at the next line that starts like the bad one did. -1 if there is no
 * such place in the block. `indent` is what `indentAt` says of the bad record.
 */
export function resumeAfter(bytes: Uint8Array, start: number, indent: number): number {
  const newlineAt = bytes.indexOf(newline, start);
  const lineEnd = newlineAt < 0 ? bytes.length : newlineAt;
  const end = skipBrackets(bytes, start, lineEnd, 0).at;
  if (end >= 0) return end;
  for (let line = newlineAt; line >= 0; line = bytes.indexOf(newline, line + 1)) {
    let at = line + 1;
    while (isBlank(bytes[at])) at++;
    if (bytes[at] === openObject && (indent < 0 || at - line - 1 === indent)) return at;
  }
  return -1;
}

/**
 * Passes over brackets, strings and all else from `start` until as many brackets are closed as `depth` says are
 * open. `at` is behind the last bracket; or -1, with the state to go on from at `reached`, if `end` comes first.
 */
export function skipBrackets(
  bytes: Uint8Array,
  start: number,
  end: number,
  depth: number,
): { readonly at: number; readonly reached: number; readonly depth: number } {
  let open = depth;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === quote) {
      const from = at;
      for (at++; at < end && bytes[at] !== quote; at++) if (bytes[at] === backslash) at++;
      if (at >= end) return { at: -1, reached: from, depth: open };
    } else if (byte === openObject || byte === openArray) {
      open++;
    } else if (byte === closeObject || byte === closeArray) {
      open--;
      if (open <= 0) return { at: at + 1, reached: at + 1, depth: open };
    }
  }
  return { at: -1, reached: end, depth: open };
}

/**
 * How far `at` is indented; -1 if something other than blanks stands before it on its line. `before` says the same
 * of the start of the block, whose line may have begun earlier.
 */
export function indentAt(bytes: Uint8Array, at: number, before: number): number {
  let from = at;
  while (from > 0 && isBlank(bytes[from - 1])) from--;
  if (from === 0) return before < 0 ? -1 : before + at;
  return bytes[from - 1] === newline ? at - from : -1;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}
