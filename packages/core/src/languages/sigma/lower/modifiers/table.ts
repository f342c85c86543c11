import type { Modifier } from "../../syntax/index.ts";
import { base64, base64Offsets, utf16Bytes } from "../encode.ts";
import type { ItemValue } from "../item-value.ts";
import type { Apply, ModifierContext } from "./context.ts";
import { encoded, onWholeText } from "./encoding.ts";
import { expand } from "./expand.ts";
import { comparison, timePart, timeParts } from "./number.ts";
import { regex, regexFlag } from "./regex.ts";
import { cased, place } from "./text.ts";
import { exists, network, reference } from "./typed.ts";
import { windash } from "./windash.ts";

/** Link the values of an item, or negate it, instead of changing a value. */
export const itemModifiers: ReadonlySet<string> = new Set(["all", "neq"]);

/** The modifiers of specification 2.1 (appendix "Modifiers") and pySigma's long names for some. */
export const valueModifiers: ReadonlyMap<string, Apply> = new Map<string, Apply>([
  ["contains", place("contains")],
  ["startswith", place("starts-with")],
  ["endswith", place("ends-with")],
  ["cased", cased],
  ["re", regex],
  ["i", regexFlag("ignoreCase")],
  ["ignorecase", regexFlag("ignoreCase")],
  ["m", regexFlag("multiline")],
  ["multiline", regexFlag("multiline")],
  ["s", regexFlag("dotAll")],
  ["dotall", regexFlag("dotAll")],
  ["wide", encoded((text) => utf16Bytes(text, "little"))],
  ["utf16le", encoded((text) => utf16Bytes(text, "little"))],
  ["utf16be", encoded((text) => utf16Bytes(text, "big"))],
  ["utf16", encoded((text) => [0xff, 0xfe, ...utf16Bytes(text, "little")])],
  ["base64", onWholeText((bytes) => [base64(bytes)])],
  ["base64offset", onWholeText(base64Offsets)],
  ["windash", windash],
  ["cidr", network],
  ["lt", comparison("lt")],
  ["lte", comparison("le")],
  ["gt", comparison("gt")],
  ["gte", comparison("ge")],
  ["fieldref", reference],
  ["exists", exists],
  ["expand", expand],
  ...[...timeParts.keys()].map((part): [string, Apply] => [part, timePart]),
]);

/** Applies a modifier to a value, or to each of an expansion's values. */
export function applyModifier(
  value: ItemValue,
  modifier: Modifier,
  apply: Apply,
  context: ModifierContext,
): ItemValue | undefined {
  if (value.kind !== "alternatives") return apply(value, modifier, context);
  const values: ItemValue[] = [];
  for (const member of value.values) {
    const applied = applyModifier(member, modifier, apply, context);
    if (applied === undefined) return undefined;
    values.push(applied);
  }
  return { kind: "alternatives", values };
}
