import { and, columnsOf } from "../../model/index.ts";
import type { Detection, Query, Source, Step } from "../../model/index.ts";
import { unreachable } from "../../source/index.ts";
import type { SourceText, Span } from "../../source/index.ts";
import type {
  Logic,
  NamedRows,
  PipelineExplanation,
  PipelineStage,
  Predicate,
  Stage,
} from "./explanation.ts";
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
    const place = (origin: Span | undefined) => origin && `${origin.start} ${origin.end}`;
    // An operator may come to several steps: they have its span in common, or only choose and sort rows for it.
    const begin = ("origin" in source ? place(source.origin) : undefined) ?? "";
    const groups = new Map<string, Step[]>(source.kind === "handed-in" ? [] : [[begin, []]]);
    let last = begin;
    for (const step of steps) {
      const isAside = step.kind === "filter" || step.kind === "sort";
      last = place(step.origin) ?? (isAside ? last : step.kind);
      const group = groups.get(last);
      if (group === undefined) groups.set(last, [step]);
      else group.push(step);
    }
    const first = this.#sourceStage(source, groups.get(begin) ?? []);
    if (first !== undefined) groups.delete(begin);
    const rest = [...groups.values()].map((group) => this.#operatorStage(group));
    return first === undefined ? rest : [first, ...rest];
  }

  #sourceStage(source: Source, steps: readonly Step[]): PipelineStage | undefined {
    if (source.kind === "handed-in") return undefined;
    const isQuery = source.kind === "query";
    const inputs = [...(isQuery ? [source.query] : []), ...steps.flatMap(inputsOf)];
    const names = isQuery ? [source.name] : [];
    const name = isQuery
      ? (source.name ?? "query")
      : source.kind === "table"
        ? source.name
        : source.kind;
    const origin = "origin" in source ? source.origin : undefined;
    return { ...this.#stage(origin, name, inputs, names), ...this.#tests(steps) };
  }

  #operatorStage(steps: readonly Step[]): PipelineStage {
    const [first] = steps;
    const stage = this.#stage(first?.origin, first?.kind ?? "", steps.flatMap(inputsOf), []);
    return { ...stage, ...this.#tests(steps) };
  }

  /** What the author asks for and leaves out; what an operator implies is no test of the author's. */
  #tests(steps: readonly Step[]): Pick<PipelineStage, "stages" | "exclusions"> {
    const wheres = steps.flatMap((step) => (step.kind === "filter" ? [step.where] : []));
    const divided = divideCondition(and(wheres), this.#source);
    const isFilter = wheres.length === steps.length;
    const isWritten = ({ logic }: Stage) =>
      somePredicate(
        logic,
        ({ lines, operator }) => lines !== undefined || (isFilter && operator !== "expression"),
      );
    const stages = eachOnce(divided.stages.filter(isWritten));
    const exclusions = eachOnce(divided.exclusions.filter(isWritten));
    this.sought.push(...stages);
    this.excluded.push(...exclusions);
    return { stages, exclusions };
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
      inputs: inputs.map((query, i) => this.#input(query, names[i], origin)),
    };
  }

  #input(
    query: Query,
    name: string | undefined,
    origin: Span | undefined,
  ): PipelineStage["inputs"][number] {
    const named = name === undefined ? namedPart(query) : { name, query };
    if (named === undefined) {
      // What the operator itself does to the rows that it takes in is no stage of theirs.
      const own = query.steps.filter((step) => !isSame(step.origin, origin));
      return { kind: "inline", stages: this.stagesOf({ ...query, steps: own }) };
    }
    if (!this.#known.has(named.query)) {
      this.#known.add(named.query);
      const stages = this.stagesOf(named.query);
      this.named.push({ name: named.name, stages });
    }
    return { kind: "named", name: named.name };
  }
}

/** One test of several words comes to several conjuncts, which are written alike. */
function eachOnce(stages: readonly Stage[]): readonly Stage[] {
  return [...new Map(stages.map((stage) => [JSON.stringify(stage), stage])).values()];
}

function somePredicate(logic: Logic, holds: (predicate: Predicate) => boolean): boolean {
  switch (logic.kind) {
    case "predicate":
      return holds(logic.predicate);
    case "not":
      return somePredicate(logic.member, holds);
    case "all":
    case "any":
      return logic.members.some((member) => somePredicate(member, holds));
    default:
      return unreachable(logic);
  }
}

function isSame(a: Span | undefined, b: Span | undefined): boolean {
  return a !== undefined && a.start === b?.start && a.end === b.end;
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
    .replaceAll(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<=^|\s)\/\/[^\n]*/g, "$1")
    .replaceAll(/\s+/g, " ")
    .replace(/^\|\s*/, "")
    .trim();
}
