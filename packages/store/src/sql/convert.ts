import type { ScalarType } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import type { SqlContext, TypedSql } from "../functions/types.ts";
import { valueLiteral } from "./literal.ts";
import { isFractional, isInteger } from "./types.ts";

const conversions: Readonly<Record<ScalarType, string>> = {
  boolean: "tobool",
  int: "toint",
  long: "tolong",
  real: "toreal",
  decimal: "todecimal",
  string: "tostring",
  datetime: "todatetime",
  timespan: "totimespan",
  guid: "toguid",
  dynamic: "todynamic",
};

/** A value as one of another type, as where the branches of a case meet or a list is made; null where it does not fit. */
export function convert(value: TypedSql, type: ScalarType, context: SqlContext): TypedSql {
  if (value.type === type) return value;
  if (value.literal?.kind === "null") return { sql: valueLiteral(value.literal, type), type };
  if (isInteger(value.type) && isInteger(type)) return { ...value, type };
  if (isFractional(type) && (isInteger(value.type) || isFractional(value.type)))
    return { sql: `CAST(${value.sql} AS DOUBLE)`, type };
  if (type === "dynamic") return { sql: jsonSql(value, context), type };
  return context.call(conversions[type], [value], type);
}

/** The JSON text of a value: what a dynamic holds. */
export function jsonSql(value: TypedSql, context: SqlContext): string {
  switch (value.type) {
    case "dynamic":
      return value.sql;
    case "boolean":
      return `CASE WHEN ${value.sql} THEN 'true' WHEN NOT ${value.sql} THEN 'false' END`;
    case "int":
    case "long":
      return `CAST(${value.sql} AS VARCHAR)`;
    case "real":
    case "decimal":
      return `json_of_real(${value.sql})`;
    case "string":
    case "guid":
      return `CAST(to_json(${value.sql}) AS VARCHAR)`;
    case "datetime":
    case "timespan":
      return `CAST(to_json(nullif(${context.call("tostring", [value], "string").sql}, '')) AS VARCHAR)`;
    default:
      return unreachable(value.type);
  }
}
