import type { Detection, Level, Status } from "../../model/index.ts";

export type RuleTable = Readonly<Record<string, unknown>>;

const levels: readonly Level[] = ["informational", "low", "medium", "high", "critical"];

/** Attributes that the model has a place for, with all that they say; all others are custom. */
const placed: ReadonlySet<string> = new Set(
  "rule_id name description license references false_positives tags query language".split(" "),
);

/**
 * What a rule says of itself, in the model's places; the rest stays as it is, in `custom`.
 * Schema: https://github.com/elastic/detection-rules (detection_rules/schemas), field by field.
 */
export function headOf(
  rule: RuleTable,
  metadata: RuleTable,
): Omit<Detection, "id" | "title" | "language" | "logic" | "origin"> {
  const level = levelOf(rule["severity"]);
  const custom = Object.fromEntries([
    ...Object.entries(rule).filter(
      ([name]) => !placed.has(name) && !(name === "severity" && level !== undefined),
    ),
    ...(Object.keys(metadata).length === 0 ? [] : [["metadata", plain(metadata)] as const]),
  ]);
  return {
    ...defined("description", textOf(rule["description"])?.trim()),
    ...defined("level", level),
    ...defined("author", textsOf(rule["author"]).join(", ") || undefined),
    ...defined("license", textOf(rule["license"])),
    ...defined("date", dateOf(metadata["creation_date"])),
    ...defined("modified", dateOf(metadata["updated_date"])),
    ...defined("status", statusOf.get(String(metadata["maturity"]))),
    references: textsOf(rule["references"]),
    falsePositives: textsOf(rule["false_positives"]).map((text) => text.trim()),
    fields: [],
    tags: [...attackTags(rule["threat"]), ...textsOf(rule["tags"])],
    scope: [],
    related: [],
    custom: plain(custom) as Readonly<Record<string, unknown>>,
  };
}

/** The level that a severity is. */
export function levelOf(severity: unknown): Level | undefined {
  const text = textOf(severity)?.toLowerCase();
  return levels.find((known) => known === text);
}

const statusOf: ReadonlyMap<string, Status> = new Map([
  ["production", "stable"],
  ["beta", "test"],
  ["experimental", "experimental"],
  ["development", "experimental"],
  ["deprecated", "deprecated"],
]);

/** `threat` as tags: tactics by name, techniques and sub-techniques by id. */
function attackTags(threat: unknown): readonly string[] {
  const tags = itemsOf(threat).flatMap((entry) => {
    const tactic = textOf(memberOf(memberOf(entry, "tactic"), "name"));
    const techniques = itemsOf(memberOf(entry, "technique")).flatMap((technique) => [
      textOf(memberOf(technique, "id")),
      ...itemsOf(memberOf(technique, "subtechnique")).map((sub) => textOf(memberOf(sub, "id"))),
    ]);
    return [
      ...(tactic === undefined ? [] : [tactic.toLowerCase().replaceAll(" ", "-")]),
      ...techniques.flatMap((id) => (id === undefined ? [] : [id.toLowerCase()])),
    ];
  });
  return [...new Set(tags)].map((tag) => `attack.${tag}`);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** `2020/02/18` as `2020-02-18`. */
function dateOf(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : textOf(value);
  return text?.replaceAll("/", "-");
}

/** The data as JSON has it: dates of TOML become texts, integers beyond a double theirs. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? String(item) : item)),
  ) as unknown;
}

function defined<K extends string, T>(key: K, value: T | undefined): { readonly [N in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [N in K]?: T };
}
