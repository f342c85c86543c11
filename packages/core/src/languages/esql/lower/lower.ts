import type { Query, Step, TableSource } from "../../../model/index.ts";
import { unreachable } from "../../../source/index.ts";
import type { Diagnostic, SourceText } from "../../../source/index.ts";
import { createReport } from "../../text/index.ts";
import type { ParsedEsql } from "../parse/parse.ts";
import type { Command, EsqlQuery, Row } from "../syntax/index.ts";
import { lowerDrop, lowerEval, lowerKeep, lowerMvExpand, lowerRename } from "./columns.ts";
import { esqlLoweringDiagnostics } from "./diagnostics.ts";
import type { SayEsqlLowering } from "./diagnostics.ts";
import { lowerDissect, lowerGrok } from "./extract.ts";
import { isOfEndpoint, isOfIndices, traitsOf } from "./index-pattern.ts";
import { lowerCondition } from "./scalar.ts";
import { asColumn, fieldOf, Scope } from "./scope.ts";
import type { EsqlColumn } from "./scope.ts";
import { lowerSort } from "./sort.ts";
import { lowerInlineStats, lowerStats } from "./stats.ts";
import type { Lowered } from "./stats.ts";
import { call } from "./types.ts";
import type { EmbeddedCondition, EsqlFields, Lowering } from "./types.ts";

export interface LoweredEsql {
  /** The rows that the query gives; with an error among the diagnostics it is not to be run. */
  readonly query: Query;
  readonly diagnostics: readonly Diagnostic[];
  /** Why it cannot be run, where it has a command that runs in Elasticsearch only. */
  readonly cannotRun?: string;
}

export interface EsqlLoweringOptions {
  readonly fields: EsqlFields;
  /** Lowers `kql("…")`. */
  readonly kql: EmbeddedCondition;
  /** Fields that rows begin with where the query leaves all of an event's: those that it names come behind them. */
  readonly shown?: readonly string[];
  /** The most rows of a query that has no LIMIT. */
  readonly implicitLimit?: number;
}

const maxDiagnostics = 100;

/**
 * Lowers a parsed query to a pipeline over the table `events` of the vocabulary `ecs`, which has the fields that the
 * query names. Null makes tests unknown, and `not` of them too; texts are compared as they are.
 */
export function lowerEsql(
  { tree }: ParsedEsql,
  source: SourceText,
  options: EsqlLoweringOptions,
): LoweredEsql {
  const demanded = new Map<string, EsqlColumn>();
  // What is named later stands in the table from the start, so that every step has it: known after a first pass.
  lowerQuery(tree, source, options, demanded, () => {});
  const { diagnostics, say } = createReport(
    esqlLoweringDiagnostics,
    source,
    maxDiagnostics,
    () => {},
  );
  const query = lowerQuery(tree, source, options, demanded, say);
  const refused = [tree.source, ...tree.commands].find((part) => part.kind === "refused");
  if (refused === undefined || refused.name === "") return { query, diagnostics };
  // Which columns there are behind it, nobody here knows.
  const before = diagnostics.filter(({ span }) => (span?.start ?? 0) <= refused.span.start);
  return { query, diagnostics: before, cannotRun: `${refused.name} runs in Elasticsearch only` };
}

function lowerQuery(
  tree: EsqlQuery,
  source: SourceText,
  options: EsqlLoweringOptions,
  demanded: Map<string, EsqlColumn>,
  say: SayEsqlLowering,
): Query {
  const demand = demandOf(options.fields, demanded);
  const isOverEvents = tree.source.kind === "from";
  if (isOverEvents && leavesAll(tree)) options.shown?.forEach(demand);
  const base = { say, fields: options.fields, kql: options.kql };
  const text = ({ span }: { readonly span: { readonly start: number; readonly end: number } }) =>
    source.text.slice(span.start, span.end);
  let scope = new Scope([...demanded.values()], isOverEvents, demand);
  let query: Query = { source: { kind: "inline", columns: [], rows: [[]] }, steps: [] };
  const add = ({ steps, scope: after }: Lowered) => {
    query = { ...query, steps: [...query.steps, ...steps] };
    scope = after;
  };
  if (tree.source.kind === "from") {
    for (const { text: name } of tree.source.metadata) demand(name);
    scope = new Scope([...demanded.values()], true, demand);
    add({ steps: indexSteps(tree, scope), scope });
  } else if (tree.source.kind === "row") add(lowerRow(tree.source, { ...base, scope }, text));
  for (const command of tree.commands) {
    const lowering: Lowering = { ...base, scope };
    if (command.kind === "inline-stats")
      ({ query, scope } = lowerInlineStats(command, query, lowering, text));
    else add(lowerCommand(command, lowering, text));
  }
  const isLimited = tree.commands.some(({ kind }) => kind === "limit");
  if (options.implicitLimit !== undefined && !isLimited)
    add({ steps: [{ kind: "take", count: options.implicitLimit }], scope });
  add({ steps: shownAlone(scope), scope });
  return isOverEvents ? withSource(query, tableOf(demanded, tree), new Map()) : query;
}

