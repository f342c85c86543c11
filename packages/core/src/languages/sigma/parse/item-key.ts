import type { DataScalar, SourceText } from "../../../source/index.ts";
import type { DetectionItem, Modifier } from "../syntax/index.ts";
import { locateIn } from "./position.ts";

/** Splits `Field|modifier|…`; an empty field name means keywords with modifiers. */
export function parseItemKey(
  key: DataScalar,
  source: SourceText,
): Pick<DetectionItem, "field" | "modifiers"> {
  if (!key.text.includes("|"))
    return key.text === "" ? { modifiers: [] } : { field: key.text, modifiers: [] };
  const [field = "", ...names] = key.text.split("|");
  const locate = locateIn(key, source);
  let at = field.length + 1;
  const modifiers = names.map((name): Modifier => {
    const span = locate(at, at + name.length);
    at += name.length + 1;
    return { name, span };
  });
  return field === "" ? { modifiers } : { field, modifiers };
}
