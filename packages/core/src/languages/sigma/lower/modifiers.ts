import {
  anyRun,
  type CompareOperator,
  literal,
  normalizePattern,
  type Pattern,
} from "../../../model/index.ts";
import type { DataScalar, Span } from "../../../source/index.ts";
import { decimalNumber } from "../parse/number.ts";
import type { Report } from "../report.ts";
import type { Modifier } from "../syntax/index.ts";
import { base64, base64Offsets, utf16Bytes, utf8Bytes } from "./encode.ts";
import type { ItemValue, TextValue } from "./item-value.ts";
import { parseNetwork } from "./network.ts";
import {
  fillPlaceholders,
  markPlaceholders,
  placeholderNames,
  type Placeholders,
} from "./placeholders.ts";
import { escapeRegexCharacter } from "./regex-escape.ts";
import { parseWildcards } from "./wildcards.ts";
import { countOptionStarts, windashVariants } from "./windash.ts";

/** What a modifier may look at beside the value. */
export interface ModifierContext {
  readonly report: Report;
  readonly placeholders: Placeholders;
  readonly scalar: DataScalar;
}

/** One value through one modifier; undefined, with a diagnostic, where they do not fit. */
type Apply = (value: ItemValue, modifier: Modifier, context: ModifierContext) => ItemValue | undefined;

/** Five to the power of five dashes; more would be a mistake. */
const maxAlternatives = 3125;

const timeParts: ReadonlyMap<string, readonly [number, number]> = new Map([
  ["minute", [0, 59]],
  ["hour", [0, 23]],
  ["day", [1, 31]],
  ["week", [1, 53]],
  ["month", [1, 12]],
  ["year", [1601, 9999]],
]);

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

/** Takes a raw text as a pattern; other values stay as they are. */
export function asText(value: ItemValue): ItemValue {
  if (value.kind !== "raw" || typeof value.scalar.value !== "string") return value;
  return textValue(parseWildcards(value.scalar.value));
}

export function textValue(pattern: Pattern): TextValue {
  return { kind: "text", pattern, caseRule: "insensitive", placed: false, bytes: false };
}

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

function refuse(wanted: string, modifier: Modifier, { report, scalar }: ModifierContext): undefined {
  const found = typeof scalar.value === "string" ? `'${scalar.text}'` : `the ${typeNameOf(scalar)} ${scalar.text}`;
  report.say("sigma/modifier-value", { modifier: modifier.name, wanted, found: found.trim() }, scalar.span);
}

/** A modifier that stands after one it must come before, or on a kind of value it does not work on. */
function misplaced(modifier: Modifier, wanted: string, { report }: ModifierContext): undefined {
  report.say("sigma/modifier-order", { modifier: modifier.name, wanted }, modifier.span);
}

function typeNameOf(scalar: DataScalar): string {
  if (scalar.value === null) return "null value";
  return typeof scalar.value;
}

function place(where: "contains" | "starts-with" | "ends-with"): Apply {
  return (raw, modifier, context) => {
    const value = asText(raw);
    switch (value.kind) {
      case "text": {
        const before = where === "starts-with" ? [] : [anyRun];
        const after = where === "ends-with" ? [] : [anyRun];
        const pattern = normalizePattern([...before, ...value.pattern, ...after]);
        return { ...value, pattern, placed: true };
      }
      case "regex": {
        const edge = where === "contains" ? "anywhere" : where === "starts-with" ? "start" : "end";
        return { ...value, edge };
      }
      case "reference":
        return { ...value, relation: where };
      case "raw":
        return refuse("a text", modifier, context);
      default:
        return misplaced(modifier, "a text, after 're' or after 'fieldref'", context);
    }
  };
}

function cased(raw: ItemValue, modifier: Modifier, context: ModifierContext): ItemValue | undefined {
  const value = asText(raw);
  if (value.kind === "text" || value.kind === "reference") return { ...value, caseRule: "sensitive" };
  if (value.kind === "raw") return refuse("a text", modifier, context);
  return misplaced(modifier, "texts", context);
}

