import type { ScalarType } from "../../../../model/index.ts";
import type { TypeLiteral } from "../../syntax/index.ts";

/** The type that `typeof(…)` names; undefined for what is no scalar type. */
export function typeOfLiteral({ text }: TypeLiteral): ScalarType | undefined {
  return types.get(text.trim());
}

const types: ReadonlyMap<string, ScalarType> = new Map([
  ["bool", "boolean"],
  ["boolean", "boolean"],
  ["date", "datetime"],
  ["datetime", "datetime"],
  ["decimal", "decimal"],
  ["double", "real"],
  ["dynamic", "dynamic"],
  ["guid", "guid"],
  ["int", "int"],
  ["int32", "int"],
  ["int64", "long"],
  ["long", "long"],
  ["real", "real"],
  ["string", "string"],
  ["time", "timespan"],
  ["timespan", "timespan"],
  ["uniqueid", "guid"],
  ["uuid", "guid"],
]);
