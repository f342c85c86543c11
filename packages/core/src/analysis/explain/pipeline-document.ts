import { describeInside } from "./describe-logic.ts";
import { code, item, text } from "./document.ts";
import type { Block, Item } from "./document.ts";
import type { PipelineExplanation, PipelineStage, TableExplanation } from "./explanation.ts";
import {
  coverageBlocks,
  durationText,
  heading,
  indicatorBlocks,
  plainList,
} from "./shared-blocks.ts";

/** Lays out what a piped query does: its tables, the parts that have names, its operators, what comes out. */
export function pipelineBlocks(pipeline: PipelineExplanation): readonly Block[] {
  const { tables, named, stages, columns, indicators, excludedIndicators } = pipeline;
  return [
    ...scheduleBlocks(pipeline),
    ...tables.flatMap(tableBlocks),
    ...named.flatMap(({ name, stages: inside }) => [
      heading(`Part: ${name}`),
      { kind: "list", ordered: true, items: inside.map(stageItem) } as const,
    ]),
    heading("Stages: one after the other"),
    { kind: "list", ordered: true, items: stages.map(stageItem) },
    heading("Columns that come out"),
    {
      kind: "table",
      head: ["Column", "Type"],
      rows: columns.map(({ name, type }) => [name, type]),
    },
    ...entityBlocks(pipeline),
    ...indicatorBlocks("Indicators", indicators),
    ...indicatorBlocks("Excluded indicators", excludedIndicators),
  ];
}

function tableBlocks(table: TableExplanation): readonly Block[] {
  const { name, columns, coverage, unfilled } = table;
  return [
    heading(`Table: ${name}`),
    plainList([
      `needs ${columns.length === 0 ? "no column of it, only how many rows there are" : columns.join(", ")}`,
      ...(unfilled.length === 0 ? [] : [`Windows logs do not fill ${unfilled.join(", ")}`]),
    ]),
    ...coverageBlocks(coverage),
  ];
}

function stageItem({ text: written, line, stages, exclusions, inputs }: PipelineStage): Item {
  const isShown = inputs.some(({ kind }) => kind === "inline");
  return item(
    [
      code(isShown ? withoutQueries(written) : written),
      ...(line === undefined ? [] : [text(`(line ${line})`)]),
    ],
    [
      ...inputs.map((input) =>
        input.kind === "named"
          ? item([text(`takes in ${input.name}`)])
          : item([text("takes in")], input.stages.map(stageItem)),
      ),
      ...stages.flatMap(({ logic }) => describeInside(logic)),
      ...(exclusions.length === 0
        ? []
        : [
            item(
              [text("none of")],
              exclusions.flatMap(({ logic }) => describeInside(logic)),
            ),
          ]),
    ],
  );
}

/** An operator without the queries in its parentheses, where they are laid out below it. */
function withoutQueries(written: string): string {
  const tokens =
    written.match(/@?"(?:[^"\\]|\\.)*"|@?'(?:[^'\\]|\\.)*'|[()|]|[^"'()|]+|["']/g) ?? [];
  const open: string[][] = [[]];
  for (const token of tokens) {
    if (token === "(") open.push([]);
    else if (token === ")" && open.length > 1) {
      const inside = open.pop() ?? [];
      open.at(-1)?.push(inside.includes("|") ? "( … )" : `(${inside.join("")})`);
    } else open.at(-1)?.push(token);
  }
  return open.map((tokensOf) => tokensOf.join("")).join("(");
}

const triggerWords = {
  gt: "more than",
  lt: "fewer than",
  eq: "exactly",
  ne: "other than",
} as const;

function scheduleBlocks({ schedule }: PipelineExplanation): readonly Block[] {
  if (schedule === undefined) return [];
  const { frequencyMs, periodMs, trigger } = schedule;
  const facts: (readonly [string, string])[] = [];
  if (frequencyMs !== undefined) facts.push(["Runs every", durationText(frequencyMs)]);
  if (periodMs !== undefined) facts.push(["Looks back", durationText(periodMs)]);
  if (trigger !== undefined)
    facts.push(["Alerts on", `${triggerWords[trigger.operator]} ${trigger.threshold} rows`]);
  return facts.length === 0 ? [] : [heading("Schedule"), { kind: "facts", facts }];
}

function entityBlocks({ entities }: PipelineExplanation): readonly Block[] {
  if (entities.length === 0) return [];
  const lines = entities.map(
    ({ type, fields }) =>
      `${type}: ${fields.map(({ identifier, column }) => `${identifier} from ${column}`).join(", ")}`,
  );
  return [heading("Entities"), plainList(lines)];
}
