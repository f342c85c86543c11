import type { CompareOperator } from "../../../../model/index.ts";
import { decimalNumber } from "../../parse/number.ts";
import type { Modifier } from "../../syntax/index.ts";
import type { ItemValue } from "../item-value.ts";
import { type Apply, misplaced, type ModifierContext, refuse } from "./context.ts";

export const timeParts: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["minute", [0, 59]],
  ["hour", [0, 23]],
  ["day", [1, 31]],
  ["week", [1, 53]],
  ["month", [1, 12]],
  ["year", [1601, 9999]],
]);

export function comparison(operator: CompareOperator): Apply {
  return (value, modifier, context) => {
    if (value.kind === "time-part") return { ...value, operator };
    if (value.kind !== "raw")
      return misplaced(modifier, "as the first modifier, or after a part of a time", context);
    const than = decimalNumber(value.scalar);
    if (than === undefined) return refuse("a number, without quotes", modifier, context);
    return { kind: "comparison", operator, than };
  };
}

export function timePart(
  value: ItemValue,
  modifier: Modifier,
  context: ModifierContext,
): ItemValue | undefined {
  if (value.kind !== "raw") return misplaced(modifier, "as the first modifier", context);
  const than = decimalNumber(value.scalar);
  if (than === undefined) return refuse("a number, without quotes", modifier, context);
  const [low, high] = timeParts.get(modifier.name) ?? [than, than];
  if (than < low || than > high) {
    context.report.say(
      "sigma/time-part-range",
      { part: modifier.name, value: than, low, high },
      value.scalar.span,
    );
  }
  return { kind: "time-part", part: modifier.name, operator: "eq", than };
}
