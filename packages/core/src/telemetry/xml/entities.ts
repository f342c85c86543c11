const named: ReadonlyMap<string, number> = new Map([
  ["amp", 0x26],
  ["lt", 0x3c],
  ["gt", 0x3e],
  ["quot", 0x22],
  ["apos", 0x27],
]);

/** The longest reference between `&` and `;` that is looked at: `#x10FFFF` with some leading zeros. */
const longest = 12;

/**
 * Resolves XML character and entity references (XML 1.0, section 4.1) in `units` in place and returns where the
 * text ends then. What is no known reference stays as it is written.
 */
export function resolveReferences(units: Uint16Array, start: number, end: number): number {
  let from = start;
  while (from < end && units[from] !== 0x26) from++;
  let to = from;
  while (from < end) {
    const unit = units[from] as number;
    if (unit === 0x26) {
      const stop = units.subarray(from, Math.min(end, from + longest)).indexOf(0x3b);
      const code =
        stop < 0
          ? undefined
          : codeOf(String.fromCharCode(...units.subarray(from + 1, from + stop)));
      if (code !== undefined) {
        if (code >= 0x10000) {
          units[to++] = 0xd7c0 + (code >> 10);
          units[to++] = 0xdc00 + (code & 0x3ff);
        } else {
          units[to++] = code;
        }
        from += stop + 1;
        continue;
      }
    }
    units[to++] = unit;
    from++;
  }
  return to;
}

function codeOf(reference: string): number | undefined {
  if (!reference.startsWith("#")) return named.get(reference);
  const hex = /^#[xX]([0-9a-fA-F]+)$/.exec(reference)?.[1];
  const decimal = /^#([0-9]+)$/.exec(reference)?.[1];
  const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal ?? Number.NaN);
  return code <= 0x10ffff ? code : undefined;
}
