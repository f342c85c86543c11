import type { ScalarType } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import type { TypedSql } from "./types.ts";

/** The database's type that holds values of a type. */
export function sqlType(type: ScalarType): string {
  switch (type) {
    case "boolean":
      return "BOOLEAN";
    case "int":
    case "long":
    case "datetime":
    case "timespan":
      return "BIGINT";
    case "real":
    case "decimal":
      return "DOUBLE";
    case "string":
    case "guid":
    case "dynamic":
      return "VARCHAR";
    default:
      return unreachable(type);
  }
}

export const nullOf = (type: ScalarType) => `NULL::${sqlType(type)}`;

/**
 * SQL of what mentions an operand several times. A long operand is named first, for operands within operands would
 * double with every mention; and so is what gives another value each time.
 */
export function naming(sql: string, template: (operand: string) => string): string {
  return sql.length <= 60 && !/\b(?:random|uuid)\(/.test(sql)
    ? template(sql)
    : `list_transform([${sql}], lambda v: ${template("v")})[1]`;
}

/** Microseconds from the year 1 to 1970. */
const epochMicroseconds = "62135596800000000";

/** The database's timestamp of ticks; the seventh digit is lost. */
export const timestampOf = (ticks: string) =>
  `make_timestamp(${ticks} // 10 - ${epochMicroseconds})`;

/** The ticks of a timestamp of the database. */
export const ticksOf = (timestamp: string) =>
  `((epoch_us(${timestamp}) + ${epochMicroseconds}) * 10)`;

const timeText = (sql: string) =>
  naming(
    sql,
    (ticks) =>
      `(strftime(${timestampOf(ticks)}, '%Y-%m-%dT%H:%M:%S.%f') || (${ticks} % 10) || 'Z')`,
  );

const realText = (sql: string) =>
  naming(sql, (x) => `CASE WHEN isnan(${x}) THEN 'NaN' ELSE replace(${x}::VARCHAR, 'e', 'E') END`);

const decimalText = (sql: string) =>
  naming(
    sql,
    (x) =>
      `CASE WHEN ${x} = trunc(${x}) AND abs(${x}) < 1e15 THEN ${x}::BIGINT::VARCHAR ELSE ${x}::VARCHAR END`,
  );

/** The text that Kusto's `tostring` gives; null where the value is. */
function nullableText({ sql, type }: TypedSql): string {
  switch (type) {
    case "string":
    case "guid":
      return sql;
    case "int":
    case "long":
      return `(${sql})::VARCHAR`;
    case "boolean":
      return `CASE ${sql} WHEN true THEN 'True' WHEN false THEN 'False' END`;
    case "real":
      return realText(`(${sql})::DOUBLE`);
    case "decimal":
      return decimalText(`(${sql})::DOUBLE`);
    case "datetime":
      return timeText(`(${sql})`);
    case "timespan":
      return `js_timespan_text(${sql})`;
    case "dynamic":
      return dynamicText(sql);
    default:
      return unreachable(type);
  }
}

/** A dynamic text without its quotes, any other dynamic as its JSON. */
function dynamicText(sql: string): string {
  const path = dynamicPath(sql);
  return path === undefined
    ? `json_extract_string(${sql}, '$')`
    : `json_extract_string(${path.base}, '${path.path}')`;
}

/** SQL of the text that `tostring` gives: empty for null. */
export function textSql(arg: TypedSql): string {
  return arg.type === "string" ? arg.sql : `coalesce(${nullableText(arg)}, '')`;
}

/** SQL of a dynamic with that value: JSON text, null for null. */
export function dynamicSql(arg: TypedSql): string {
  const { sql, type } = arg;
  switch (type) {
    case "dynamic":
      return sql;
    case "int":
    case "long":
    case "boolean":
      return `(${sql})::VARCHAR`;
    case "real":
      return realJson(`(${sql})::DOUBLE`);
    case "string":
      return `to_json(${sql})::VARCHAR`;
    case "decimal":
    case "guid":
    case "datetime":
    case "timespan":
      return `('"' || ${nullableText(arg)} || '"')`;
    default:
      return unreachable(type);
  }
}

/** What JSON has no number for is a text. */
const realJson = (sql: string) =>
  naming(
    sql,
    (x) =>
      `CASE WHEN isfinite(${x}) THEN to_json(${x})::VARCHAR WHEN isnan(${x}) THEN '"NaN"' WHEN ${x} > 0 THEN '"Infinity"' WHEN ${x} < 0 THEN '"-Infinity"' END`,
  );

/** SQL of the value as another type, without reading texts: for arguments of functions. */
export function asType(arg: TypedSql, type: ScalarType): string {
  if (arg.literal?.kind === "null") return nullOf(type);
  // A small integer written in the query is of 32 bits to the database, and so would be what is computed with it.
  if (arg.literal?.kind === "number" && isBigint(arg.type) && isBigint(type))
    return `(${arg.sql})::BIGINT`;
  if (arg.type === type) return arg.sql;
  if (type === "dynamic") return dynamicSql(arg);
  if (type === "string") return textSql(arg);
  if (sqlType(arg.type) === sqlType(type)) return arg.sql;
  if (sqlType(type) === "BIGINT" && sqlType(arg.type) === "DOUBLE")
    return `try_cast(trunc(${arg.sql}) AS BIGINT)`;
  return `try_cast(${arg.sql} AS ${sqlType(type)})`;
}

const isBigint = (type: ScalarType) => sqlType(type) === "BIGINT";

/** `base` at `path` as a dynamic: null where there is nothing, and for JSON's null. */
export const dynamicAt = (base: string, path: string) =>
  `nullif(json_extract(${base}, '${path}')::VARCHAR, 'null')`;

const dynamicAtSql = /^nullif\(json_extract\((.*), '(\$[^']*)'\)::VARCHAR, 'null'\)$/s;

/** What `dynamicAt` was made of, so that paths grow instead of nesting; undefined for other SQL. */
export function dynamicPath(
  sql: string,
): { readonly base: string; readonly path: string } | undefined {
  const parts = dynamicAtSql.exec(sql);
  const [, base = "", path = ""] = parts ?? [];
  return parts === null || !isBalanced(base) ? undefined : { base, path };
}

/** SQL of a text as a dynamic: what its JSON says, the text itself where it is none, null where it is empty. */
export function parsedJson(text: string): string {
  return naming(
    text,
    (t) =>
      `CASE WHEN json_valid(${t}) THEN nullif(json(${t})::VARCHAR, 'null') WHEN ${t} = '' THEN NULL ELSE to_json(${t})::VARCHAR END`,
  );
}

const parsedJsonSql =
  /^(?:list_transform\(\[(.*)\], lambda v: )?CASE WHEN json_valid\((.*?)\) THEN nullif/s;

/** SQL of the JSON that `parsedJson` gives members of; undefined for other SQL. Texts that are no JSON have none. */
export function jsonWithin(sql: string): string | undefined {
  const [, named, plain] = parsedJsonSql.exec(sql) ?? [];
  const text = named ?? plain;
  return text !== undefined && parsedJson(text) === sql ? `TRY_CAST(${text} AS JSON)` : undefined;
}

/** Guards `dynamicPath` against text that only begins and ends like it. */
function isBalanced(sql: string): boolean {
  let depth = 0;
  for (const [token] of sql.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[()]/g)) {
    if (token === "(") depth += 1;
    if (token === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