function regex(value: ItemValue, modifier: Modifier, context: ModifierContext): ItemValue | undefined {
  if (value.kind !== "raw") return misplaced(modifier, "first", context);
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

function regexFlag(flag: "ignoreCase" | "multiline" | "dotAll"): Apply {
  return (value, modifier, context) =>
    value.kind === "regex" ? { ...value, [flag]: true } : misplaced(modifier, "after 're'", context);
}

/** From here on each character of the value is a byte; wildcards stay between the encoded pieces. */
function encoded(encode: (text: string) => number[]): Apply {
  return (raw, modifier, context) => {
    const value = asText(raw);
    if (value.kind === "raw") return refuse("a text", modifier, context);
    if (value.kind !== "text" || value.bytes) return misplaced(modifier, "before other encodings", context);
    const pattern = value.pattern.map((part) =>
      part.kind === "literal" ? literal(String.fromCharCode(...encode(part.text))) : part,
    );
    return { ...value, pattern, bytes: true };
  };
}

function onWholeText(encode: (bytes: readonly number[]) => readonly string[]): Apply {
  return (raw, modifier, context) => {
    const value = asText(raw);
    if (value.kind === "raw") return refuse("a text", modifier, context);
    if (value.kind !== "text" || value.placed) {
      return misplaced(modifier, "before contains, startswith and endswith", context);
    }
    const texts = value.pattern.map((part) => (part.kind === "literal" ? part.text : undefined));
    if (texts.includes(undefined)) return refuse("a text without wildcards", modifier, context);
    const whole = texts.join("");
    const bytes = value.bytes ? Array.from(whole, (unit) => unit.charCodeAt(0)) : utf8Bytes(whole);
    const [first = "", ...others] = encode(bytes);
    const forms = [first, ...others].map((form): TextValue => ({ ...value, pattern: [literal(form)], bytes: false }));
    return others.length === 0 ? forms[0] : { kind: "alternatives", values: forms };
  };
}

function windash(raw: ItemValue, modifier: Modifier, context: ModifierContext): ItemValue | undefined {
  const value = asText(raw);
  if (value.kind === "raw") return refuse("a text", modifier, context);
  if (value.kind !== "text" || value.bytes) return misplaced(modifier, "texts, before encodings", context);
  const count = 5 ** countOptionStarts(value.pattern);
  if (count > maxAlternatives) return tooMany(count, modifier.span, context);
  const values = windashVariants(value.pattern).map((pattern): TextValue => ({ ...value, pattern }));
  return values.length === 1 ? value : { kind: "alternatives", values };
}

function tooMany(count: number, span: Span, { report }: ModifierContext): undefined {
  report.say("sigma/too-many-alternatives", { count, limit: maxAlternatives }, span);
}

function network(value: ItemValue, modifier: Modifier, context: ModifierContext): ItemValue | undefined {
  if (value.kind !== "raw") return misplaced(modifier, "first", context);
  const reading = parseNetwork(value.scalar.text);
  if (reading.kind === "network") return reading;
  const payload = { text: value.scalar.text, reason: reading.reason };
  context.report.say("sigma/network", payload, value.scalar.span);
  return undefined;
}

function comparison(operator: CompareOperator): Apply {
  return (value, modifier, context) => {
    if (value.kind === "time-part") return { ...value, operator };
    if (value.kind !== "raw") return misplaced(modifier, "first, or after a time part", context);
    const than = decimalNumber(value.scalar);
    if (than === undefined) return refuse("a number, without quotes", modifier, context);
    return { kind: "comparison", operator, than };
  };
}

function timePart(value: ItemValue, modifier: Modifier, context: ModifierContext): ItemValue | undefined {
  if (value.kind !== "raw") return misplaced(modifier, "first", context);
  const than = decimalNumber(value.scalar);
  if (than === undefined) return refuse("a number, without quotes", modifier, context);
  const [low, high] = timeParts.get(modifier.name) ?? [than, than];
  if (than < low || than > high) {
    context.report.say("sigma/time-part-range", { part: modifier.name, value: than, low, high }, value.scalar.span);
  }
  return { kind: "time-part", part: modifier.name, operator: "eq", than };
}

function reference(value: ItemValue, modifier: Modifier, context: ModifierContext): ItemValue | undefined {
  if (value.kind !== "raw") return misplaced(modifier, "first", context);
  const { text } = value.scalar;
  if (typeof value.scalar.value !== "string" || text === "") return refuse("a field name", modifier, context);
  return { kind: "reference", field: text, relation: "equals", caseRule: "insensitive" };
}

function exists(value: ItemValue, modifier: Modifier, context: ModifierContext): ItemValue | undefined {
  if (value.kind !== "raw") return misplaced(modifier, "first", context);
  if (typeof value.scalar.value !== "boolean") return refuse("true or false", modifier, context);
  return { kind: "exists", wanted: value.scalar.value };
}

function expand(raw: ItemValue, modifier: Modifier, context: ModifierContext): ItemValue | undefined {
  const value = asText(raw);
  if (value.kind === "raw") return refuse("a text", modifier, context);
  if (value.kind !== "text" && value.kind !== "regex") return misplaced(modifier, "a text or a regex", context);
  const { report, placeholders, scalar } = context;
  const marked = markPlaceholders(value.kind === "text" ? value.pattern : [literal(value.source)]);
  const names = placeholderNames(marked);
  const unknown = names.filter((name) => !placeholders.has(name));
  for (const name of unknown) report.say("sigma/unresolved-placeholder", { name }, scalar.span);
  if (unknown.length > 0) return undefined;
  const valuesOf = (name: string) => (placeholders.get(name) ?? []).map(parseWildcards);
  const count = marked.reduce((n, part) => (part.kind === "placeholder" ? n * valuesOf(part.name).length : n), 1);
  if (count > maxAlternatives) return tooMany(count, scalar.span, context);
  const asRegexText = (name: string) => valuesOf(name).map((pattern) => [literal(regexText(pattern))]);
  const patterns = fillPlaceholders(marked, value.kind === "text" ? valuesOf : asRegexText);
  const values = patterns.map((pattern): ItemValue => {
    if (value.kind === "text") return { ...value, pattern };
    return { ...value, source: pattern.map((part) => (part.kind === "literal" ? part.text : "")).join("") };
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
