import { levels, statuses } from "../../../model/index.ts";
import { plainData } from "../../../source/index.ts";
import type { DataEntry, DataMap, DataNode, DataScalar } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import type { Attributes } from "../syntax/index.ts";
import { describe, scalarsOf, suggestion, valueOf } from "./words.ts";

const relatedTypes = ["derived", "obsolete", "merged", "renamed", "similar", "correlation"];
const tagForm = /^[a-z0-9_-]+\.[a-z0-9._-]+$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type Building = { -readonly [K in keyof Attributes]: Attributes[K] };

/**
 * Reads the attributes of specification 2.1 ("Components"). They only describe the rule, so what is
 * wrong with them is a warning; an unknown taxonomy is an error, for it says what the field names mean.
 */
export function parseAttributes(document: DataMap, report: Report): Attributes {
  const out: Building = {
    references: [],
    falsePositives: [],
    fields: [],
    tags: [],
    scope: [],
    related: [],
    custom: {},
  };
  const custom: DataEntry[] = [];
  for (const entry of document.entries) {
    const known = readers.get(entry.key.text);
    if (known === undefined) custom.push(entry);
    else if (entry.value.kind !== "scalar" || entry.value.value !== null) known(out, entry, report);
  }
  out.custom = record(custom);
  return out;
}

type Reader = (out: Building, entry: DataEntry, report: Report) => void;

/** What to do with each attribute; the parts of a document that others read are skipped here. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...["logsource", "detection", "correlation", "filter", "action"].map((key): [string, Reader] => [
    key,
    () => {},
  ]),
  ...(["title", "description", "author", "license"] as const).map((key): [string, Reader] => [
    key,
    (out, entry, report) => {
      const node = scalarOf(entry, report);
      if (node !== undefined) out[key] = node.text;
    },
  ]),
  ...(["date", "modified"] as const).map((key): [string, Reader] => [
    key,
    (out, entry, report) => {
      const node = scalarOf(entry, report);
      if (node === undefined) return;
      const iso = isoDate(node.text);
      if (iso === undefined)
        report.say("sigma/date", { attribute: key, text: node.text }, node.span);
      else out[key] = iso;
    },
  ]),
  ...(["references", "fields", "scope"] as const).map((key): [string, Reader] => [
    key,
    (out, entry, report) => {
      out[key] = listOf(entry, report).map((item) => item.text);
    },
  ]),
  [
    "falsepositives",
    (out, entry, report) => {
      out.falsePositives = listOf(entry, report).map((item) => item.text);
    },
  ],
  [
    "tags",
    (out, entry, report) => {
      out.tags = listOf(entry, report).map(({ text, span }) => {
        if (!tagForm.test(text)) report.say("sigma/tag-form", { tag: text }, span);
        return text;
      });
    },
  ],
  [
    "id",
    (out, entry, report) => {
      const node = scalarOf(entry, report);
      if (node === undefined) return;
      if (!uuid.test(node.text)) report.say("sigma/id-form", { id: node.text }, node.span);
      out.id = { name: node.text, span: node.span };
    },
  ],
  [
    "name",
    (out, entry, report) => {
      const node = scalarOf(entry, report);
      if (node !== undefined) out.name = { name: node.text, span: node.span };
    },
  ],
  [
    "level",
    (out, entry, report) => {
      const level = wordOf(entry, levels, report);
      if (level !== undefined) out.level = level;
    },
  ],
  [
    "status",
    (out, entry, report) => {
      const status = wordOf(entry, statuses, report);
      if (status !== undefined) out.status = status;
    },
  ],
  [
    "taxonomy",
    (_out, { value }, report) => {
      if (value.kind === "scalar" && value.text === "sigma") return;
      const taxonomy = value.kind === "scalar" ? value.text : describe(value);
      report.say("sigma/taxonomy", { taxonomy }, value.span);
    },
  ],
  [
    "related",
    (out, entry, report) => {
      out.related = parseRelated(entry.value, report);
    },
  ],
]);

function scalarOf({ key, value }: DataEntry, report: Report): DataScalar | undefined {
  if (value.kind === "scalar") return value;
  const payload = { attribute: key.text, wanted: "a text", found: describe(value) };
  report.say("sigma/attribute-type", payload, value.span);
  return undefined;
}

function listOf({ key, value }: DataEntry, report: Report): readonly DataScalar[] {
  const scalars = scalarsOf(value);
  if (scalars !== undefined) return scalars;
  const payload = { attribute: key.text, wanted: "a list of texts", found: describe(value) };
  report.say("sigma/attribute-type", payload, value.span);
  return [];
}

function wordOf<T extends string>(
  entry: DataEntry,
  known: readonly T[],
  report: Report,
): T | undefined {
  const node = scalarOf(entry, report);
  if (node === undefined) return undefined;
  const found = known.find((candidate) => candidate === node.text.toLowerCase());
  if (found === undefined) {
    const payload = {
      attribute: entry.key.text,
      word: node.text,
      known,
      ...suggestion(node.text, known),
    };
    report.say("sigma/unknown-word", payload, node.span);
  }
  return found;
}

function parseRelated(node: DataNode, report: Report): Attributes["related"] {
  const related: { id: string; type: string }[] = [];
  for (const item of node.kind === "list" ? node.items : [node]) {
    const id = valueOf(item, "id");
    const type = valueOf(item, "type");
    if (id?.kind !== "scalar" || type?.kind !== "scalar") {
      const payload = {
        attribute: "related",
        wanted: "a list of maps with id and type",
        found: describe(item),
      };
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
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = Number(month) === 2 && leap ? 29 : (daysOfMonth[Number(month) - 1] ?? 0);
  return Number(day) >= 1 && Number(day) <= days ? iso : undefined;
}

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function record(entries: DataMap["entries"]): Record<string, unknown> {
  const out = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of entries) out[key.text] = plainData(value);
  return out;
}
