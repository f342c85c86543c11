import { and, type Expr, isTrue, literal, not, number, or, text } from "../../../model/index.ts";
import { type DataScalar, type Span, unreachable } from "../../../source/index.ts";
import { suggestion } from "../parse/words.ts";
import type { Report } from "../report.ts";
import type { DetectionItem } from "../syntax/index.ts";
import type { ItemValue, RegexValue, TextValue } from "./item-value.ts";
import type { ModifierContext } from "./modifiers/context.ts";
import { applyModifier, itemModifiers, valueModifiers } from "./modifiers/table.ts";
import { asText, openPattern, textValue } from "./modifiers/text.ts";
import type { Placeholders } from "./placeholders.ts";
import { translateRegex } from "./regex/translate.ts";

interface ItemContext {
  readonly report: Report;
  readonly placeholders: Placeholders;
}

/** Lowers `Field|modifier: values`; undefined, with diagnostics, where a part of it makes no sense. */
export function lowerItem(item: DetectionItem, context: ItemContext): Expr | undefined {
  const { report } = context;
  const known = item.modifiers.every(({ name, span }) => {
    if (valueModifiers.has(name) || itemModifiers.has(name)) return true;
    const names = [...valueModifiers.keys(), ...itemModifiers];
    report.say("sigma/unknown-modifier", { modifier: name, ...suggestion(name, names) }, span);
    return false;
  });
  if (!known) return undefined;
  const subject: Expr =
    item.field === undefined
      ? { kind: "record-text", origin: item.keySpan }
      : { kind: "field", vocabulary: "sigma", name: item.field, origin: item.keySpan };
  const has = (name: string) => item.modifiers.some((modifier) => modifier.name === name);

  let tests: (Expr | undefined)[];
  if (item.values.length > 0)
    tests = item.values.map((value) => lowerValue(value, item, subject, context));
  else if (item.field !== undefined) tests = [{ kind: "is-null", subject, origin: item.span }];
  else {
    report.say("sigma/keyword-value", { found: "an empty list" }, item.span);
    return undefined;
  }
  const sound = tests.filter((test) => test !== undefined);
  if (sound.length < tests.length) return undefined;
  const linked = has("all") ? and(sound, item.span) : or(sound, item.span);
  return has("neq") ? not(linked, item.span) : linked;
}

function lowerValue(
  scalar: DataScalar,
  item: DetectionItem,
  subject: Expr,
  { report, placeholders }: ItemContext,
): Expr | undefined {
  const context: ModifierContext = { report, placeholders, scalar };
  let value: ItemValue = { kind: "raw", scalar };
  for (const modifier of item.modifiers) {
    const apply = valueModifiers.get(modifier.name);
    if (apply === undefined) continue;
    const next = applyModifier(value, modifier, apply, context);
    if (next === undefined) return undefined;
    value = next;
  }
  if (value.kind === "raw" && typeof scalar.value === "boolean") {
    const { text, value: truth } = scalar;
    if (!/^(?:true|false)$/i.test(text))
      report.say("sigma/boolean-word", { text, value: truth }, scalar.span);
  }
  return testOf(settle(value), subject, scalar.span, report);
}

/** A value that no modifier gave a meaning: texts have wildcards; numbers and booleans are their text. */
function settle(raw: ItemValue): ItemValue {
  const value = asText(raw);
  if (value.kind !== "raw") return value;
  const plain = value.scalar.value;
  return plain === null ? { kind: "null" } : textValue([literal(String(plain))]);
}

function testOf(value: ItemValue, subject: Expr, origin: Span, report: Report): Expr | undefined {
  const needsField = (found: string): undefined =>
    report.say("sigma/keyword-value", { found }, origin) as undefined;
  const keyword = subject.kind === "record-text";
  switch (value.kind) {
    case "text":
      return isTrue(matchOf(value, subject, origin));
    case "regex":
      return regexOf(value, subject, origin, report);
    case "null":
      return keyword ? needsField("null") : { kind: "is-null", subject, origin };
    case "network":
      return isTrue({ kind: "network", subject, network: value.cidr, quantifier: "any", origin });
    case "exists": {
      if (keyword) return needsField("exists");
      const present: Expr = { kind: "exists", subject, origin };
      return value.wanted ? present : not(present, origin);
    }
    case "reference": {
      if (keyword) return needsField("fieldref");
      const other: Expr = { kind: "field", vocabulary: "sigma", name: value.field, origin };
      const { caseRule } = value;
      if (value.relation !== "equals") {
        const rule: Expr = { kind: "literal", value: text(caseRule) };
        return isTrue({
          kind: "call",
          function: value.relation,
          args: [subject, other, rule],
          origin,
        });
      }
      return isTrue({
        kind: "compare",
        operator: "eq",
        left: subject,
        right: other,
        as: "text",
        caseRule,
        quantifier: "any",
        origin,
      });
    }
    case "comparison":
      return keyword ? needsField("a comparison") : isTrue(comparisonOf(subject, value, origin));
    case "time-part": {
      if (keyword) return needsField("a part of a time");
      const part: Expr = { kind: "literal", value: text(value.part) };
      return isTrue(
        comparisonOf(
          { kind: "call", function: "time-part", args: [part, subject], origin },
          value,
          origin,
        ),
      );
    }
    case "alternatives": {
      const tests = value.values.map((member) => testOf(settle(member), subject, origin, report));
      const sound = tests.filter((test) => test !== undefined);
      return sound.length < tests.length ? undefined : or(sound, origin);
    }
    case "raw":
      return testOf(settle(value), subject, origin, report);
    default:
      return unreachable(value);
  }
}

/** Keywords are found anywhere in a value of the record, unless their modifiers say where. */
function matchOf(value: TextValue, subject: Expr, origin: Span): Expr {
  const anywhere = subject.kind === "record-text" && !value.placed;
  const pattern = anywhere ? openPattern(value.pattern, "contains") : value.pattern;
  return { kind: "match", subject, pattern, caseRule: value.caseRule, quantifier: "any", origin };
}

function regexOf(value: RegexValue, subject: Expr, origin: Span, report: Report): Expr | undefined {
  const reading = translateRegex(value.source, value);
  if (reading.kind === "invalid") {
    report.say("sigma/regex", { reason: reading.reason, at: reading.at + 1 }, origin);
    return undefined;
  }
  if (reading.kind === "unsupported") {
    report.say(
      "sigma/unsupported-regex",
      { construct: reading.construct, at: reading.at + 1 },
      origin,
    );
    return undefined;
  }
  const { pattern } = reading;
  return isTrue({
    kind: "regex",
    subject,
    pattern:
      value.edge === "start"
        ? `^(?:${pattern})`
        : value.edge === "end"
          ? `(?:${pattern})$`
          : pattern,
    caseRule: reading.ignoreCase ? "insensitive" : "sensitive",
    multiline: reading.multiline,
    dotAll: reading.dotAll,
    mode: "search",
    quantifier: "any",
    origin,
  });
}

function comparisonOf(
  left: Expr,
  { operator, than }: Extract<ItemValue, { kind: "comparison" | "time-part" }>,
  origin: Span,
): Expr {
  const right: Expr = { kind: "literal", value: number(than), origin };
  return {
    kind: "compare",
    operator,
    left,
    right,
    as: "number",
    caseRule: "insensitive",
    quantifier: "any",
    origin,
  };
}
