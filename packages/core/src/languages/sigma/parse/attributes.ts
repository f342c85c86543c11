import { levels, statuses } from "../../../model/index.ts";
import type { DataMap, DataNode, DataScalar } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import type { Attributes, Named } from "../syntax/index.ts";
import { describe, scalarsOf, suggestion, valueOf } from "./words.ts";

const shared: ReadonlySet<string> = new Set([
  "title",
  "id",
  "name",
  "description",
  "level",
  "status",
  "author",
  "license",
  "date",
  "modified",
  "references",
  "falsepositives",
  "fields",
  "tags",
  "scope",
  "related",
  "taxonomy",
  "logsource",
  "detection",
  "correlation",
  "filter",
  "action",
]);

const relatedTypes = ["derived", "obsolete", "merged", "renamed", "similar", "correlation"];
const tagForm = /^[a-z0-9_-]+\.[a-z0-9._-]+$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Reads the attributes of specification 2.1 ("Components"). They only describe the rule, so what is
 * wrong with them is a warning; an unknown taxonomy is an error, for it says what the field names mean.
 */
export function parseAttributes(document: DataMap, report: Report): Attributes {
  const { say } = report;

  const scalar = (key: string): DataScalar | undefined => {
    const node = valueOf(document, key);
    if (node === undefined) return undefined;
    if (node.kind === "scalar") return node.value === null ? undefined : node;
    say("sigma/attribute-type", { attribute: key, wanted: "a text", found: describe(node) }, node.span);
    return undefined;
  };

  const list = (key: string): readonly DataScalar[] => {
    const node = valueOf(document, key);
    if (node === undefined || (node.kind === "scalar" && node.value === null)) return [];
    const scalars = scalarsOf(node);
    if (scalars !== undefined) return scalars;
    say("sigma/attribute-type", { attribute: key, wanted: "a list of texts", found: describe(node) }, node.span);
    return [];
  };

  const word = <T extends string>(key: string, known: readonly T[]): T | undefined => {
    const node = scalar(key);
    if (node === undefined) return undefined;
    const found = known.find((candidate) => candidate === node.text.toLowerCase());
    if (found === undefined) {
      const payload = { attribute: key, word: node.text, known, ...suggestion(node.text, known) };
      say("sigma/unknown-word", payload, node.span);
    }
    return found;
  };

  const date = (key: string): string | undefined => {
    const node = scalar(key);
    if (node === undefined) return undefined;
    const iso = isoDate(node.text);
    if (iso === undefined) say("sigma/date", { attribute: key, text: node.text }, node.span);
    return iso;
  };

  const named = (key: string): Named | undefined => {
    const node = scalar(key);
    return node === undefined ? undefined : { name: node.text, span: node.span };
  };

  const id = named("id");
  if (id !== undefined && !uuid.test(id.name)) say("sigma/id-form", { id: id.name }, id.span);
  for (const tag of list("tags")) {
    if (!tagForm.test(tag.text)) say("sigma/tag-form", { tag: tag.text }, tag.span);
  }
  const taxonomy = scalar("taxonomy");
  if (taxonomy !== undefined && taxonomy.text !== "sigma") {
    say("sigma/taxonomy", { taxonomy: taxonomy.text }, taxonomy.span);
  }

  const texts = (key: string) => list(key).map((item) => item.text);
  return {
    ...optional("title", scalar("title")?.text),
    ...optional("id", id),
    ...optional("name", named("name")),
    ...optional("description", scalar("description")?.text),
    ...optional("level", word("level", levels)),
    ...optional("status", word("status", statuses)),
    ...optional("author", scalar("author")?.text),
    ...optional("license", scalar("license")?.text),
    ...optional("date", date("date")),
    ...optional("modified", date("modified")),
    references: texts("references"),
    falsePositives: texts("falsepositives"),
    fields: texts("fields"),
    tags: texts("tags"),
    scope: texts("scope"),
    related: parseRelated(valueOf(document, "related"), report),
    custom: record(document.entries.filter((entry) => !shared.has(entry.key.text))),
  };
}

function parseRelated(node: DataNode | undefined, report: Report): Attributes["related"] {
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return [];
  const related: { id: string; type: string }[] = [];
  for (const item of node.kind === "list" ? node.items : [node]) {
    const id = valueOf(item, "id");
    const type = valueOf(item, "type");
    if (id?.kind !== "scalar" || type?.kind !== "scalar") {
      const payload = { attribute: "related", wanted: "a list of maps with id and type", found: describe(item) };
      report.say("sigma/attribute-type", payload, item.span);
      continue;
    }
    if (!relatedTypes.includes(type.text)) {
      const hint = suggestion(type.text, relatedTypes);
      const payload = { attribute: "related", word: type.text, known: relatedTypes, ...hint };
      report.say("sigma/unknown-word", payload, type.span);
    }
    related.push({ id: id.text, type: type.text });
  }
  return related;
}

/** `YYYY-MM-DD`, also from `YYYY/M/D`, which older rules use; undefined if it is no calendar date. */
function isoDate(text: string): string | undefined {
  const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (parts === null) return undefined;
  const [, year = "", month = "", day = ""] = parts;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : undefined;
}

function plainData(node: DataNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plainData);
    case "map":
      return record(node.entries);
  }
}

function record(entries: DataMap["entries"]): Record<string, unknown> {
  const out = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of entries) out[key.text] = plainData(value);
  return out;
}

function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: T });
}
