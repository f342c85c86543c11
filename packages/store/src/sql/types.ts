import type { ScalarType } from "@telltale/core/model";

/**
 * In what the database holds the types of the model. Times and timespans count units of 100 ns, which none of its own
 * types can; dynamics are JSON text. A decimal is a double: its further digits matter to no detection.
 */
export const sqlTypes: Readonly<Record<ScalarType, string>> = {
  boolean: "BOOLEAN",
  int: "BIGINT",
  long: "BIGINT",
  real: "DOUBLE",
  decimal: "DOUBLE",
  string: "VARCHAR",
  datetime: "BIGINT",
  timespan: "BIGINT",
  guid: "VARCHAR",
  dynamic: "VARCHAR",
};

export const isInteger = (type: ScalarType): boolean => type === "int" || type === "long";
export const isFractional = (type: ScalarType): boolean => type === "real" || type === "decimal";
export const isSpan = (type: ScalarType): boolean => type === "datetime" || type === "timespan";

/** The macro that divides towards the lesser number; by zero gives null. Integers it takes as HUGEINT. */
export function floorDivide(type: ScalarType): string {
  return isFractional(type) ? "real_floor_divide" : "whole_floor_divide";
}