/** Of a column that may have several values, a value that is alone is shown as itself. */
function shownAlone({ columns }: Scope): readonly Step[] {
  const lists = columns.filter(({ several }) => several);
  return lists.length === 0
    ? []
    : [
        {
          kind: "extend",
          columns: lists.map((column) => ({
            name: column.name,
            value: call("mv-alone", [fieldOf(column)], "dynamic"),
          })),
        },
      ];
}

/** Whether the rows have all fields of events, for no command says which are wanted. */
function leavesAll({ commands }: EsqlQuery): boolean {
  return commands.every(
    (command) =>
      command.kind !== "stats" &&
      (command.kind !== "keep" || command.names.some(({ text }) => text === "*")),
  );
}

function tableOf(demanded: ReadonlyMap<string, EsqlColumn>, tree: EsqlQuery): TableSource {
  return {
    kind: "table",
    vocabulary: "ecs",
    name: isOfEndpoint(indicesOf(tree)) ? "endpoint-events" : "events",
    columns: [...demanded.values()].map(asColumn),
    origin: tree.source.span,
  };
}

const indicesOf = ({ source }: EsqlQuery): readonly string[] =>
  source.kind === "from" ? source.indices.map(({ text }) => text) : [];

/** The query over the table, wherever it is read; one that is read twice stays the same one. */
function withSource(query: Query, table: TableSource, known: Map<Query, Query>): Query {
  const before = known.get(query);
  if (before !== undefined) return before;
  const steps = query.steps.map((step): Step =>
    step.kind === "join" ? { ...step, right: withSource(step.right, table, known) } : step,
  );
  const source =
    query.source.kind === "query"
      ? { ...query.source, query: withSource(query.source.query, table, known) }
      : table;
  const after: Query = { ...query, source, steps };
  known.set(query, after);
  return after;
}

/** Names of columns that Elastic's rules compute: never fields of events. */
const computed = /^Esql(?:_priv)?\./;

function demandOf(fields: EsqlFields, demanded: Map<string, EsqlColumn>) {
  return (name: string): EsqlColumn | undefined => {
    const known = demanded.get(name);
    if (known !== undefined) return known;
    if (computed.test(name)) return undefined;
    const column = { name, ...fields.typeOf(name) };
    demanded.set(name, column);
    return column;
  };
}

/** Indices of other products hold none of the events of Windows logs. */
function indexSteps(tree: EsqlQuery, scope: Scope): readonly Step[] {
  const origin = tree.source.span;
  const traits = traitsOf(indicesOf(tree));
  if (traits === undefined) return [];
  const where = isOfIndices(traits, (name) => {
    const column = scope.find(name);
    return column === undefined ? undefined : fieldOf(column, origin);
  });
  return [{ kind: "filter", where, origin }];
}

type Text = Parameters<typeof lowerEval>[2];

/** Each column sees those before it, as with EVAL. */
function lowerRow({ columns, span }: Row, lowering: Lowering, text: Text): Lowered {
  return lowerEval({ kind: "eval", columns, span }, lowering, text);
}

type Other = Exclude<Command, { kind: "inline-stats" }>;

function lowerCommand(command: Other, lowering: Lowering, text: Text): Lowered {
  const { scope } = lowering;
  switch (command.kind) {
    case "where": {
      const where = lowerCondition(command.condition, lowering);
      return { steps: [{ kind: "filter", where, origin: command.span }], scope };
    }
    case "keep":
      return lowerKeep(command, lowering);
    case "drop":
      return lowerDrop(command, lowering);
    case "stats":
      return lowerStats(command, lowering, text);
    case "eval":
      return lowerEval(command, lowering, text);
    case "sort":
      return lowerSort(command, lowering);
    case "limit":
      return {
        steps: [{ kind: "take", count: command.count, origin: command.span }],
        scope,
      };
    case "rename":
      return lowerRename(command, lowering);
    case "grok":
      return lowerGrok(command, lowering);
    case "dissect":
      return lowerDissect(command, lowering);
    case "mv-expand":
      return lowerMvExpand(command, lowering);
    case "refused": {
      lowering.say("esql/not-run", { name: command.name }, command.span);
      const { target } = command;
      const made = { name: target?.text ?? "completion", type: "string", several: false } as const;
      return { steps: [], scope: scope.with([made]) };
    }
    default:
      return unreachable(command);
  }
}
