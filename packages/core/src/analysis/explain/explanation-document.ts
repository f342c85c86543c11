import { attackNotice, attackVersion } from "../../knowledge/index.ts";
import { logSourceName } from "../../schema/index.ts";
import { fullTechniqueName } from "./attack-coverage.ts";
import { describeStage, isTelling } from "./describe-logic.ts";
import { code, item, text } from "./document.ts";
import type { Block, Item } from "./document.ts";
import type {
  AttackCoverage,
  CorrelationExplanation,
  Explanation,
  LogicExplanation,
  QueryExplanation,
} from "./explanation.ts";
import { pipelineBlocks } from "./pipeline-document.ts";
import {
  coverageBlocks,
  durationText,
  heading,
  indicatorBlocks,
  listBlocks,
  paragraph,
  plainList,
} from "./shared-blocks.ts";

/** Lays an explanation out as a page: a section is left out only where the rule has nothing to say in it. */
export function explanationDocument(explanation: Explanation): readonly Block[] {
  const { title, description, attack, logic, falsePositives, references, related, custom } =
    explanation;
  return [
    { kind: "title", text: title },
    facts(explanation),
    ...(description === undefined ? [] : [paragraph(description)]),
    ...attackBlocks(attack),
    ...(explanation.cannotRun === undefined
      ? []
      : [heading("Not run"), paragraph(`Telltale does not run it: ${explanation.cannotRun}.`)]),
    ...logicBlocks(logic),
    ...listBlocks("False positives", falsePositives),
    ...customBlocks(custom),
    ...listBlocks("References", references),
    ...listBlocks(
      "Related rules",
      related.map(({ id, type }) => `${type}: ${id}`),
    ),
  ];
}

function logicBlocks(logic: LogicExplanation): readonly Block[] {
  switch (logic.kind) {
    case "queries":
      return logic.queries.flatMap((query, at) =>
        queryBlocks(query, logic.queries.length > 1 ? `Query ${at + 1}` : undefined),
      );
    case "pipeline":
      return pipelineBlocks(logic);
    case "correlation":
      return correlationBlocks(logic);
  }
}

/** Attributes of one value as facts, those with several as lists. */
function customBlocks(custom: Explanation["custom"]): readonly Block[] {
  const entries = Object.entries(custom);
  const plain = (value: unknown) => typeof value !== "object" || value === null;
  const facts = entries.flatMap(([name, value]) =>
    plain(value) && value !== null ? [[name, String(value)] as const] : [],
  );
  const lists = entries.flatMap(([name, value]): readonly Block[] => {
    const items = plain(value) ? [] : itemsOf(value as object);
    return items.length === 0 ? [] : [heading(name), { kind: "list", ordered: false, items }];
  });
  return [
    ...(facts.length === 0
      ? []
      : [heading("Further attributes"), { kind: "facts", facts } as const]),
    ...lists,
  ];
}

/** Lists and tables within an attribute, as deep as they go. */
function itemsOf(value: object): readonly Item[] {
  const isDeep = (one: unknown): one is object => typeof one === "object" && one !== null;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.flatMap((one, at) => {
      if (!isDeep(one)) return [item([text(String(one))])];
      return list.length === 1 ? itemsOf(one) : [item([text(`${at + 1}:`)], itemsOf(one))];
    });
  }
  return Object.entries(value).map(([name, one]: readonly [string, unknown]) =>
    isDeep(one) ? item([text(`${name}:`)], itemsOf(one)) : item([text(`${name}: ${String(one)}`)]),
  );
}

/** What must stand on a page that names ATT&CK's content. */
export const attackCredit = `ATT&CK v${attackVersion}. ${attackNotice}`;

