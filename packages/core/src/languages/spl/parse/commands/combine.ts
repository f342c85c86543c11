import type { Pipeline } from "../../syntax.ts";
import type { Cursor } from "../cursor.ts";
import { optionNames, readOptions } from "../options.ts";
import { readPairs } from "../pairs.ts";
import { readSearch } from "../search.ts";
import { closingBracket } from "../stages.ts";
import { placeholders } from "../placeholders.ts";
import { mentionWords, reader } from "./reader.ts";
import type { Reader, Readers } from "./reader.ts";

const lookup: Reader = reader("local update append event_time_field", (stage) => {
  const { cursor } = stage;
  const table = cursor.name("a lookup");
  const keys = readPairs(cursor, ["output", "outputnew"]);
  const overwrites = !cursor.takeWord("outputnew");
  if (overwrites) cursor.takeWord("output");
  return { kind: "lookup", table, keys, outputs: readPairs(cursor, []), overwrites };
});

const join: Reader = (stage) => {
  const { cursor, options, subsearch } = stage;
  const names: string[] = [];
  for (;;) {
    readOptions(cursor, optionNames("type max usetime earlier overwrite left right"), options);
    if (cursor.peek() === "[") return { kind: "join", names, pipeline: subsearch(cursor) };
    if (cursor.isAtEnd) return cursor.fail("a search in brackets");
    if (!cursor.take(",")) names.push(cursor.field());
  }
};

const withSearch =
  (kind: "append" | "appendpipe" | "appendcols"): Reader =>
  (stage) => {
    readOptions(
      stage.cursor,
      optionNames("extendtimerange maxtime maxout timeout run_in_preview override"),
      stage.options,
    );
    if (stage.cursor.peek() !== "[") return stage.cursor.fail("a search in brackets");
    return { kind, pipeline: stage.subsearch(stage.cursor) };
  };

const withSearches =
  (kind: "union" | "multisearch"): Reader =>
  ({ cursor, subsearch }) => {
    const pipelines: Pipeline[] = [];
    while (!cursor.isAtEnd) {
      if (cursor.peek() === "[") pipelines.push(subsearch(cursor));
      else if (!cursor.take(",")) cursor.fail("a search in brackets");
    }
    return { kind, pipelines };
  };

const foreach: Reader = ({ cursor, options }) => {
  readOptions(cursor, optionNames("mode fieldstr matchstr matchseg1 matchseg2"), options);
  const names: string[] = [];
  while (cursor.peek() !== "[") {
    if (cursor.isAtEnd) cursor.fail("a search in brackets");
    if (!cursor.take(",")) names.push(cursor.name());
  }
  const close = closingBracket(cursor.text, cursor.at, cursor.end);
  if (close < 0) return cursor.fail("']'");
  const template = cursor.text.slice(cursor.at + 1, close);
  mentionWords(cursor, template);
  cursor.at = close + 1;
  return { kind: "foreach", names, template };
};

const map: Reader = ({ cursor, options }) => {
  readOptions(cursor, optionNames("maxsearches search"), options);
  const template = options.get("search") ?? inBrackets(cursor) ?? rest(cursor);
  readOptions(cursor, optionNames("maxsearches"), options);
  // What is filled in comes from the rows around it.
  for (const name of placeholders(template)) cursor.mention(name);
  return { kind: "map", template };
};

function inBrackets(cursor: Cursor): string | undefined {
  const close = cursor.peek() === "[" ? closingBracket(cursor.text, cursor.at, cursor.end) : -1;
  if (close < 0) return undefined;
  const text = cursor.text.slice(cursor.at + 1, close);
  cursor.at = close + 1;
  return text;
}

function rest(cursor: Cursor): string {
  return cursor.takeMatch(/\S.*/sy) ?? "";
}

/** Commands that bring rows or fields from elsewhere. */
export const combiningReaders: Readers = [
  [
    "from",
    ({ cursor }) => {
      if (cursor.takeMatch(/(?:input)?lookup\s*:/iy) !== undefined)
        return { kind: "inputlookup", table: cursor.name("a lookup") };
      if (cursor.takeWord("datamodel")) if (!cursor.take(":")) cursor.take("=");
      const raw = cursor.takeMatch(/datamodel:/iy);
      if (raw !== undefined) cursor.skipBlanks();
      const name =
        cursor.takeQuoted() ?? cursor.takeMatch(/[\w.:]+/y) ?? cursor.fail("a data model");
      return { kind: "from", dataModel: name };
    },
  ],
  [
    "datamodel",
    reader("summariesonly allow_old_summaries strict_fields", ({ cursor, options }) => {
      const model = cursor.name("a data model");
      const set = cursor.isAtEnd ? undefined : cursor.name();
      options.set("mode", cursor.takeMatch(/\w+/y)?.toLowerCase() ?? "search");
      return { kind: "from", dataModel: set === undefined ? model : `${model}.${set}` };
    }),
  ],
  ["lookup", lookup],
  [
    "inputlookup",
    reader("append strict start max", ({ cursor, subsearch }) => {
      const table = cursor.name("a lookup");
      const where = cursor.takeWord("where") ? readSearch(cursor, subsearch) : undefined;
      return { kind: "inputlookup", table, ...(where === undefined ? {} : { where }) };
    }),
  ],
  [
    "outputlookup",
    reader("append create_empty override_if_empty max key_field createinapp", ({ cursor }) => ({
      kind: "outputlookup",
      table: cursor.name("a lookup"),
    })),
  ],
  ["join", join],
  ["append", withSearch("append")],
  ["appendpipe", withSearch("appendpipe")],
  ["appendcols", withSearch("appendcols")],
  ["union", withSearches("union")],
  ["multisearch", withSearches("multisearch")],
  ["foreach", foreach],
  ["map", map],
];
