import { comparisonSigns } from "./comparison-signs.ts";
import { naming } from "./convert-sql.ts";
import { arity, isFloating, isInteger, jsFamily, type FunctionFamily } from "./family.ts";
import { numberOfBase, numbersBetween, printfText } from "./algorithms/splunk-numbers.ts";
import {
  durationText,
  formatSplunkTime,
  parseSplunkTime,
  relativeTime,
} from "./algorithms/splunk-time.ts";
import type { ScalarSql, TypedSql } from "./types.ts";

/**
 * What SPL means by its operators and functions. Values are texts that may be numbers, and null where there is none; a
 * dynamic holds several values. https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/CommonEvalFunctions
 */

/** Seconds since 1970 of ticks. */
export const epochOf = (ticks: string) => `((${ticks} - 621355968000000000) / 1e7)`;

const numberText = (sql: string) =>
  naming(
    sql,
    (x) =>
      `CASE WHEN ${x} = trunc(${x}) AND abs(${x}) < 1e15 THEN ${x}::BIGINT::VARCHAR ELSE ${x}::VARCHAR END`,
  );

/** The values of a column as a list of the database: none, one or several. */
export function valueList(arg: TypedSql): string {
  if (arg.type !== "dynamic")
    return naming(splText(arg), (text) => `CASE WHEN ${text} IS NULL THEN [] ELSE [${text}] END`);
  return naming(
    arg.sql,
    (json) =>
      `CASE WHEN ${json} IS NULL THEN []::VARCHAR[] WHEN starts_with(${json}, '[') THEN json_extract_string(${json}, '$[*]') ELSE [json_extract_string(${json}, '$')] END`,
  );
}

/** A value as text; several are joined by line breaks. */
export function splText(arg: TypedSql): string {
  const { sql, type } = arg;
  if (isInteger(type)) return `(${sql})::VARCHAR`;
  if (isFloating(type)) return numberText(sql);
  switch (type) {
    case "boolean":
      return `CASE ${sql} WHEN true THEN 'True' WHEN false THEN 'False' END`;
    case "datetime":
      return numberText(epochOf(sql));
    case "dynamic":
      return `nullif(array_to_string(${valueList(arg)}, chr(10)), '')`;
    default:
      return sql;
  }
}

/** A value as a number, if it looks like one. */
export function splNumber(arg: TypedSql): string {
  if (arg.type === "datetime") return epochOf(arg.sql);
  if (isInteger(arg.type)) return `(${arg.sql})::DOUBLE`;
  if (isFloating(arg.type)) return arg.sql;
  if (arg.type === "boolean") return "NULL::DOUBLE";
  return `TRY_CAST(${splText(arg)} AS DOUBLE)`;
}

const numeric = ({ type }: TypedSql) => isInteger(type) || isFloating(type) || type === "datetime";

const operators: Readonly<Record<string, string>> = comparisonSigns;

/** `spl-compare(a, b, operator)`: as numbers if both are, else as texts. */
const compare: ScalarSql = ([a, b, operator]) => {
  const name = operator?.literal?.kind === "string" ? operator.literal.value : "";
  const sign = operators[name];
  if (a === undefined || b === undefined || sign === undefined) return undefined;
  const numbers = `${splNumber(a)} ${sign} ${splNumber(b)}`;
  if (numeric(a) && numeric(b)) return `(${numbers})`;
  return `coalesce(${numbers}, ${splText(a)} ${sign} ${splText(b)})`;
};

/** `+` adds numbers and joins texts. */
const plus: ScalarSql = ([a, b]) =>
  a &&
  b &&
  `coalesce(${numberText(`(${splNumber(a)} + ${splNumber(b)})`)}, ${splText(a)} || ${splText(b)})`;

const extreme =
  (name: "greatest" | "least"): ScalarSql =>
  (args) => {
    if (args.length === 0) return undefined;
    const numbers = args.map(splNumber);
    const all = numbers.map(
      (sql, i) => `(${sql} IS NOT NULL OR ${splText(args[i] as TypedSql)} IS NULL)`,
    );
    // A text is greater than any number.
    return `CASE WHEN ${all.join(" AND ")} THEN ${numberText(`${name}(${numbers.join(", ")})`)} ELSE ${name}(${args.map(splText).join(", ")}) END`;
  };

