import { escapeRegex, toRe2 } from "../sql/regex.ts";
import { textSql } from "./convert-sql.ts";
import { arity, callJs, type FunctionFamily } from "./family.ts";
import { namedGroups } from "./algorithms/regex-groups.ts";
import { countOf } from "./algorithms/text-search.ts";
import type { JsFunction, ScalarSql, SqlContext, TypedSql } from "./types.ts";

/** Regular expressions, by the database's RE2. https://learn.microsoft.com/kusto/query/regex */

interface Pattern {
  readonly sql: string;
  /** The pattern itself, where it is written in the query. */
  readonly source?: string;
}

/** A pattern as RE2 reads it; undefined where it has no like there. */
function patternOf(arg: TypedSql | undefined, { text }: SqlContext): Pattern | undefined {
  if (arg === undefined) return undefined;
  if (arg.literal?.kind !== "string") return { sql: textSql(arg) };
  const re2 = toRe2(arg.literal.value);
  return re2.kind === "refused" ? undefined : { sql: text(re2.pattern), source: arg.literal.value };
}

/** The number of a group, where the pattern and it are written in the query. */
const groupCount = (pattern: Pattern) =>
  pattern.source === undefined ? undefined : namedGroups(pattern.source).length;

/**
 * `extract(pattern, group, text, type)`: the group of the first match; an empty text where there is none. The type it
 * is asked for as is a conversion of that text.
 */
const extract: ScalarSql = ([regex, group, subject], call, context) => {
  const pattern = patternOf(regex, context);
  if (pattern === undefined || group === undefined || subject === undefined) return undefined;
  const count = groupCount(pattern);
  if (group.literal?.kind !== "number") return undefined;
  const found =
    count !== undefined && group.literal.value > count
      ? `''`
      : `regexp_extract(${textSql(subject)}, ${pattern.sql}, ${group.literal.value})`;
  const type = call.type ?? "string";
  if (type === "string") return found;
  const name = conversions[type];
  return name === undefined
    ? undefined
    : context.call(name, [{ sql: found, type: "string" }], type).sql;
};

const conversions: Readonly<Record<string, string>> = {
  boolean: "tobool",
  int: "toint",
  long: "tolong",
  real: "toreal",
  decimal: "todecimal",
  datetime: "todatetime",
  timespan: "totimespan",
  guid: "toguid",
  dynamic: "parse-json",
};

/** All matches: of one group the texts, of several lists of them; null where there is none. */
const extractAll: ScalarSql = (args, _call, context) => {
  const pattern = patternOf(args[0], context);
  const subject = args.at(-1);
  if (pattern?.source === undefined || subject === undefined) return undefined;
  const groups = groupsAsked(args.length > 2 ? args[1] : undefined, pattern.source);
  if (groups === undefined) return undefined;
  const matches = (group: number) =>
    `regexp_extract_all(${textSql(subject)}, ${pattern.sql}, ${group})`;
  // A group that took no part in its match is null to the database.
  const member = (sql: string) => `coalesce(${sql}, '')`;
  const [only] = groups;
  const found = groups.filter((group) => group !== undefined);
  if (groups.length === 1 && only !== undefined)
    return jsonOfMatches(`list_transform(${matches(only)}, lambda m: ${member("m")})`);
  const parts = groups.map((group) =>
    group === undefined ? `''` : member(`struct_extract(m, ${found.indexOf(group) + 1})`),
  );
  return jsonOfMatches(
    `list_transform(list_zip(${found.map(matches).join(", ")}), lambda m: [${parts.join(", ")}])`,
  );
};

const jsonOfMatches = (list: string) => `nullif(to_json(${list})::VARCHAR, '[]')`;

/**
 * The numbers of the groups asked for by number or name, or all; the whole match where there is no group. Undefined
 * among them is a group that there is not; undefined at all if they are not known, or there is none of them.
 */
