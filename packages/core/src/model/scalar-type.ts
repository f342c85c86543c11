import { unreachable } from "../source/index.ts";
import type { Expr } from "./expr.ts";
import type { Value } from "./value.ts";

/**
 * The types of values in a pipeline. `dynamic` holds any JSON; times and timespans count units of 100 ns, times from
 * the year 1. Kusto's names: https://learn.microsoft.com/kusto/query/scalar-data-types
 */
export type ScalarType =
  | "boolean"
  | "int"
  | "long"
  | "real"
  | "decimal"
  | "string"
  | "datetime"
  | "timespan"
  | "guid"
  | "dynamic";

/** A column: what it is called, exactly so, and what it holds. */
export interface ColumnType {
  readonly name: string;
  readonly type: ScalarType;
}

/** The type of an expression of a pipeline; `string` where nothing says otherwise (fields of records are texts). */
export function typeOf(expr: Expr): ScalarType {
  switch (expr.kind) {
    case "literal":
      return expr.type ?? typeOfValue(expr.value);
    case "field":
    case "call":
    case "arithmetic":
    case "case":
    case "query-value":
      return expr.type ?? "string";
    case "record-text":
      return "string";
    case "named":
      return typeOf(expr.arg);
    case "unknown":
    case "and":
    case "or":
    case "not":
    case "is-true":
    case "quantified":
    case "match":
    case "regex":
    case "term":
    case "compare":
    case "network":
    case "is-null":
    case "exists":
    case "nested":
    case "in-query":
      return "boolean";
    default:
      return unreachable(expr);
  }
}

function typeOfValue(value: Value): ScalarType {
  switch (value.kind) {
    case "string":
      return "string";
    case "number":
      return Number.isInteger(value.value) ? "long" : "real";
    case "long":
      return "long";
    case "boolean":
      return "boolean";
    case "timestamp":
      return "datetime";
    case "timespan":
      return "timespan";
    case "null":
    case "list":
    case "object":
      return "dynamic";
    default:
      return unreachable(value);
  }
}
