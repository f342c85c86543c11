import { timespanOfTicks, type Cell } from "@telltale/core/model";
import { parseDynamic, type Dynamic } from "./algorithms/dynamic.ts";
import {
  booleanOfDynamic,
  booleanOfText,
  longOfDynamic,
  longOfText,
  realOfDynamic,
  realOfText,
} from "./algorithms/read-number.ts";
import { readTime, readTimespan } from "./algorithms/read-time.ts";
import { asType, naming, textSql, ticksOf } from "./convert-sql.ts";
import { callJs, isFloating, isInteger, isTicks, unary, type FunctionFamily } from "./family.ts";
import type { JsFunction, ScalarSql, TypedSql } from "./types.ts";

/** Conversions: what does not fit is null. https://learn.microsoft.com/kusto/query/scalar-functions#conversion-functions */

type Read = (cell: Cell) => Cell;

const conversion = (
  name: string,
  from: "string" | "dynamic" | "timespan",
  returns: JsFunction["returns"],
  read: Read,
): JsFunction => ({
  name: `js_${name}`,
  parameters: [from],
  returns,
  evaluate: ([cell = null]) => (cell === null ? null : read(cell)),
});

const ofText =
  (read: (text: string) => Cell | undefined): Read =>
  (cell) =>
    read(String(cell)) ?? null;
const ofDynamic =
  (read: (value: Dynamic) => Cell | undefined): Read =>
  (cell) =>
    read(parseDynamic(cell)) ?? null;

