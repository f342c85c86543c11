import { valueTest } from "../../languages/elastic/index.ts";
import { and, isTrue, literal, not, or } from "../../model/index.ts";
import type { Datum, DetectionLogic, Expr } from "../../model/index.ts";
import { ecsFieldKind } from "../../schema/ecs/index.ts";
import { itemsOf, memberOf, textOf } from "./attributes.ts";
import type { RuleTable } from "./attributes.ts";

/** What is known of one threat: values by the names of ECS (`threat.indicator.ip`, or shorter `ip`). */
export type Indicator = ReadonlyMap<string, Datum>;

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
  indicators: readonly Indicator[] | undefined,
): DetectionLogic | string {
  if (type !== "threat_match") return logic;
  const [query] = logic.kind === "queries" ? logic.queries : [];
  if (query === undefined) return "it matches indicators with what is no query";
  if (indicators === undefined) return noFile;
  const items = itemsOf(rule["threat_mapping"]).map(entriesOf);
  const prefix = `${textOf(rule["threat_indicator_path"]) ?? "threat.indicator"}.`;
  const tests = items.flatMap((entries) => itemTests(entries, indicators, prefix));
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

/** A test for each set of values that the indicators have for the entries of an item; none of those that lack one. */
function itemTests(
  entries: readonly Entry[],
  indicators: readonly Indicator[],
  prefix: string,
): readonly Expr[] {
  const tests = new Map<string, Expr>();
  if (entries.every(({ isNegated }) => isNegated)) return [];
  for (const indicator of indicators) {
    const values = entries.map(({ value }) => valuesOf(indicator, value, prefix));
    if (entries.some(({ isNegated }, at) => !isNegated && values[at]?.length === 0)) continue;
    const key = JSON.stringify(values);
    if (!tests.has(key))
      tests.set(key, and(entries.flatMap((entry, at) => entryTest(entry, values[at] ?? []))));
  }
  return [...tests.values()];
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

/** The values of a field of an indicator, whose name may lack what all of them begin with. */
function valuesOf(indicator: Indicator, name: string, prefix: string): readonly string[] {
  const short = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  const value = indicator.get(name) ?? indicator.get(short);
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
