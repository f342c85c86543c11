import type { FieldPair, SortField } from "../syntax.ts";
import type { Cursor } from "./cursor.ts";

/** `a as b`, or `a` for both, up to a stop word. */
export function readPairs(cursor: Cursor, stops: readonly string[]): readonly FieldPair[] {
  const pairs: FieldPair[] = [];
  for (;;) {
    if (cursor.take(",")) continue;
    if (cursor.isAtEnd || stops.some((word) => cursor.seesWord(word))) return pairs;
    const column = cursor.name();
    const field = cursor.takeWord("as") ? cursor.name("a name") : column;
    cursor.mention(field);
    pairs.push({ column, field });
  }
}

export function readRename(cursor: Cursor): readonly { from: string; to: string }[] {
  const pairs: { from: string; to: string }[] = [];
  while (!cursor.isAtEnd) {
    if (cursor.take(",")) continue;
    const from = cursor.field();
    if (!cursor.takeWord("as")) cursor.fail("'as'");
    pairs.push({ from, to: cursor.name("a name") });
  }
  return pairs;
}

/** `-a, +b c`, `num(a)`. */
export function readSortFields(cursor: Cursor): readonly SortField[] {
  const keys: SortField[] = [];
  while (!cursor.isAtEnd) {
    if (cursor.take(",")) continue;
    const sign = cursor.takeMatch(/[-+]/y);
    const cast = cursor.takeMatch(/(?:num|str|auto|ip)\(/y);
    const field = cursor.field();
    if (cast !== undefined) cursor.expect(")");
    const word = cursor.takeMatch(/(?:desc|d|asc|a)\b/iy);
    const as = (["num", "str", "ip"] as const).find((name) => cast === `${name}(`);
    keys.push({
      field,
      descending: sign === "-" || (word ?? "").toLowerCase().startsWith("d"),
      ...(as === undefined ? {} : { as }),
    });
  }
  return keys;
}
