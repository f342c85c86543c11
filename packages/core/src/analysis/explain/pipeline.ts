import { and, columnsOf } from "../../model/index.ts";
import type { Detection, Expr, Query, Source, Step } from "../../model/index.ts";
import type { SourceText, Span } from "../../source/index.ts";
import type { NamedRows, PipelineExplanation, PipelineStage, Stage } from "./explanation.ts";
import { collectIndicators } from "./indicators.ts";
import { divideCondition } from "./stages.ts";
import { explainTables } from "./tables.ts";

/** Whether a query has to be explained operator by operator: it reads tables, not the events of a log source. */
export function isPipeline({ source }: Query): boolean {
  return source.kind !== "event-class" && source.kind !== "everything";
}

/** Explains a piped query: a stage for each operator, the parts that the author named, the tables and their events. */
export function explainPipeline(
  query: Query,
  { schedule, entities = [] }: Detection,
  source: SourceText,
): PipelineExplanation {
  const walk = new PipelineWalk(source);
  const stages = walk.stagesOf(query);
  const { sought, excluded } = collectIndicators(walk.sought, walk.excluded);
  return {
    kind: "pipeline",
    tables: explainTables(query),
    named: walk.named,
    stages,
    columns: columnsOf(query),
    indicators: sought,
    excludedIndicators: excluded,
    ...(schedule === undefined ? {} : { schedule }),
    entities,
  };
}

class PipelineWalk {
  readonly named: NamedRows[] = [];
  readonly sought: Stage[] = [];
  readonly excluded: Stage[] = [];
  readonly #source: SourceText;
  readonly #known = new Set<Query>();

  constructor(source: SourceText) {
    this.#source = source;
  }

  stagesOf({ source, steps }: Query): readonly PipelineStage[] {
    const stages: PipelineStage[] = [];
    const first = this.#sourceStage(source);
    if (first !== undefined) stages.push(first);
    // An operator may come to several steps: they have its span in common.
    for (const group of Map.groupBy(steps, ({ origin }) => origin ?? Symbol("unnamed")).values())
      stages.push(this.#operatorStage(group));
    return stages;
  }

  #sourceStage(source: Source): PipelineStage | undefined {
    if (source.kind === "query")
      return this.#stage(source.origin, source.name ?? "query", [source.query], [source.name]);
    if (source.kind === "handed-in") return undefined;
    const name = source.kind === "table" ? source.name : source.kind;
    return this.#stage("origin" in source ? source.origin : undefined, name, [], []);
  }

  #operatorStage(steps: readonly Step[]): PipelineStage {
    const inputs = steps.flatMap(inputsOf);
    const stage = this.#stage(steps[0]?.origin, steps[0]?.kind ?? "", inputs, []);
    const wheres = steps.flatMap((step) => (step.kind === "filter" ? [step.where] : []));
    return wheres.length === 0 ? stage : { ...stage, ...this.#tests(and(wheres)) };
  }

  #tests(where: Expr): Pick<PipelineStage, "stages" | "exclusions"> {
    const divided = divideCondition(where, this.#source);
    this.sought.push(...divided.stages);
    this.excluded.push(...divided.exclusions);
    return divided;
  }

  #stage(
    origin: Span | undefined,
    name: string,
    inputs: readonly Query[],
    names: readonly (string | undefined)[],
  ): PipelineStage {
    const text = origin === undefined ? name : oneLine(this.#source.slice(origin));
    return {
      operator: /^[\w-]+/.exec(text)?.[0] ?? name,
      text,
      ...(origin === undefined ? {} : { line: this.#source.positionAt(origin.start).line }),
      stages: [],
      exclusions: [],
      inputs: inputs.map((query, i) => this.#input(query, names[i])),
    };
  }

  #input(query: Query, name: string | undefined): PipelineStage["inputs"][number] {
    const named = name === undefined ? namedPart(query) : { name, query };
    if (named === undefined) return { kind: "inline", stages: this.stagesOf(query) };
    if (!this.#known.has(named.query)) {
      this.#known.add(named.query);
      const stages = this.stagesOf(named.query);
      this.named.push({ name: named.name, stages });
    }
    return { kind: "named", name: named.name };
  }
}

/** The named query that another only passes on. */
function namedPart({ source, steps }: Query): { name: string; query: Query } | undefined {
  if (source.kind !== "query" || source.name === undefined) return undefined;
  return steps.every(({ origin }) => origin === undefined)
    ? { name: source.name, query: source.query }
    : undefined;
}

function inputsOf(step: Step): readonly Query[] {
  switch (step.kind) {
    case "join":
      return [step.right];
    case "union":
      return step.others;
    case "apply":
    case "partition":
      return [step.body];
    default:
      return [];
  }
}

function oneLine(text: string): string {
  return text
    .replaceAll(/\/\/[^\n"']*$/gm, "")
    .replaceAll(/\s+/g, " ")
    .replace(/^\|\s*/, "")
    .trim();
}
