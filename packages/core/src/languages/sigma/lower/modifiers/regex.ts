import type { Modifier } from "../../syntax/index.ts";
import type { ItemValue } from "../item-value.ts";
import { type Apply, misplaced, type ModifierContext, refuse } from "./context.ts";

export function regex(
  value: ItemValue,
  modifier: Modifier,
  context: ModifierContext,
): ItemValue | undefined {
  if (value.kind !== "raw") return misplaced(modifier, "as the first modifier", context);
  if (value.scalar.value === null) return refuse("a regular expression", modifier, context);
  return {
    kind: "regex",
    source: value.scalar.text,
    ignoreCase: false,
    multiline: false,
    dotAll: false,
    edge: "anywhere",
  };
}

export function regexFlag(flag: "ignoreCase" | "multiline" | "dotAll"): Apply {
  return (value, modifier, context) =>
    value.kind === "regex"
      ? { ...value, [flag]: true }
      : misplaced(modifier, "after 're'", context);
}
