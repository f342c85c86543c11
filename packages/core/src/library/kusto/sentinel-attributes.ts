import type { Detection, EntityMapping, Level, Schedule } from "../../model/index.ts";
import { plainData } from "../../source/index.ts";
import type { DataEntry, DataMap, DataNode, DataScalar, Diagnostic } from "../../source/index.ts";
import type { SourceText, Span } from "../../source/index.ts";
import { kustoRuleDiagnostics } from "./diagnostics.ts";
import { parseDuration } from "./duration.ts";

/** What a rule file says of the rule, beside its query. */
export interface SentinelAttributes {
  readonly head: Omit<Detection, "id" | "title" | "language" | "logic" | "origin"> & {
    readonly id?: string;
    readonly title?: string;
  };
  /** The columns that entities are to be taken from, where they are named. */
  readonly entityColumns: readonly { readonly column: string; readonly span: Span }[];
}

const severities: ReadonlyMap<string, Level> = new Map([
  ["informational", "informational"],
  ["low", "low"],
  ["medium", "medium"],
  ["high", "high"],
]);

const triggers: ReadonlyMap<string, NonNullable<Schedule["trigger"]>["operator"]> = new Map([
  ["gt", "gt"],
  ["lt", "lt"],
  ["eq", "eq"],
  ["ne", "ne"],
  ["greaterthan", "gt"],
  ["lessthan", "lt"],
  ["equal", "eq"],
  ["notequal", "ne"],
]);

/** Attributes that the model has a place for; all others are custom. */
const placed: ReadonlySet<string> = new Set(
  "id name description severity tactics relevantTechniques queryFrequency queryPeriod triggerOperator triggerThreshold entityMappings query references falsePositives author license".split(
    " ",
  ),
);

/** Reads what a Sentinel rule says of itself; what is wrong with it is a warning, for the query runs all the same. */
export function readSentinelAttributes(
  document: DataMap,
  source: SourceText,
  diagnostics: Diagnostic[],
): SentinelAttributes {
  const nodes = new Map(document.entries.map((entry) => [entry.key.text, entry]));
  const form = (entry: DataEntry, wanted: string) => {
    const payload = { name: entry.key.text, wanted };
    diagnostics.push(
      kustoRuleDiagnostics.make("kusto-rule/attribute-form", payload, source, entry.key.span),
    );
  };
  const scalarAt = (name: string): DataScalar | undefined => {
    const entry = nodes.get(name);
    if (entry === undefined) return undefined;
    if (entry.value.kind === "scalar") return entry.value.value === null ? undefined : entry.value;
    form(entry, "one value");
    return undefined;
  };
  const textAt = (name: string) => scalarAt(name)?.text.trim();
  const listAt = (name: string): readonly DataScalar[] => {
    const entry = nodes.get(name);
    if (entry === undefined) return [];
    const items = entry.value.kind === "list" ? entry.value.items : [entry.value];
    const scalars = items.filter((item) => item.kind === "scalar" && item.value !== null);
    if (scalars.length < items.length && entry.value.kind !== "scalar")
      form(entry, "a list of texts");
    return scalars as readonly DataScalar[];
  };
  const wordAt = <T>(
    name: string,
    words: ReadonlyMap<string, T>,
    code: WordCode,
  ): T | undefined => {
    const node = scalarAt(name);
    const word = node && words.get(node.text.toLowerCase());
    if (node !== undefined && word === undefined) {
      const payload = { word: node.text, known: [...words.keys()] };
      diagnostics.push(kustoRuleDiagnostics.make(code, payload, source, node.span));
    }
    return word;
  };
  const durationAt = (name: string): number | undefined => {
    const node = scalarAt(name);
    const length = node && parseDuration(node.text);
    if (node !== undefined && length === undefined) {
      const payload = { text: node.text };
      diagnostics.push(
        kustoRuleDiagnostics.make("kusto-rule/duration", payload, source, node.span),
      );
    }
    return length;
  };

  const title = textAt("name");
  if (title === undefined)
    diagnostics.push(kustoRuleDiagnostics.make("kusto-rule/no-name", {}, source, document.span));
  const entities = entitiesOf(nodes.get("entityMappings")?.value);
  const schedule = defined({
    frequencyMs: durationAt("queryFrequency"),
    periodMs: durationAt("queryPeriod"),
    trigger: triggerOf(
      wordAt("triggerOperator", triggers, "kusto-rule/trigger"),
      scalarAt("triggerThreshold"),
    ),
  });
  const tags = [
    ...listAt("tactics").map(({ text }) => `attack.${kebab(text)}`),
    ...listAt("relevantTechniques").map(({ text }) => `attack.${text.trim().toLowerCase()}`),
  ];
  return {
    head: {
      ...defined({
        id: textAt("id"),
        title,
        description: textAt("description"),
        level: wordAt("severity", severities, "kusto-rule/severity"),
        author: textAt("author"),
        license: textAt("license"),
      }),
      references: listAt("references").map(({ text }) => text),
      falsePositives: listAt("falsePositives").map(({ text }) => text),
      fields: [],
      tags: [...new Set(tags)],
      scope: [],
      related: [],
      custom: Object.fromEntries(
        document.entries
          .filter(({ key }) => !placed.has(key.text))
          .map(({ key, value }) => [key.text, plainData(value)]),
      ),
      ...(Object.keys(schedule).length === 0 ? {} : { schedule }),
      ...(entities.length === 0 ? {} : { entities: entities.map(({ mapping }) => mapping) }),
    },
    entityColumns: entities.flatMap(({ columns }) => columns),
  };
}

type WordCode = "kusto-rule/severity" | "kusto-rule/trigger";

function triggerOf(
  operator: NonNullable<Schedule["trigger"]>["operator"] | undefined,
  threshold: DataScalar | undefined,
): Schedule["trigger"] {
  if (operator === undefined || typeof threshold?.value !== "number") return undefined;
  return { operator, threshold: threshold.value };
}

interface ReadEntity {
  readonly mapping: EntityMapping;
  readonly columns: readonly { readonly column: string; readonly span: Span }[];
}

function entitiesOf(node: DataNode | undefined): readonly ReadEntity[] {
  return itemsOf(node).flatMap((item) => {
    const type = childOf(item, "entityType");
    if (type?.kind !== "scalar") return [];
    const fields = itemsOf(childOf(item, "fieldMappings")).flatMap((field) => {
      const identifier = childOf(field, "identifier");
      const column = childOf(field, "columnName");
      return identifier?.kind === "scalar" && column?.kind === "scalar"
        ? [{ identifier: identifier.text, column: column.text, span: column.span }]
        : [];
    });
    return [
      {
        mapping: {
          type: type.text,
          fields: fields.map(({ identifier, column }) => ({ identifier, column })),
        },
        columns: fields.map(({ column, span }) => ({ column, span })),
      },
    ];
  });
}

function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === "list" ? node.items : [];
}

function childOf(node: DataNode, name: string): DataNode | undefined {
  return node.kind === "map" ? node.entries.find(({ key }) => key.text === name)?.value : undefined;
}

/** `CredentialAccess` as ATT&CK's tags have it: `credential-access`. */
function kebab(name: string): string {
  return name
    .trim()
    .replaceAll(/(?<=[a-z])(?=[A-Z])|\s+/g, "-")
    .toLowerCase();
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

function defined<T extends object>(entries: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
}
