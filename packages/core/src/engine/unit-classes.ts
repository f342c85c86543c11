import { foldTable } from "./fold.ts";

/**
 * Key of each unit, case folded: its code in ASCII, one key for each 256-unit block beyond. Shared by all indexes, which
 * have classes of keys: a table of their own for all units would take each of them 64 KiB.
 */
export const unitKeys: Uint16Array = buildUnitKeys();

function buildUnitKeys(): Uint16Array {
  const keys = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const folded = foldTable[unit] as number;
    keys[unit] = folded < 0x80 ? folded : 0x80 + (folded >> 8);
  }
  return keys;
}

const keyCount = 0x180;
const mostClasses = 255;

/** Classes of keys for a set of folded literals; 0 for keys that occur in none. */
export function classesOf(literals: readonly string[]): {
  readonly classes: Uint8Array;
  readonly width: number;
} {
  const occurs = new Uint8Array(keyCount);
  for (const literal of literals) {
    for (let i = 0; i < literal.length; i++) occurs[unitKeys[literal.charCodeAt(i)] as number] = 1;
  }
  const classes = new Uint8Array(keyCount);
  let used = 0;
  // A byte holds 255 classes. ASCII comes first and has one each; blocks that find none left share the last one.
  for (let key = 0; key < keyCount; key++) {
    if (occurs[key] === 1) classes[key] = used < mostClasses ? ++used : mostClasses;
  }
  return { classes, width: used + 1 };
}

/** A literal as classes. */
export function classesIn(literal: string, classes: Uint8Array): Uint8Array {
  const coded = new Uint8Array(literal.length);
  for (let i = 0; i < literal.length; i++)
    coded[i] = classes[unitKeys[literal.charCodeAt(i)] as number] as number;
  return coded;
}
