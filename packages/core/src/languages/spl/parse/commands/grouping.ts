import type { Aggregation } from "../../syntax.ts";
import { readAggregations } from "../aggregations.ts";
import { optionNames, readOptions } from "../options.ts";
import { readSearch } from "../search.ts";
import { reader } from "./reader.ts";
import type { Reader, Readers } from "./reader.ts";

const aggregating = (kind: "stats" | "eventstats" | "streamstats"): Reader =>
  reader(
    "allnum delim partitions dedup_splitvals current window time_window global reset_on_change reset_before reset_after",
    ({ cursor }) => {
      const aggregations = readAggregations(cursor, ["by"]);
      const by = cursor.takeWord("by") ? cursor.names() : [];
      return { kind, aggregations, by };
    },
  );

const charting = (kind: "chart" | "timechart"): Reader => {
  const options = optionNames(
    "span limit useother usenull bins cont partial agg sep format fixedrange minspan aligntime otherstr nullstr",
  );
  return (stage) => {
    const { cursor } = stage;
    readOptions(cursor, options, stage.options);
    const aggregations = readAggregations(cursor, [
      "by",
      "over",
      "span",
      "limit",
      "useother",
      "usenull",
    ]);
    const by: string[] = [];
    for (;;) {
      readOptions(cursor, options, stage.options);
      if (cursor.takeWord("by") || cursor.takeWord("over")) {
        readOptions(cursor, options, stage.options);
        by.push(cursor.field());
      } else if (cursor.takeWord("where")) {
        stage.options.set("where", cursor.takeMatch(/\S.*/sy) ?? cursor.fail("a condition"));
      } else if (!cursor.take(",") && cursor.isAtEnd) return { kind, aggregations, by };
      else if (by.length > 0) by.push(cursor.field());
      else return { kind, aggregations, by };
    }
  };
};

const tstats: Reader = (stage) => {
  const { cursor, options, subsearch } = stage;
  const named = optionNames(
    "prestats local append summariesonly include_reduced_buckets allow_old_summaries chunk_size fillnull_value",
  );
  const aggregations: Aggregation[] = [];
  for (;;) {
    readOptions(cursor, named, options);
    aggregations.push(...readAggregations(cursor, ["from", "where", "by", ...named]));
    if (![...named].some((name) => cursor.seesWord(name))) break;
    const before = cursor.at;
    readOptions(cursor, named, options);
    if (cursor.at === before) cursor.fail("'from'");
  }
  let dataModel: string | undefined;
  if (cursor.takeWord("from")) {
    if (cursor.takeWord("datamodel")) if (!cursor.take("=")) cursor.take(":");
    dataModel = cursor.name("a data model");
    readOptions(cursor, named, options);
  }
  const isFiltered = cursor.takeWord("where");
  const where = isFiltered ? readSearch(cursor, subsearch, ["by", "groupby"]) : undefined;
  const by: string[] = [];
  if (cursor.takeWord("by") || cursor.takeWord("groupby")) {
    for (;;) {
      readOptions(cursor, optionNames("span"), options);
      const names = cursor.take(",") ? [] : [cursor.takeName()].flatMap((name) => name ?? []);
      if (names.length === 0 && cursor.isAtEnd) break;
      if (names.length === 0 && !cursor.looksAt("span") && cursor.peek() === "") break;
      by.push(...names.map((name) => cursor.mention(name)));
      if (names.length === 0 && /[^\w"'.\s]/.test(cursor.peek())) break;
    }
  }
  return { kind: "tstats", aggregations, dataModel, where, by };
};

const bin: Reader = reader("span minspan bins start end aligntime", ({ cursor, options }) => {
  const field = cursor.field();
  readOptions(cursor, optionNames("span minspan bins start end aligntime"), options);
  const as = cursor.takeWord("as") ? cursor.name("a name") : undefined;
  return { kind: "bin", field, as };
});

const ranking =
  (kind: "top" | "rare"): Reader =>
  (stage) => {
    const { cursor, options } = stage;
    const known = optionNames("limit countfield percentfield showcount showperc useother otherstr");
    const names: string[] = [];
    const digits = cursor.takeMatch(/\d+(?=\s)/y);
    if (digits !== undefined) options.set("limit", digits);
    for (;;) {
      readOptions(cursor, known, options);
      if (cursor.isAtEnd || cursor.seesWord("by")) break;
      if (!cursor.take(",")) names.push(cursor.field());
    }
    const by = cursor.takeWord("by") ? cursor.names() : [];
    return { kind, names, by };
  };

/** Commands that make groups of rows. */
export const groupingReaders: Readers = [
  ["stats", aggregating("stats")],
  ["eventstats", aggregating("eventstats")],
  ["streamstats", aggregating("streamstats")],
  ["chart", charting("chart")],
  ["timechart", charting("timechart")],
  ["tstats", tstats],
  ["bin", bin],
  ["bucket", bin],
  ["top", ranking("top")],
  ["rare", ranking("rare")],
];