function facts({
  id,
  level,
  status,
  author,
  license,
  date,
  modified,
  language,
  file,
  tags,
  logic,
}: Explanation): Block {
  const sources =
    logic.kind === "queries" ? logic.queries.flatMap(({ logSource }) => logSource ?? []) : [];
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["Level", level],
    ["Status", status],
    ["Log source", [...new Set(sources.map(logSourceName))].join(", ") || undefined],
    [
      "Definition",
      [...new Set(sources.flatMap(({ definition }) => definition ?? []))].join(" ") || undefined,
    ],
    ["Author", author],
    ["Date", modified === undefined ? date : `${date ?? ""} (modified ${modified})`.trimStart()],
    ["License", license],
    ["Language", language],
    ["Id", id],
    ["File", file],
    ["Tags", tags.join(", ") || undefined],
  ];
  return {
    kind: "facts",
    facts: rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  };
}

function attackBlocks({ tactics, retired, objects, unknown }: AttackCoverage): readonly Block[] {
  const rows = tactics.map(({ tactic, tagged, techniques }) => [
    tactic.formerName === undefined
      ? tactic.name
      : `${tactic.name} (${tactic.formerName} until v18)`,
    techniques.map((technique) => `${technique.id} ${fullTechniqueName(technique)}`).join(", "),
    tagged ? "author" : "technique",
  ]);
  const notes = [
    ...retired.map(({ id, name, replacement }) =>
      replacement === undefined
        ? `${id} ${name} is deprecated`
        : `${id} ${name} is now ${replacement}`,
    ),
    ...(objects.length === 0 ? [] : [`Groups, software and others: ${objects.join(", ")}`]),
    ...unknown.map((tag) => `${tag} names nothing in ATT&CK v${attackVersion}`),
  ];
  if (rows.length === 0 && notes.length === 0) return [];
  return [
    heading("MITRE ATT&CK coverage"),
    ...(rows.length === 0
      ? []
      : [{ kind: "table", head: ["Tactic", "Techniques", "Tactic named by"], rows } as const]),
    ...(notes.length === 0 ? [] : [plainList(notes)]),
  ];
}

function queryBlocks(query: QueryExplanation, name: string | undefined): readonly Block[] {
  const { condition, coverage, stages, exclusions, indicators, excludedIndicators } = query;
  return [
    ...(name === undefined ? [] : [heading(name)]),
    ...coverageBlocks(coverage),
    ...(isTelling(condition)
      ? [heading("Condition"), { kind: "paragraph", words: [code(condition)] } as const]
      : []),
    heading("Stages: each must hold"),
    ...(stages.length === 0 ? [paragraph("Every event of the log source.")] : []),
    { kind: "list", ordered: true, items: stages.flatMap(describeStage) },
    ...(exclusions.length === 0
      ? []
      : [
          heading("Exclusions: none may hold"),
          { kind: "list", ordered: true, items: exclusions.flatMap(describeStage) } as const,
        ]),
    ...indicatorBlocks("Indicators", indicators),
    ...indicatorBlocks("Excluded indicators", excludedIndicators),
  ];
}

function correlationBlocks(correlation: CorrelationExplanation): readonly Block[] {
  const { type, inputs, groupBy, windowMs, condition, emitInputs } = correlation;
  const rows: (readonly [string, string])[] = [
    ["Type", type],
    ["Fires when", condition],
    ["Within", windowMs === undefined ? "any time" : durationText(windowMs)],
    ["For each", groupBy.length === 0 ? "all events together" : groupBy.join(", ")],
  ];
  const isOfRules = inputs.some(
    ({ title, queries }) => title !== undefined || queries.length === 0,
  );
  if (isOfRules)
    rows.push(["Hits of its rules", emitInputs ? "are reported too" : "are not reported"]);
  return [
    heading("Correlation"),
    { kind: "facts", facts: rows },
    ...inputs.flatMap(({ reference, title, queries }): readonly Block[] => [
      heading(`Input: ${title ?? reference}`),
      ...(queries.length === 0
        ? [paragraph(`The rule ${reference}.`)]
        : queries.flatMap((query) => queryBlocks(query, undefined))),
    ]),
  ];
}