/** A text in which asterisks are any characters, as a pattern of LIKE; one of asterisks alone is any text but none. */
const likeOf = (text: string) => {
  const quoted = ["\\", "%", "_"].reduce(
    (sql, mark) => `replace(${sql}, '${mark}', '\\${mark}')`,
    text,
  );
  return `CASE WHEN ltrim(${text}, '*') = '' THEN '_%' ELSE replace(${quoted}, '*', '%') END`;
};

/** `spl-fits(value, text, sensitive)`: whether a value is a text in which asterisks are any characters. */
const fits: ScalarSql = ([value, text, sensitive]) => {
  if (value === undefined || text === undefined) return undefined;
  const isSensitive = sensitive?.literal?.kind === "boolean" && sensitive.literal.value;
  const fold = (x: string) => (isSensitive ? x : `lower(${x})`);
  const test = (x: string) => `${fold(x)} LIKE ${fold(likeOf(splText(text)))} ESCAPE '\\'`;
  return value.type === "dynamic"
    ? `len(list_filter(${valueList(value)}, lambda m: ${test("m")})) > 0`
    : test(splText(value));
};

export const template =
  (count: number, write: (...args: readonly string[]) => string): ScalarSql =>
  (args) =>
    args.length === count ? write(...args.map(({ sql }) => sql)) : undefined;

const inJs = jsFamily({
  "spl-strftime": {
    parameters: ["real", "string"],
    returns: "string",
    evaluate: ([time, format]) =>
      time === null || format === null ? null : formatSplunkTime(Number(time), String(format)),
  },
  "spl-strptime": {
    parameters: ["string", "string"],
    returns: "real",
    evaluate: ([text, format]) =>
      text === null || format === null ? null : parseSplunkTime(String(text), String(format)),
  },
  "spl-relative-time": {
    parameters: ["real", "string"],
    returns: "real",
    evaluate: ([time, modifier]) =>
      time === null || modifier === null ? null : relativeTime(Number(time), String(modifier)),
  },
  "spl-printf": {
    parameters: ["string"],
    variadic: "string",
    returns: "string",
    evaluate: ([format, ...values]) =>
      format === null
        ? null
        : printfText(
            String(format),
            values.map((value) => (value === null ? null : String(value))),
          ),
  },
  "spl-from-base": {
    parameters: ["string", "real"],
    returns: "real",
    evaluate: ([text, base]) =>
      text === null || base === null ? null : numberOfBase(String(text), Number(base)),
  },
  "spl-many-numbers": {
    parameters: ["real", "real", "real"],
    returns: "dynamic",
    evaluate: ([start, end, step]) =>
      start === null || end === null
        ? null
        : numbersBetween(Number(start), Number(end), step === null ? 1 : Number(step)),
  },
  "spl-duration": {
    parameters: ["real"],
    returns: "string",
    evaluate: ([length]) => (length === null ? null : durationText(Number(length))),
  },
});

