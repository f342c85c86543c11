const newline = 0x0a;
const word = [0x52, 0x65, 0x63, 0x6f, 0x72, 0x64, 0x20];

/**
 * Where the line ends that evtx_dump writes above each record (`Record 12`), if one starts at `start`; -1 if none
 * does, or if its end is not there yet.
 */
export function headingEnd(bytes: Uint8Array, start: number, isLast: boolean): number {
  for (const [i, byte] of word.entries()) if (bytes[start + i] !== byte) return -1;
  let at = start + word.length;
  while ((bytes[at] as number) >= 0x30 && (bytes[at] as number) <= 0x39) at++;
  if (at === start + word.length) return -1;
  while (bytes[at] === 0x20 || bytes[at] === 0x0d) at++;
  return bytes[at] === newline || (at >= bytes.length && isLast) ? at : -1;
}
