import type { Aggregation, DetectionLogic, Expr } from "../../model/index.ts";
import { itemsOf, memberOf, textOf, textsOf } from "./attributes.ts";
import type { RuleTable } from "./attributes.ts";

const unitMs: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  M: 30 * 86_400_000,
  y: 365 * 86_400_000,
};

/** How far rules look back where they do not say so. */
const defaultFrom = "now-6m";

/**
 * What a rule of the type threshold or new_terms makes of its query: groups that are counted, or seen for the first
 * time. Logic of other types is as it was; a text says why it cannot be run.
 */
export function countedLogic(
  rule: RuleTable,
  type: string,
  logic: DetectionLogic,
): DetectionLogic | string {
  if (type !== "threshold" && type !== "new_terms") return logic;
  const query = logic.kind === "queries" ? logic.queries[0] : undefined;
  if (query === undefined) return "it counts what is no query";
  const input = { kind: "query", query } as const;
  const counted = type === "threshold" ? thresholdOf(rule) : newTermsOf(rule);
  if (typeof counted === "string") return counted;
  const { fields, ...rest } = counted;
  const correlation: Aggregation = {
    kind: "aggregation",
    inputs: [input],
    groupBy: [fields.map(fieldOf)],
    groupNames: fields,
    ...rest,
  };
  return { kind: "correlation", correlation, emitInputs: false };
}

type Counted = Pick<Aggregation, "windowMs" | "measure" | "thresholds" | "leastEvents"> & {
  readonly fields: readonly string[];
};

const fieldOf = (name: string): Expr => ({ kind: "field", vocabulary: "ecs", name });

function thresholdOf(rule: RuleTable): Counted | string {
  const { threshold } = rule;
  const value = memberOf(threshold, "value");
  if (typeof value !== "number") return "its threshold has no value";
  const fields = textsOf(memberOf(threshold, "field")).filter((name) => name !== "");
  const windowMs = lookBack(textOf(rule["from"]) ?? defaultFrom);
  const [cardinality] = itemsOf(memberOf(threshold, "cardinality"));
  if (cardinality === undefined)
    return { fields, windowMs, measure: { kind: "count" }, thresholds: [atLeast(value)] };
  const counted = textOf(memberOf(cardinality, "field")) ?? "";
  const different = memberOf(cardinality, "value");
  if (typeof different !== "number") return "the cardinality of its threshold has no value";
  const measure = { kind: "count-distinct", fields: [fieldOf(counted)] } as const;
  // So many different values come with at least as many events.
  const least = value > different ? { leastEvents: value } : {};
  return { fields, windowMs, measure, thresholds: [atLeast(different)], ...least };
}

const atLeast = (value: number) => ({ operator: "ge", value }) as const;

/** Rules come as TOML (`new_terms` is a table of field and value), or as Kibana's API has them (two attributes). */
function newTermsOf(rule: RuleTable): Counted | string {
  const table = rule["new_terms"];
  const fields = textsOf(memberOf(table, "value") ?? rule["new_terms_fields"]);
  if (fields.length === 0) return "it names no fields whose values are to be new";
  const [start] = itemsOf(memberOf(table, "history_window_start"));
  const history = textOf(memberOf(start, "value")) ?? textOf(rule["history_window_start"]);
  const windowMs = lookBack(history ?? "now-7d");
  return { fields, windowMs, measure: { kind: "first-seen" }, thresholds: [] };
}

/** Milliseconds of `now-9m`. */
function lookBack(text: string): number {
  const [, count = "6", unit = "m"] =
    /^now-(\d+)([smhdwMy])(?:\/[smhdwMy])?$/.exec(text.trim()) ?? [];
  return Number(count) * (unitMs[unit] ?? 60_000);
}