export const splunkFunctions: FunctionFamily = {
  js: inJs.js,
  scalars: {
    ...inJs.scalars,
    "spl-text": arity(1, 1, ([arg]) => arg && splText(arg)),
    "spl-number": arity(1, 1, ([arg]) => arg && splNumber(arg)),
    "spl-epoch": arity(1, 1, ([arg]) => arg && splNumber(arg)),
    "spl-time": template(1, (x) => `(${x} * 1e7)::BIGINT + 621355968000000000`),
    "spl-fits": arity(2, 3, fits),
    "spl-compare": arity(3, 3, compare),
    "spl-plus": arity(2, 2, plus),
    "spl-greatest": extreme("greatest"),
    "spl-least": extreme("least"),
    "spl-rex": template(
      3,
      (x, pattern, group) => `nullif(regexp_extract(${x}, ${pattern}, ${group}::INTEGER), '')`,
    ),
    "spl-like-of": arity(1, 1, ([text]) => text && likeOf(splText(text))),
    "spl-matches": template(2, (x, pattern) => `TRY(regexp_matches(${x}, ${pattern}))`),
    "spl-replace-first": template(3, (x, pattern, by) => `regexp_replace(${x}, ${pattern}, ${by})`),
    "spl-replace": template(3, (x, pattern, by) => `regexp_replace(${x}, ${pattern}, ${by}, 'g')`),
    "spl-like": template(2, (x, pattern) => `(${x} LIKE ${pattern})`),
    "spl-length": template(1, (x) => `length(${x})`),
    "spl-lower": template(1, (x) => `lower(${x})`),
    "spl-upper": template(1, (x) => `upper(${x})`),
    "spl-trim": template(2, (x, marks) => `trim(${x}, ${marks})`),
    "spl-ltrim": template(2, (x, marks) => `ltrim(${x}, ${marks})`),
    "spl-rtrim": template(2, (x, marks) => `rtrim(${x}, ${marks})`),
    "spl-substring": template(
      3,
      (x, start, count) => `substring(${x}, ${start}::BIGINT, ${count}::BIGINT)`,
    ),
    "spl-join": template(2, (a, b) => `(${a} || ${b})`),
    "spl-round": template(2, (x, digits) => `round(${x}, ${digits}::INTEGER)`),
    "spl-floor": template(1, (x) => `floor(${x})`),
    "spl-ceiling": template(1, (x) => `ceil(${x})`),
    "spl-absolute": template(1, (x) => `abs(${x})`),
    "spl-root": template(1, (x) => `CASE WHEN ${x} >= 0 THEN sqrt(${x}) END`),
    "spl-power": template(2, (x, y) => `pow(${x}, ${y})`),
    "spl-exponential": template(1, (x) => `exp(${x})`),
    "spl-logarithm": template(
      2,
      (x, base) =>
        // The quotient of logarithms is a little off where the result is whole.
        `CASE WHEN ${x} > 0 AND ${base} > 0 AND ${base} <> 1 THEN CASE ${base} WHEN 10 THEN log10(${x}) WHEN 2 THEN log2(${x}) ELSE ln(${x}) / ln(${base}) END END`,
    ),
    "spl-quotient": template(2, (x, y) => `(${x} / nullif(${y}, 0))`),
    "spl-remainder": template(2, (x, y) => `fmod(${x}, nullif(${y}, 0))`),
    "spl-md5": template(1, (x) => `md5(${x})`),
    "spl-sha1": template(1, (x) => `sha1(${x})`),
    "spl-sha256": template(1, (x) => `sha256(${x})`),
    "spl-hexadecimal": template(1, (x) => `('0x' || upper(to_hex(${x}::BIGINT)))`),
    "spl-with-commas": template(
      1,
      (x) =>
        `CASE WHEN ${x} = trunc(${x}) THEN format('{:,}', ${x}::BIGINT) ELSE format('{:,.2f}', round(${x}, 2)) END`,
    ),
    "spl-split": template(2, (x, mark) => `to_json(string_split(${x}, ${mark}))::VARCHAR`),
    "spl-bin": template(2, (x, span) => `(floor(${x} / ${span}) * ${span})`),
    "spl-bin-time": template(2, (ticks, span) => `(${ticks} - (${ticks} % ${span}))`),
    "spl-xml-value": template(
      2,
      (x, name) =>
        `nullif(regexp_extract(${x}, '<' || regexp_escape(${name}) || '(?:\\s[^>]*)?>([^<]*)</', 1), '')`,
    ),
    "spl-json-values": template(
      2,
      (json, path) =>
        `nullif(to_json(json_extract_string(CASE WHEN json_valid(${json}) THEN ${json} END, ${path}))::VARCHAR, '[]')`,
    ),
    "spl-json-value": template(
      2,
      (json, path) =>
        `json_extract_string(CASE WHEN json_valid(${json}) THEN ${json} END, ${path})`,
    ),
  },
};
