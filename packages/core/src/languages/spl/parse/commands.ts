import type { Aggregation, Command, Pipeline } from "../syntax.ts";
import { readAggregations } from "./aggregations.ts";
import { unescapeQuotes } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";
import { readEval } from "./eval.ts";
import { optionNames, readOptions } from "./options.ts";
import { readPairs, readRename, readSortFields } from "./pairs.ts";
import { readSearch } from "./search.ts";
import { closingBracket } from "./stages.ts";

/** A command without what all have. */
export type CommandParts = Command extends infer C
  ? C extends unknown
    ? Omit<C, "span" | "options">
    : never
  : never;

export interface Stage {
  readonly cursor: Cursor;
  readonly options: Map<string, string>;
  /** Reads the bracketed search that comes next. */
  readonly subsearch: (cursor: Cursor) => Pipeline;
}

type Reader = (stage: Stage, name: string) => CommandParts;

/** Options may stand at any place among the arguments of these. */
const reader =
  (names: string, read: Reader): Reader =>
  (stage, name) => {
    readOptions(stage.cursor, optionNames(names), stage.options);
    const command = read(stage, name);
    readOptions(stage.cursor, optionNames(names), stage.options);
    return command;
  };

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
    "span limit useother usenull bins cont partial agg sep format fixedrange minspan aligntime",
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

const fieldsCommand: Reader = ({ cursor }) => {
  const remove = cursor.takeMatch(/-(?=\s|\w|"|\*)/y) !== undefined;
  if (!remove) cursor.take("+");
  return { kind: "fields", remove, names: cursor.names() };
};

const counted =
  (kind: "head" | "tail"): Reader =>
  (stage) => {
    const { cursor } = stage;
    readOptions(cursor, optionNames("limit keeplast null"), stage.options);
    const digits = cursor.takeMatch(/\d+(?=\s|$|\])/y) ?? stage.options.get("limit");
    const where = cursor.isAtEnd ? undefined : readEval(cursor);
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

const bin: Reader = reader("span minspan bins start end aligntime", ({ cursor, options }) => {
  const field = cursor.field();
  readOptions(cursor, optionNames("span minspan bins start end aligntime"), options);
  const as = cursor.takeWord("as") ? cursor.name("a name") : undefined;
  return { kind: "bin", field, as };
});

const rex: Reader = reader("field max_match mode offset_field", ({ cursor, options }) => {
  const quoted = cursor.takeQuoted();
  const regex =
    quoted === undefined ? cursor.takeMatch(/\S.*/sy)?.trimEnd() : unescapeQuotes(quoted);
  if (regex === undefined) return cursor.fail("a regular expression");
  readOptions(cursor, optionNames("field max_match mode offset_field"), options);
  cursor.mention(options.get("field") ?? "_raw");
  return { kind: "rex", regex };
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

const onField = (kind: "mvexpand" | "nomv" | "mvcombine" | "makemv", options: string): Reader =>
  reader(options, ({ cursor }) => ({ kind, field: cursor.field() }));

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

/** The words of a text that is parsed later: any may be a field. */
function mentionWords(cursor: Cursor, text: string): void {
  for (const [, name = ""] of text.matchAll(/(?<!["\w])([A-Za-z_]\w+)\b(?!\s*\()/g))
    cursor.mention(name);
}

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
  const template = options.get("search") ?? cursor.takeQuoted() ?? rest(cursor);
  readOptions(cursor, optionNames("maxsearches"), options);
  return { kind: "map", template };
};

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

/** Commands of which only the words are kept. */
const other: Reader = ({ cursor, options }, name) => {
  const args: string[] = [];
  while (!cursor.isAtEnd) {
    const option = /[A-Za-z_]+\s*=/y.exec(cursor.text.slice(cursor.at)) !== null;
    if (option) {
      const key = cursor.takeMatch(/[A-Za-z_]+/y) ?? "";
      cursor.expect("=");
      const value = cursor.takeQuoted() ?? cursor.takeMatch(/[^\s|,]+/y) ?? "";
      options.set(key.toLowerCase(), value);
      if (key === "input" || key === "field") cursor.mention(value);
    } else {
      const word = cursor.takeQuoted() ?? cursor.takeMatch(/[^\s,"]+|,/y);
      if (word === undefined) break;
      if (word !== ",") args.push(word);
    }
  }
  return { kind: "other", name, args };
};

function rest(cursor: Cursor): string {
  return cursor.takeMatch(/\S.*/sy) ?? "";
}

export const commandReaders: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["search", ({ cursor, subsearch }) => ({ kind: "search", where: readSearch(cursor, subsearch) })],
  ["where", ({ cursor }) => ({ kind: "where", where: readEval(cursor) })],
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
  ["stats", aggregating("stats")],
  ["eventstats", aggregating("eventstats")],
  ["streamstats", aggregating("streamstats")],
  ["chart", charting("chart")],
  ["timechart", charting("timechart")],
  ["tstats", tstats],
  [
    "from",
    ({ cursor }) => {
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
  ["fields", fieldsCommand],
  ["table", ({ cursor }) => ({ kind: "table", names: cursor.names() })],
  ["rename", ({ cursor }) => ({ kind: "rename", pairs: readRename(cursor) })],
  ["sort", sort],
  ["dedup", dedup],
  ["head", counted("head")],
  ["tail", counted("tail")],
  ["bin", bin],
  ["bucket", bin],
  ["rex", rex],
  ["regex", regexCommand],
  ["fillnull", reader("value", ({ cursor }) => ({ kind: "fillnull", names: cursor.names() }))],
  ["filldown", ({ cursor }) => ({ kind: "filldown", names: cursor.names() })],
  ["mvexpand", onField("mvexpand", "limit")],
  ["nomv", onField("nomv", "")],
  ["mvcombine", onField("mvcombine", "delim")],
  ["makemv", onField("makemv", "delim tokenizer allowempty setsv")],
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
  ["convert", convert],
  ["transaction", transaction],
  ["top", ranking("top")],
  ["rare", ranking("rare")],
  ["foreach", foreach],
  ["map", map],
  ["replace", replace],
  ...(
    "abstract accum addcoltotals addinfo addtotals analyzefields anomalies anomalousvalue anomalydetection apply arules " +
    "associate audit autoregress cluster cofilter collect concurrency contingency correlate cyberchef dbinspect dbxquery delete " +
    "delta diff erex eventcount expand extract fieldformat fieldsummary findtypes fit flatten folderize format fromjson gauge gentimes " +
    "geom geomfilter geostats highlight history iconify inputcsv iplocation kmeans kv kvform loadjob localize localop " +
    "makecontinuous makeresults mcollect metadata metasearch meventcollect mpreview msearch mstats multikv outlier outputcsv " +
    "outputtext overlap pivot predict rangemap relevancy reltime require rest return reverse risk savedsearch script scrub " +
    "searchtxn selfjoin sendalert sendemail set setfields sichart sirare sistats sitimechart sitop snowincident spath " +
    "strcat summary tags timewrap tojson trendline tscollect typeahead typelearner typer untable walklex x11 xmlkv " +
    "xmlunescape xpath xyseries"
  )
    .split(" ")
    .map((name): [string, Reader] => [name, other]),
]);
