import { attackNotice, attackVersion } from "../../knowledge/index.ts";
import { logSourceName } from "../../schema/index.ts";
import { fullTechniqueName } from "./attack-coverage.ts";
import { describeStage, operatorText } from "./describe-logic.ts";
import { code, item, text } from "./document.ts";
import type { Block, Item } from "./document.ts";
import type {
  AttackCoverage,
  CorrelationExplanation,
  CoverageRow,
  Explanation,
  Indicator,
  QueryExplanation,
} from "./explanation.ts";

/** Lays an explanation out as a page: a section is left out only where the rule has nothing to say in it. */
export function explanationDocument(explanation: Explanation): readonly Block[] {
  const { title, description, attack, logic, falsePositives, references, related } = explanation;
  return [
    { kind: "title", text: title },
    facts(explanation),
    ...(description === undefined ? [] : [paragraph(description)]),
    ...attackBlocks(attack),
    ...(logic.kind === "queries"
      ? logic.queries.flatMap((query, at) =>
          queryBlocks(query, logic.queries.length > 1 ? `Query ${at + 1}` : undefined),
        )
      : correlationBlocks(logic)),
    ...listBlocks("False positives", falsePositives),
    ...listBlocks("References", references),
    ...listBlocks(
      "Related rules",
      related.map(({ id, type }) => `${type}: ${id}`),
    ),
  ];
}

/** What must stand on a page that names ATT&CK's content. */
export const attackCredit = `ATT&CK v${attackVersion}. ${attackNotice}`;

const heading = (value: string, level: 2 | 3 = 2): Block => ({
  kind: "heading",
  level,
  text: value,
});
const paragraph = (value: string): Block => ({ kind: "paragraph", words: [text(value)] });

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
    heading("Condition"),
    { kind: "paragraph", words: [code(condition)] },
    heading("Stages: each must hold"),
    ...(stages.length === 0 ? [paragraph("Every event of the log source.")] : []),
    { kind: "list", ordered: true, items: stages.map(describeStage) },
    ...(exclusions.length === 0
      ? []
      : [
          heading("Exclusions: none may hold"),
          { kind: "list", ordered: true, items: exclusions.map(describeStage) } as const,
        ]),
    ...indicatorBlocks("Indicators", indicators),
    ...indicatorBlocks("Excluded indicators", excludedIndicators),
  ];
}

function coverageBlocks(coverage: readonly CoverageRow[]): readonly Block[] {
  const name = ({ provider, eventId }: CoverageRow) =>
    eventId === undefined ? provider : `${provider} ${eventId}`;
  const notes = coverage.flatMap((row): Item[] => [
    ...(row.audit.length === 0
      ? []
      : [item([text(`${name(row)} needs the audit policy ${row.audit.join(" or ")}`)])]),
    ...row.where.map(({ field, values }) =>
      item([text(`${name(row)} only where ${field} is ${values.join(" or ")}`)]),
    ),
    ...row.needs.map((need) => item([text(`${name(row)} needs ${need}`)])),
    ...(row.missing.length === 0
      ? []
      : [item([text(`${name(row)} does not have ${row.missing.join(", ")}`)])]),
    ...(row.cannotRun === undefined
      ? []
      : [item([text(`${name(row)} is not searched: ${row.cannotRun}`)])]),
  ]);
  return [
    heading("Event coverage"),
    {
      kind: "table",
      head: ["Provider", "Event ID", "Title", "Role", "Searched"],
      rows: coverage.map((row) => [
        row.provider,
        row.eventId === undefined ? "any" : String(row.eventId),
        row.title,
        row.role,
        row.cannotRun === undefined ? "yes" : "no",
      ]),
    },
    ...(notes.length === 0 ? [] : [{ kind: "list", ordered: false, items: notes } as const]),
  ];
}

function indicatorBlocks(name: string, indicators: readonly Indicator[]): readonly Block[] {
  if (indicators.length === 0) return [];
  const items = indicators.map(({ field, operator, caseSensitive, values }) =>
    item(
      [
        text(
          `${field ?? "any value"} ${operatorText(operator)}${caseSensitive && operator !== "re" ? " (case-sensitive)" : ""}`,
        ),
      ],
      values.map((value) => item([code(value)])),
    ),
  );
  return [heading(name), { kind: "list", ordered: false, items }];
}

function correlationBlocks(correlation: CorrelationExplanation): readonly Block[] {
  const { type, inputs, groupBy, windowMs, condition, emitInputs } = correlation;
  const rows: (readonly [string, string])[] = [
    ["Type", type],
    ["Fires when", condition],
    ["Within", windowMs === undefined ? "any time" : durationText(windowMs)],
    ["For each", groupBy.length === 0 ? "all events together" : groupBy.join(", ")],
    ["Hits of its rules", emitInputs ? "are reported too" : "are not reported"],
  ];
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

const units: readonly (readonly [string, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
];

/** A length of time in the largest unit that divides it. */
function durationText(ms: number): string {
  for (const [unit, length] of units) {
    if (ms >= length && ms % length === 0)
      return `${ms / length} ${unit}${ms === length ? "" : "s"}`;
  }
  return `${ms} ms`;
}

const plainList = (lines: readonly string[]): Block => ({
  kind: "list",
  ordered: false,
  items: lines.map((line) => item([text(line)])),
});

function listBlocks(name: string, lines: readonly string[]): readonly Block[] {
  return lines.length === 0 ? [] : [heading(name), plainList(lines)];
}
