/** Beyond ASCII, case exists only in these blocks of units; the rest of the plane need not be asked. */
const casedBlocks = [
  [0x80, 0x58f],
  [0x10a0, 0x10ff],
  [0x13a0, 0x13ff],
  [0x1c80, 0x1cbf],
  [0x1e00, 0x1fff],
  [0x2100, 0x218f],
  [0x24b0, 0x24ff],
  [0x2c00, 0x2d2f],
  [0xa640, 0xa7ff],
  [0xab30, 0xabbf],
  [0xff21, 0xff3a],
] as const;

/**
 * Case folding of one UTF-16 unit: its lower case where that is again one unit, else itself.
 *
 * # Case folding
 * Per unit and without context, so that a text and any part of it fold alike (`toLowerCase` of a whole
 * string turns a final capital sigma into another letter than elsewhere) and lengths never change.
 * Letters outside the basic plane keep their case. Every engine and every index uses this table.
 */
export const foldTable: Uint16Array = buildFoldTable();

function buildFoldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit;
  for (let unit = 0x41; unit <= 0x5a; unit++) table[unit] = unit + 32;
  for (const [from, to] of casedBlocks) {
    for (let unit = from; unit <= to; unit++) {
      const lower = String.fromCharCode(unit).toLowerCase();
      if (lower.length === 1) table[unit] = lower.charCodeAt(0);
    }
  }
  return table;
}

// oxlint-disable-next-line no-control-regex
const ascii = /^[\0-\x7f]*$/;

let lastText = "";
let lastFolded = "";

/** The text with every unit folded. A text is as a rule asked about by many tests in turn: the last one is kept. */
export function foldText(text: string): string {
  if (text !== lastText) {
    lastFolded = fold(text);
    lastText = text;
  }
  return lastFolded;
}

function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  const units = new Array<string>(text.length);
  for (let i = 0; i < text.length; i++) {
    units[i] = String.fromCharCode(foldTable[text.charCodeAt(i)] ?? 0);
  }
  return units.join("");
}
