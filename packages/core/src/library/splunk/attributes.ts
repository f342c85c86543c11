import type { Detection, Status } from "../../model/index.ts";
import { plainData } from "../../source/index.ts";
import type { DataMap, DataNode } from "../../source/index.ts";
import { escuLevel } from "./level.ts";

type Head = Omit<Detection, "id" | "title" | "language" | "logic" | "origin"> & {
  readonly id?: string;
  readonly title?: string;
};

/** Attributes that have their place in the model, or are the rule itself. */
const placed = new Set(
  "name id author status description references known_false_positives date creation_date modification_date search".split(
    " ",
  ),
);

const statuses: ReadonlyMap<string, Status> = new Map([
  ["production", "stable"],
  ["experimental", "experimental"],
  ["validation", "test"],
  ["deprecated", "deprecated"],
  ["removed", "deprecated"],
]);

/**
 * What a detection of Splunk's security content says of itself, in any of its generations: techniques stand in `tags` or
 * by themselves; what makes risk (`tags.observable`, `rba`, `finding`) is kept as it is, and gives the level.
 */
export function escuHead(document: DataMap): Head {
  const nodes = new Map(document.entries.map(({ key, value }) => [key.text, value]));
  const text = (name: string): string | undefined => {
    const node = nodes.get(name);
    return node?.kind === "scalar" && node.text.trim() !== "" ? node.text.trim() : undefined;
  };
  const tags = nodes.get("tags");
  const inTags = (name: string): DataNode | undefined =>
    tags?.kind === "map" ? tags.entries.find(({ key }) => key.text === name)?.value : undefined;
  const techniques = textsOf(inTags("mitre_attack_id") ?? nodes.get("mitre_attack_id"));
  const status = statuses.get(text("status")?.toLowerCase() ?? "");
  const attributes = Object.fromEntries(
    document.entries.map(({ key, value }) => [key.text, plainData(value)]),
  );
  const level = escuLevel(attributes);
  const date = dayOf(text("creation_date"));
  const modified = dayOf(text("modification_date") ?? text("date"));
  const falsePositives = text("known_false_positives");
  const [id, title, description, author] = [
    text("id"),
    text("name"),
    text("description"),
    text("author"),
  ];
  return {
    ...(id === undefined ? {} : { id }),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(author === undefined ? {} : { author }),
    ...(status === undefined ? {} : { status }),
    ...(level === undefined ? {} : { level }),
    ...(date === undefined ? {} : { date }),
    ...(modified === undefined ? {} : { modified }),
    references: textsOf(nodes.get("references")),
    falsePositives: falsePositives === undefined ? [] : [falsePositives],
    fields: [],
    tags: [...new Set(techniques.map((technique) => `attack.${technique.trim().toLowerCase()}`))],
    scope: [],
    related: [],
    custom: Object.fromEntries(Object.entries(attributes).filter(([name]) => !placed.has(name))),
  };
}

function dayOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
}

export function textsOf(node: DataNode | undefined): readonly string[] {
  if (node?.kind === "scalar") return node.text.trim() === "" ? [] : [node.text];
  if (node?.kind !== "list") return [];
  return node.items.flatMap((item) => (item.kind === "scalar" ? [item.text] : []));
}
