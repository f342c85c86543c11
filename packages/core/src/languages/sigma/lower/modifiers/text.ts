import { anyRun, type Pattern } from "../../../../model/index.ts";
import type { Modifier } from "../../syntax/index.ts";
import type { ItemValue, TextValue } from "../item-value.ts";
import { parseWildcards } from "../wildcards.ts";
import { type Apply, misplaced, type ModifierContext, refuse } from "./context.ts";

/** Takes a raw text as a pattern; other values stay as they are. */
export function asText(value: ItemValue): ItemValue {
  if (value.kind !== "raw" || typeof value.scalar.value !== "string") return value;
  return textValue(parseWildcards(value.scalar.value));
}

type NotRaw = Exclude<ItemValue, { kind: "raw" }>;

/**
 * The value for a modifier that works on texts. `contains: 4624` and `contains: no` can only mean the
 * text, so it is taken, with a warning, for other tools refuse the rule; null is refused here too.
 */
export function textFor(
  value: ItemValue,
  modifier: Modifier,
  context: ModifierContext,
): NotRaw | undefined {
  if (value.kind !== "raw") return value;
  const { scalar } = value;
  if (scalar.value === null) return refuse("a text", modifier, context);
  if (typeof scalar.value !== "string") {
    const payload = { modifier: modifier.name, text: scalar.text };
    context.report.say("sigma/unquoted-text", payload, scalar.span);
  }
  return textValue(parseWildcards(scalar.text));
}

export function textValue(pattern: Pattern): TextValue {
  return { kind: "text", pattern, caseRule: "insensitive", placed: false, bytes: false };
}

type Place = "contains" | "starts-with" | "ends-with";

/** Adds the wildcards of a place, unless they are there. */
export function openPattern(pattern: Pattern, where: Place): Pattern {
  const before = where !== "starts-with" && pattern[0]?.kind !== "any-run";
  const after = where !== "ends-with" && pattern.at(-1)?.kind !== "any-run";
  if (pattern.length === 0) return [anyRun];
  if (before) return after ? [anyRun, ...pattern, anyRun] : [anyRun, ...pattern];
  return after ? [...pattern, anyRun] : pattern;
}

export function place(where: Place): Apply {
  return (raw, modifier, context) => {
    const value = textFor(raw, modifier, context);
    switch (value?.kind) {
      case undefined:
        return undefined;
      case "text": {
        return { ...value, pattern: openPattern(value.pattern, where), placed: true };
      }
      case "regex": {
        const edge = where === "contains" ? "anywhere" : where === "starts-with" ? "start" : "end";
        return { ...value, edge };
      }
      case "reference":
        return { ...value, relation: where };
      default:
        return misplaced(modifier, "on texts, and after 're' and 'fieldref'", context);
    }
  };
}

export function cased(
  raw: ItemValue,
  modifier: Modifier,
  context: ModifierContext,
): ItemValue | undefined {
  const value = textFor(raw, modifier, context);
  if (value === undefined) return undefined;
  if (value.kind === "text" || value.kind === "reference") {
    return { ...value, caseRule: "sensitive" };
  }
  return misplaced(modifier, "on texts", context);
}