function groupsAsked(
  asked: TypedSql | undefined,
  source: string,
): readonly (number | undefined)[] | undefined {
  const names = namedGroups(source);
  if (asked === undefined) return names.length === 0 ? [0] : names.map((_, i) => i + 1);
  if (asked.literal?.kind !== "list") return undefined;
  const numbers = asked.literal.items.map((item) => {
    if (item.kind === "number") return item.value <= names.length ? item.value : undefined;
    const place = item.kind === "string" ? names.indexOf(item.value) : -1;
    return place < 0 ? undefined : place + 1;
  });
  return numbers.some((number) => number !== undefined) ? numbers : undefined;
}

const replaceRegex =
  (textFirst: boolean): ScalarSql =>
  (args, _call, context) => {
    const [subject, regex, rewrite] = textFirst ? args : [args[2], args[0], args[1]];
    const pattern = patternOf(regex, context);
    if (pattern === undefined || subject === undefined || rewrite === undefined) return undefined;
    return `regexp_replace(${textSql(subject)}, ${pattern.sql}, ${textSql(rewrite)}, 'g')`;
  };

/** Takes off one match at an end; repetition is the pattern's business. */
const trim =
  (atStart: boolean, atEnd: boolean): ScalarSql =>
  ([regex, subject], _call, context) => {
    const pattern = patternOf(regex, context);
    if (pattern === undefined || subject === undefined) return undefined;
    const bare = textSql(subject);
    const afterStart = atStart
      ? `regexp_replace(${bare}, '^(?:' || ${pattern.sql} || ')', '')`
      : bare;
    return atEnd
      ? `regexp_replace(${afterStart}, '(?:' || ${pattern.sql} || ')$', '')`
      : afterStart;
  };

const isRegexKind = (kind: TypedSql | undefined) =>
  kind?.literal?.kind === "string" && kind.literal.value.toLowerCase() === "regex";

/** How often a text occurs; places of a plain text may overlap, matches of a regular expression do not. */
const countof: ScalarSql = ([subject, part, kind], _call, context) => {
  if (subject === undefined || part === undefined) return undefined;
  if (!isRegexKind(kind)) return callJs(countOfJs, [subject, part]);
  const pattern = patternOf(part, context);
  return pattern && `len(regexp_extract_all(${textSql(subject)}, ${pattern.sql}))`;
};

const countOfJs: JsFunction = {
  name: "js_countof",
  parameters: ["string", "string"],
  returns: "long",
  evaluate: ([subject, part]) => BigInt(countOf(String(subject ?? ""), String(part ?? ""))),
};

/** Where the first match begins, in characters; -1 where there is none. */
const indexofRegex: ScalarSql = (args, _call, context) => {
  const pattern = patternOf(args[1], context);
  const [subject] = args;
  if (pattern === undefined || subject === undefined || args.length > 2) return undefined;
  const match = `regexp_extract(${textSql(subject)}, ${pattern.sql})`;
  return `CASE WHEN regexp_matches(${textSql(subject)}, ${pattern.sql}) THEN strpos(${textSql(subject)}, ${match}) - 1 ELSE -1 END`;
};

const quoteJs: JsFunction = {
  name: "js_regex_quote",
  parameters: ["string"],
  returns: "string",
  evaluate: ([plain]) => escapeRegex(String(plain ?? "")),
};

export const regexFunctions: FunctionFamily = {
  js: [countOfJs, quoteJs],
  scalars: {
    extract: arity(3, 4, extract),
    "extract-all": arity(2, 3, extractAll),
    "text-matches-regex": arity(
      2,
      2,
      ([subject, regex]) =>
        subject && regex && `regexp_matches(${textSql(subject)}, ${textSql(regex)})`,
    ),
    "replace-regex": arity(3, 3, replaceRegex(true)),
    replace: arity(3, 3, replaceRegex(false)),
    trim: arity(2, 2, trim(true, true)),
    "trim-start": arity(2, 2, trim(true, false)),
    "trim-end": arity(2, 2, trim(false, true)),
    countof: arity(2, 3, countof),
    "indexof-regex": arity(2, 5, indexofRegex),
    "regex-quote": arity(1, 1, ([plain]) => plain && callJs(quoteJs, [plain])),
  },
};
