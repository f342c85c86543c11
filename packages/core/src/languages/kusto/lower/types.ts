import { typeNames } from "../lex/words.ts";
import type { ScalarType } from "../../../model/index.ts";
import type { TypeName } from "../syntax/index.ts";

const scalarTypes: ReadonlyMap<string, ScalarType> = new Map([
  ["bool", "boolean"],
  ["datetime", "datetime"],
  ["decimal", "decimal"],
  ["dynamic", "dynamic"],
  ["guid", "guid"],
  ["int", "int"],
  ["long", "long"],
  ["real", "real"],
  ["string", "string"],
  ["timespan", "timespan"],
]);

/** The model's type of a type's name; text for one that is not known (and was reported). */
export function typeOfName({ type }: Pick<TypeName, "type">): ScalarType {
  return scalarTypes.get(type) ?? "string";
}

/** Kusto's name of a type. */
export function nameOfType(type: ScalarType): string {
  return type === "boolean" ? "bool" : type;
}

/** The type that a word in `typeof(…)` names, in any of its spellings. */
export function scalarTypeOf(word: string): ScalarType | undefined {
  const type = typeNames.get(word);
  return type === undefined ? undefined : scalarTypes.get(type);
}
