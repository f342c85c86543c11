import { unescapeQuotes } from "../cursor.ts";
import { readEval } from "../eval.ts";
import { optionNames, readOptions } from "../options.ts";
import { readRename } from "../pairs.ts";
import { reader } from "./reader.ts";
import type { Reader, Readers } from "./reader.ts";

const fieldsCommand: Reader = ({ cursor }) => {
  const remove = cursor.takeMatch(/-(?=\s|\w|"|\*)/y) !== undefined;
  if (!remove) cursor.take("+");
  return { kind: "fields", remove, names: cursor.names() };
};

const rex: Reader = reader("field max_match mode offset_field", ({ cursor, options }) => {
  const quoted = cursor.takeQuoted();
  const regex =
    quoted === undefined ? cursor.takeMatch(/\S.*/sy)?.trimEnd() : unescapeQuotes(quoted);
  if (regex === undefined) return cursor.fail("a regular expression");
  readOptions(cursor, optionNames("field max_match mode offset_field"), options);
  cursor.mention(options.get("field") ?? "_raw");
  return { kind: "rex", regex };
});

const onField = (kind: "mvexpand" | "nomv" | "mvcombine" | "makemv", options: string): Reader =>
  reader(options, ({ cursor }) => ({ kind, field: cursor.field() }));

const convert: Reader = reader("timeformat", ({ cursor }) => {
  const conversions: { function: string; field: string; as: string }[] = [];
  while (!cursor.isAtEnd) {
    if (cursor.take(",")) continue;
    const name = cursor.takeMatch(/\w+/y)?.toLowerCase() ?? cursor.fail("a conversion");
    cursor.expect("(");
    const field = cursor.field();
    cursor.expect(")");
    const as = cursor.takeWord("as") ? cursor.name("a name") : field;
    conversions.push({ function: name, field, as });
  }
  return { kind: "convert", conversions };
});

const replace: Reader = ({ cursor }) => {
  const pairs: { from: string; to: string }[] = [];
  for (;;) {
    const from = cursor.name("a text");
    if (!cursor.takeWord("with")) cursor.fail("'with'");
    pairs.push({ from, to: cursor.name("a text") });
    cursor.take(",");
    if (cursor.isAtEnd || cursor.seesWord("in")) break;
  }
  const names = cursor.takeWord("in") ? cursor.names() : [];
  return { kind: "replace", pairs, names };
};

const strcat: Reader = reader("allrequired", ({ cursor }) => {
  const parts: ({ field: string } | { text: string })[] = [];
  while (!cursor.isAtEnd) {
    const text = cursor.takeQuoted();
    parts.push(text === undefined ? { field: cursor.field() } : { text: unescapeQuotes(text) });
    cursor.take(",");
  }
  const last = parts.pop();
  if (last === undefined || parts.length === 0) return cursor.fail("what to join, and a field");
  return { kind: "strcat", parts, into: "field" in last ? last.field : last.text };
});

const ofFormer = (kind: "accum" | "autoregress" | "delta"): Reader =>
  reader("p", ({ cursor, options }) => {
    const field = cursor.field();
    const as = cursor.takeWord("as") ? cursor.name("a name") : undefined;
    readOptions(cursor, optionNames("p"), options);
    return { kind, field, as };
  });

/** Commands that make, name and leave out fields. */
export const columnReaders: Readers = [
  [
    "eval",
    ({ cursor }) => {
      const assignments: { field: string; value: ReturnType<typeof readEval> }[] = [];
      do {
        if (cursor.isAtEnd) break;
        const field = cursor.name();
        cursor.expect("=");
        assignments.push({ field, value: readEval(cursor) });
      } while (cursor.take(","));
      return { kind: "eval", assignments };
    },
  ],
  ["fields", fieldsCommand],
  ["table", ({ cursor }) => ({ kind: "table", names: cursor.names() })],
  ["rename", ({ cursor }) => ({ kind: "rename", pairs: readRename(cursor) })],
  ["accum", ofFormer("accum")],
  ["autoregress", ofFormer("autoregress")],
  ["delta", ofFormer("delta")],
  ["rex", rex],
  ["fillnull", reader("value", ({ cursor }) => ({ kind: "fillnull", names: cursor.names() }))],
  ["filldown", ({ cursor }) => ({ kind: "filldown", names: cursor.names() })],
  ["mvexpand", onField("mvexpand", "limit")],
  ["nomv", onField("nomv", "")],
  ["mvcombine", onField("mvcombine", "delim")],
  ["makemv", onField("makemv", "delim tokenizer allowempty setsv")],
  ["convert", convert],
  ["replace", replace],
  ["strcat", strcat],
];
