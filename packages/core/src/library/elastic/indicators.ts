import { valueTest } from "../../languages/elastic/index.ts";
import { and, isTrue, literal, not, or } from "../../model/index.ts";
import type { Datum, DetectionLogic, Expr } from "../../model/index.ts";
import { ecsFieldKind } from "../../schema/ecs/index.ts";
import { itemsOf, memberOf, textOf } from "./attributes.ts";
import type { RuleTable } from "./attributes.ts";
import { selectIndicators, valueOf } from "./select-indicators.ts";
import type { Indicator, Indicators } from "./select-indicators.ts";

/** A field of events and the field of indicators that has to have the same value, or must not. */
interface Entry {
  readonly field: string;
  readonly value: string;
  readonly isNegated: boolean;
}

const noFile = "it needs indicators: --indicators names a file of them (JSON lines or CSV)";

/**
 * What a rule of the type threat_match makes of its query: the events that an indicator fits. Entries of an item have to
 * hold together, of one indicator; any item suffices. Logic of other types is as it was; a text says why it cannot run.
 * Source: https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule (indicator match rules)
 */
export function threatLogic(
  rule: RuleTable,
  type: string,
  logic: DetectionLogic,
  indicators: Indicators | undefined,
): DetectionLogic | string {
  if (type !== "threat_match") return logic;
  const [query] = logic.kind === "queries" ? logic.queries : [];
  if (query === undefined) return "it matches indicators with what is no query";
  if (indicators === undefined) return noFile;
  const items = itemsOf(rule["threat_mapping"]).map(entriesOf);
  const prefix = `${textOf(rule["threat_indicator_path"]) ?? "threat.indicator"}.`;
  const selected = selectIndicators(rule, indicators, prefix);
  if (typeof selected === "string") return selected;
  const tests = items.flatMap((entries) => itemTests(entries, selected, prefix));
  if (tests.length === 0) {
    const names = [...new Set(items.flat().map(({ value }) => value))].join(", ");
    return `no indicator has what it compares: ${names}`;
  }
  const steps = [...query.steps, { kind: "filter", where: or(tests) } as const];
  return { kind: "queries", queries: [{ ...query, steps }] };
}

function entriesOf(item: unknown): readonly Entry[] {
  return itemsOf(memberOf(item, "entries")).flatMap((entry) => {
    const field = textOf(memberOf(entry, "field"));
    const value = textOf(memberOf(entry, "value"));
    if (field === undefined || value === undefined) return [];
    return [{ field, value, isNegated: memberOf(entry, "negate") === true }];
  });
}

/** What the indicators say of an item: that the values of its entries are those of one of them. */
function itemTests(
  entries: readonly Entry[],
  indicators: readonly Indicator[],
  prefix: string,
): readonly Expr[] {
  if (entries.every(({ isNegated }) => isNegated)) return [];
  const rows = indicators
    .map((indicator) => entries.map(({ value }) => valuesOf(indicator, value, prefix)))
    .filter((row) => entries.every(({ isNegated }, at) => isNegated || row[at]?.length !== 0));
  return entries.every(isPlain) ? setTests(entries, rows) : rowTests(entries, rows);
}

/** An entry whose values are equal where their texts are. */
function isPlain({ field, isNegated }: Entry): boolean {
  return !isNegated && ecsFieldKind(field) !== "text";
}

const networkForm = /^[\d.:a-f]+\/\d+$/i;

/** One test for all indicators, by looking into a set; networks are no values, and apart. */
function setTests(
  entries: readonly Entry[],
  rows: readonly (readonly (readonly string[])[])[],
): readonly Expr[] {
  const isNetwork = (value: string, at: number) =>
    ecsFieldKind(entries[at]?.field ?? "") === "ip" && networkForm.test(value);
  const plain = rows.filter(
    (row) => !row.some((values, at) => values.some((one) => isNetwork(one, at))),
  );
  const others = rows.filter((row) => !plain.includes(row));
  const texts = new Set(plain.flatMap(combinations).map((row) => row.join(separator)));
  const items = [...texts].map((value) => ({ kind: "string", value }) as const);
  const fields = entries.map(({ field }): Expr => ({
    kind: "field",
    vocabulary: "ecs",
    name: field,
  }));
  const [first] = fields;
  const left: Expr =
    fields.length === 1 && first !== undefined
      ? first
      : { kind: "call", function: "tuples", args: fields };
  const test: Expr = {
    kind: "compare",
    operator: "eq",
    left,
    right: { kind: "literal", value: { kind: "list", items } },
    as: "text",
    caseRule: entries.every(({ field }) => ecsFieldKind(field) === "ip")
      ? "insensitive"
      : "sensitive",
    quantifier: "any",
  };
  return [...(items.length === 0 ? [] : [isTrue(test)]), ...rowTests(entries, others)];
}

/** Between the parts of what the function `tuples` gives. */
const separator = "\0";

/** A text for each way to take one value of each entry. */
function combinations(row: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return row.reduce<readonly (readonly string[])[]>(
    (so, values) => so.flatMap((parts) => values.map((value) => [...parts, value])),
    [[]],
  );
}

/** A test for each set of values. */
function rowTests(
  entries: readonly Entry[],
  rows: readonly (readonly (readonly string[])[])[],
): readonly Expr[] {
  const distinct = new Map(rows.map((row) => [JSON.stringify(row), row]));
  return [...distinct.values()].map((row) =>
    and(entries.flatMap((entry, at) => entryTest(entry, row[at] ?? []))),
  );
}

function entryTest({ field, isNegated }: Entry, values: readonly string[]): readonly Expr[] {
  if (values.length === 0) return [];
  const subject = { kind: "field", vocabulary: "ecs", name: field } as const;
  const span = { start: 0, end: 0 };
  const tests = values.map((value) =>
    valueTest(subject, { quoted: true, pattern: [literal(value)], span }, ecsFieldKind(field)),
  );
  const any = isTrue(or(tests));
  return [isNegated ? not(any) : any];
}

function valuesOf(indicator: Indicator, name: string, prefix: string): readonly string[] {
  const value = valueOf(indicator, name, prefix);
  const members: readonly Datum[] = Array.isArray(value) ? value : [value ?? null];
  return members.flatMap((member) =>
    member === null || typeof member === "object" || member === "" ? [] : [String(member)],
  );
}

/** A record of a file as an indicator: members of members by their whole names. */
export function indicatorOf(record: ReadonlyMap<string, Datum>): Indicator {
  const flat = new Map<string, Datum>();
  const add = (name: string, value: Datum) => {
    if (value !== null && typeof value === "object" && !Array.isArray(value))
      for (const [member, inner] of Object.entries(value)) add(`${name}.${member}`, inner);
    else flat.set(name, value);
  };
  for (const [name, value] of record) add(name, value);
  return flat;
}