const textLong = conversion("text_long", "string", "long", ofText(longOfText));
const textReal = conversion("text_real", "string", "real", ofText(realOfText));
const textBoolean = conversion("text_boolean", "string", "boolean", ofText(booleanOfText));
const textTime = conversion("text_time", "string", "datetime", ofText(readTime));
const textSpan = conversion("text_span", "string", "timespan", ofText(readTimespan));
const textGuid = conversion("text_guid", "string", "guid", ofText(guidOf));
const dynamicLong = conversion("dynamic_long", "dynamic", "long", ofDynamic(longOfDynamic));
const dynamicReal = conversion("dynamic_real", "dynamic", "real", ofDynamic(realOfDynamic));
const dynamicBoolean = conversion(
  "dynamic_boolean",
  "dynamic",
  "boolean",
  ofDynamic(booleanOfDynamic),
);
const dynamicTime = conversion(
  "dynamic_time",
  "dynamic",
  "datetime",
  ofDynamic((value) => (typeof value === "string" ? readTime(value) : longOfDynamic(value))),
);
const dynamicSpan = conversion(
  "dynamic_span",
  "dynamic",
  "timespan",
  ofDynamic((value) => (typeof value === "string" ? readTimespan(value) : longOfDynamic(value))),
);
const dynamicGuid = conversion(
  "dynamic_guid",
  "dynamic",
  "guid",
  ofDynamic((value) => (typeof value === "string" ? guidOf(value) : null)),
);
const timespanText = conversion("timespan_text", "timespan", "string", (cell) =>
  typeof cell === "bigint" ? timespanOfTicks(cell) : null,
);
/** 32 hexadecimal digits, with dashes or braces or without. */
function guidOf(text: string): string | null {
  const digits = text
    .trim()
    .replace(/^\{(.*)\}$/, "$1")
    .replaceAll("-", "")
    .toLowerCase();
  if (!/^[\da-f]{32}$/.test(digits)) return null;
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const isPlainInteger = `'\\s*[+-]?\\d{1,18}\\s*'`;

/** SQL of a value as a long: the fraction cut off. */
function longSql(arg: TypedSql): string | undefined {
  if (arg.type === "string") {
    // Most texts of numbers are plain; the rest is worth a call.
    return naming(
      arg.sql,
      (text) =>
        `CASE WHEN regexp_full_match(${text}, ${isPlainInteger}) THEN try_cast(${text} AS BIGINT) ELSE ${textLong.name}(${text}) END`,
    );
  }
  if (arg.type === "dynamic") return callJs(dynamicLong, [arg]);
  if (isFloating(arg.type)) return saturated(`(${asType(arg, "real")})`);
  return arg.type === "guid" ? undefined : asType(arg, "long");
}

/** What no long is large enough for is the largest, or the least. */
const saturated = (sql: string) =>
  naming(
    sql,
    (x) =>
      `CASE WHEN isnan(${x}) THEN NULL WHEN ${x} >= 9223372036854775807e0 THEN 9223372036854775807 WHEN ${x} <= -9223372036854775807e0 THEN -9223372036854775807 - 1 ELSE trunc(${x})::BIGINT END`,
  );

/** Longs that an int has no room for lose their upper half; texts of them are null. */
function intSql(arg: TypedSql): string | undefined {
  const long = longSql(arg);
  if (long === undefined || arg.type === "int") return long;
  if (arg.type === "boolean") return long;
  if (arg.type === "string")
    return naming(long, (x) => `CASE WHEN ${x} BETWEEN -2147483648 AND 2147483647 THEN ${x} END`);
  return `(xor((${long}) & 4294967295, 2147483648) - 2147483648)`;
}

function realSql(arg: TypedSql): string | undefined {
  if (arg.type === "string") return callJs(textReal, [arg]);
  if (arg.type === "dynamic") return callJs(dynamicReal, [arg]);
  return arg.type === "guid" ? undefined : asType(arg, "real");
}

function booleanSql(arg: TypedSql): string | undefined {
  if (arg.type === "boolean") return arg.sql;
  if (arg.type === "string") return callJs(textBoolean, [arg]);
  if (arg.type === "dynamic") return callJs(dynamicBoolean, [arg]);
  return isInteger(arg.type) || isFloating(arg.type) ? `(${arg.sql} <> 0)` : undefined;
}

const ticksSql =
  (ofTexts: JsFunction, ofDynamics: JsFunction) =>
  (arg: TypedSql): string | undefined => {
    if (arg.type === "string") return callJs(ofTexts, [arg]);
    if (arg.type === "dynamic") return callJs(ofDynamics, [arg]);
    return isTicks(arg.type) || isInteger(arg.type) || isFloating(arg.type)
      ? asType(arg, "long")
      : undefined;
  };

/** What most logs write; the database reads all of it but the seventh digit. */
const isoTime = `'\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2}(?:[.]\\d{1,7})?Z?'`;

/** Texts in the usual notation are read by the database, others by a call. */
function timeSql(arg: TypedSql): string | undefined {
  if (arg.type !== "string") return ticksSql(textTime, dynamicTime)(arg);
  return naming(arg.sql, (text) => {
    const micros = ticksOf(`try_cast(rtrim(substring(${text}, 1, 26), 'Z') AS TIMESTAMP)`);
    const seventh = `coalesce(try_cast(substring(${text}, 27, 1) AS BIGINT), 0)`;
    return `CASE WHEN regexp_full_match(${text}, ${isoTime}) THEN ${micros} + ${seventh} ELSE ${textTime.name}(${text}) END`;
  });
}

const spanSql = ticksSql(textSpan, dynamicSpan);

function guidSql(arg: TypedSql): string | undefined {
  if (arg.type === "guid") return arg.sql;
  return arg.type === "dynamic" ? callJs(dynamicGuid, [arg]) : callJs(textGuid, [arg]);
}

const typeNames: Readonly<Record<string, string>> = { boolean: "bool", real: "real" };

/** The name of the value's type; of a dynamic, the type of what it holds. */
const gettype: ScalarSql = unary((arg) => {
  if (arg.type === "string") return `'string'`;
  if (arg.type !== "dynamic") {
    return `CASE WHEN ${arg.sql} IS NULL THEN 'null' ELSE '${typeNames[arg.type] ?? arg.type}' END`;
  }
  return `CASE json_type(${arg.sql}) WHEN 'OBJECT' THEN 'dictionary' WHEN 'ARRAY' THEN 'array' WHEN 'VARCHAR' THEN 'string' WHEN 'BOOLEAN' THEN 'bool' WHEN 'DOUBLE' THEN 'double' WHEN 'NULL' THEN 'null' ELSE coalesce(if(json_type(${arg.sql}) IS NULL, 'null', 'long'), 'null') END`;
});

export const conversionFunctions: FunctionFamily = {
  js: [
    textLong,
    textReal,
    textBoolean,
    textTime,
    textSpan,
    textGuid,
    dynamicLong,
    dynamicReal,
    dynamicBoolean,
    dynamicTime,
    dynamicSpan,
    dynamicGuid,
    timespanText,
  ],
  scalars: {
    tostring: unary(textSql),
    toint: unary(intSql),
    tolong: unary(longSql),
    toreal: unary(realSql),
    todecimal: unary(realSql),
    tobool: unary(booleanSql),
    todatetime: unary(timeSql),
    totimespan: unary(spanSql),
    toguid: unary(guidSql),
    gettype,
  },
};
