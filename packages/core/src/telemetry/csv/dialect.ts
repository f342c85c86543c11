const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;

/** Delimiters by falling likelihood. */
const delimiters = [0x2c, 0x3b, 0x09] as const;

/** The delimiter that occurs most often outside of quotes on the first line. */
export function sniffDelimiter(head: Uint8Array, start: number): number {
  const counts = new Map<number, number>();
  let isQuoted = false;
  for (let at = start; at < head.length; at++) {
    const byte = head[at] as number;
    if (byte === quote) isQuoted = !isQuoted;
    else if (!isQuoted && (byte === newline || byte === carriageReturn)) break;
    else if (!isQuoted) counts.set(byte, (counts.get(byte) ?? 0) + 1);
  }
  let best: number = delimiters[0];
  for (const delimiter of delimiters)
    if ((counts.get(delimiter) ?? 0) > (counts.get(best) ?? 0)) best = delimiter;
  return best;
}
