import type { ScalarType } from "../../../../model/index.ts";
import { isNumber, widest } from "./types.ts";

/** The type that values of these types have in common: numbers the widest, others only their own. */
export function commonType(types: readonly ScalarType[]): ScalarType | undefined {
  const [first, ...rest] = types;
  return rest.reduce<ScalarType | undefined>((common, type) => {
    if (common === undefined || common === type) return common;
    return isNumber(common) && isNumber(type) ? widest(common, type) : undefined;
  }, first);
}

/**
 * The type of a choice (`iff`, `case`) between values of these types: a dynamic is taken for what the others are;
 * where these differ the choice is dynamic.
 */
export function choiceType(types: readonly ScalarType[]): ScalarType {
  const others = types.filter((type) => type !== "dynamic");
  return others.length === 0 ? "dynamic" : (commonType(others) ?? "dynamic");
}
