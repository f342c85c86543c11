import { unescapeQuotes } from "../cursor.ts";
import { readEval } from "../eval.ts";
import { optionNames, readOptions } from "../options.ts";
import { readSortFields } from "../pairs.ts";
import { readSearch } from "../search.ts";
import { mentionWords, reader } from "./reader.ts";
import type { Reader, Readers } from "./reader.ts";

const counted =
  (kind: "head" | "tail"): Reader =>
  (stage) => {
    const { cursor } = stage;
    const named = optionNames("limit keeplast null");
    readOptions(cursor, named, stage.options);
    const digits = cursor.takeMatch(/\d+(?=\s|$|\])/y) ?? stage.options.get("limit");
    readOptions(cursor, named, stage.options);
    const where = cursor.isAtEnd ? undefined : readEval(cursor);
    readOptions(cursor, named, stage.options);
    const count = digits === undefined ? (where === undefined ? 10 : Infinity) : Number(digits);
    return { kind, count, ...(where === undefined ? {} : { where }) };
  };

const sort: Reader = (stage) => {
  const { cursor } = stage;
  readOptions(cursor, optionNames("limit"), stage.options);
  const digits = cursor.takeMatch(/\d+(?=\s|$)/y) ?? stage.options.get("limit");
  return {
    kind: "sort",
    count: digits === undefined ? 10_000 : Number(digits),
    keys: readSortFields(cursor),
  };
};

const dedup: Reader = reader("keepevents keepempty consecutive", (stage) => {
  const { cursor } = stage;
  const digits = cursor.takeMatch(/\d+(?=\s)/y);
  const names: string[] = [];
  for (;;) {
    readOptions(cursor, optionNames("keepevents keepempty consecutive"), stage.options);
    if (cursor.isAtEnd || cursor.seesWord("sortby")) break;
    if (!cursor.take(",")) names.push(cursor.field());
  }
  const sortBy = cursor.takeWord("sortby") ? readSortFields(cursor) : [];
  return { kind: "dedup", count: digits === undefined ? 1 : Number(digits), names, sortBy };
});

const regexCommand: Reader = ({ cursor }) => {
  const before = cursor.at;
  const field = cursor.takeMatch(/[\w.{}@-]+/y) ?? cursor.takeMatch(/"[\w.{}]+"(?=\s*!?=)/y);
  const operator = field === undefined ? undefined : cursor.takeMatch(/!?=/y);
  if (operator === undefined) cursor.at = before;
  const quoted = cursor.takeQuoted();
  const regex =
    quoted === undefined ? cursor.takeMatch(/\S.*/sy)?.trimEnd() : unescapeQuotes(quoted);
  if (regex === undefined) return cursor.fail("a regular expression");
  const name = operator === undefined || field === undefined ? "_raw" : field.replaceAll('"', "");
  return { kind: "regex", field: cursor.mention(name), negated: operator === "!=", regex };
};

const transaction: Reader = ({ cursor, options }) => {
  const known = optionNames(
    "maxspan maxpause maxevents connected keeporphans keepevicted mvlist delim nullstr unifyends mvraw maxopentxn maxopenevents name",
  );
  const names: string[] = [];
  for (;;) {
    const before = cursor.at;
    const marker = cursor.takeMatch(/(?:startswith|endswith)\s*=\s*/iy);
    if (marker !== undefined) {
      const name = marker.split("=")[0]?.trim().toLowerCase() ?? "";
      const from = cursor.at;
      if (cursor.takeWord("eval")) cursor.expect("(");
      else if (!cursor.take("(")) {
        const test = unescapeQuotes(cursor.takeQuoted() ?? cursor.takeMatch(/\S+/y) ?? "");
        mentionWords(cursor, test);
        options.set(name, test);
        continue;
      }
      let depth = 1;
      while (depth > 0 && cursor.at < cursor.end) {
        const char = cursor.text.charAt(cursor.at++);
        depth += char === "(" ? 1 : char === ")" ? -1 : 0;
      }
      const test = cursor.text.slice(from, cursor.at);
      mentionWords(cursor, test);
      options.set(name, test);
      continue;
    }
    cursor.at = before;
    readOptions(cursor, known, options);
    if (cursor.isAtEnd) return { kind: "transaction", names };
    const isTest = /^(?:startswith|endswith)\s*=/i.test(cursor.text.slice(cursor.at, cursor.end));
    if (!isTest && !cursor.take(",")) names.push(cursor.field());
  }
};

/** Commands that say which rows there are, and in which order. */
export const rowReaders: Readers = [
  ["search", ({ cursor, subsearch }) => ({ kind: "search", where: readSearch(cursor, subsearch) })],
  ["where", ({ cursor }) => ({ kind: "where", where: readEval(cursor) })],
  ["regex", regexCommand],
  ["sort", sort],
  ["dedup", dedup],
  ["reverse", () => ({ kind: "reverse" })],
  ["head", counted("head")],
  ["tail", counted("tail")],
  ["transaction", transaction],
];
