import type { Modifier } from "../../syntax/index.ts";
import type { ItemValue, TextValue } from "../item-value.ts";
import { countOptionStarts, windashVariants } from "../windash.ts";
import { maxAlternatives, misplaced, type ModifierContext, tooMany } from "./context.ts";
import { textFor } from "./text.ts";

export function windash(
  raw: ItemValue,
  modifier: Modifier,
  context: ModifierContext,
): ItemValue | undefined {
  const value = textFor(raw, modifier, context);
  if (value === undefined) return undefined;
  if (value.kind !== "text" || value.bytes) {
    return misplaced(modifier, "on texts, before encodings", context);
  }
  const count = 5 ** countOptionStarts(value.pattern);
  if (count > maxAlternatives) return tooMany(count, modifier.span, context);
  const values = windashVariants(value.pattern).map((pattern): TextValue => ({
    ...value,
    pattern,
  }));
  return values.length === 1 ? value : { kind: "alternatives", values };
}
