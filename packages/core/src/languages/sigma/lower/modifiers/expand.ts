import { literal, type Pattern } from "../../../../model/index.ts";
import type { Modifier } from "../../syntax/index.ts";
import type { ItemValue } from "../item-value.ts";
import { fillPlaceholders, markPlaceholders, placeholderNames } from "../placeholders.ts";
import { escapeRegexCharacter } from "../regex/escape.ts";
import { parseWildcards } from "../wildcards.ts";
import { maxAlternatives, misplaced, type ModifierContext, tooMany } from "./context.ts";
import { textFor } from "./text.ts";

export function expand(
  raw: ItemValue,
  modifier: Modifier,
  context: ModifierContext,
): ItemValue | undefined {
  const value = textFor(raw, modifier, context);
  if (value === undefined) return undefined;
  if (value.kind !== "text" && value.kind !== "regex") {
    return misplaced(modifier, "on texts and regular expressions", context);
  }
  const { report, placeholders, scalar } = context;
  const marked = markPlaceholders(value.kind === "text" ? value.pattern : [literal(value.source)]);
  const names = placeholderNames(marked);
  const unknown = names.filter((name) => !placeholders.has(name));
  for (const name of unknown) report.say("sigma/unresolved-placeholder", { name }, scalar.span);
  if (unknown.length > 0) return undefined;
  const valuesOf = (name: string) => (placeholders.get(name) ?? []).map(parseWildcards);
  const count = marked.reduce(
    (n, part) => (part.kind === "placeholder" ? n * valuesOf(part.name).length : n),
    1,
  );
  if (count > maxAlternatives) return tooMany(count, scalar.span, context);
  const asRegexText = (name: string) =>
    valuesOf(name).map((pattern) => [literal(regexText(pattern))]);
  const patterns = fillPlaceholders(marked, value.kind === "text" ? valuesOf : asRegexText);
  const values = patterns.map((pattern): ItemValue => {
    if (value.kind === "text") return { ...value, pattern };
    return {
      ...value,
      source: pattern.map((part) => (part.kind === "literal" ? part.text : "")).join(""),
    };
  });
  return values.length === 1 ? values[0] : { kind: "alternatives", values };
}

/** A placeholder's value inside a regular expression: its text as itself, its wildcards as wildcards. */
function regexText(pattern: Pattern): string {
  return pattern
    .map((part) => {
      if (part.kind === "any-run") return ".*";
      if (part.kind === "any-one") return ".";
      return part.kind === "literal" ? Array.from(part.text, escapeRegexCharacter).join("") : "";
    })
    .join("");
}
