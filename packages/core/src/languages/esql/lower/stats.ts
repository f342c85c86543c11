import type { AggregateColumn, Column, Expr, Query, Step } from "../../../model/index.ts";
import type { Aggregate, Call, InlineStats, NamedExpression, Stats } from "../syntax/index.ts";
import { esqlAggregates } from "./aggregates.ts";
import type { LoweredAggregate } from "./aggregates.ts";
import { lowerCondition, lowerScalar } from "./scalar.ts";
import { asColumn, fieldOf, typedField } from "./scope.ts";
import type { EsqlColumn, Scope } from "./scope.ts";
import { columnType, nothing, one, single } from "./types.ts";
import type { Lowering, Typed } from "./types.ts";

/** Steps, and the columns after them. */
export interface Lowered {
  readonly steps: readonly Step[];
  readonly scope: Scope;
}

/** What rows are grouped by: the steps that prepare them, and the keys under their names. */
interface Keys {
  readonly steps: readonly Step[];
  readonly by: readonly Column[];
  readonly columns: readonly EsqlColumn[];
}

type Text = (node: { readonly span: { readonly start: number; readonly end: number } }) => string;

/** `STATS`: aggregates first, then the keys. A row with several values of a key is in the group of each. */
export function lowerStats(node: Stats, lowering: Lowering, text: Text): Lowered {
  const keys = lowerKeys(node.by, lowering, text);
  const groups = lowerAggregates(node.aggregates, keys, lowering, text);
  return {
    steps: [...keys.steps, groups.summarize, groups.project].map((step) => ({
      ...step,
      origin: node.span,
    })),
    scope: lowering.scope.closed(groups.columns),
  };
}

/** `INLINE STATS`: every row gets the aggregates of its group, in place of columns of their names. */
export function lowerInlineStats(
  node: InlineStats,
  before: Query,
  lowering: Lowering,
  text: Text,
): { readonly query: Query; readonly scope: Scope } {
  const named = node.by.map((key) => {
    const value = lowerScalar(key.value, lowering);
    return { column: { name: nameOf(key, text), type: value.type, several: value.several }, value };
  });
  const made = named.filter(
    ({ column, value }) => !(value.expr.kind === "field" && value.expr.name === column.name),
  );
  const extend: readonly Step[] =
    made.length === 0
      ? []
      : [
          {
            kind: "extend",
            columns: made.map(({ column, value }) => ({ name: column.name, value: value.expr })),
          },
        ];
  const scope = lowering.scope.with(named.map(({ column }) => column));
  const rows: Query = { ...before, steps: [...before.steps, ...extend] };
  const keys: Keys = {
    steps: [],
    by: named.map(({ column }) => ({ name: column.name, value: fieldOf(column) })),
    columns: named.map(({ column }) => column),
  };
  const groups = lowerAggregates(node.aggregates, keys, { ...lowering, scope }, text);
  const added = groups.columns.slice(0, groups.columns.length - keys.columns.length);
  const kept = scope.columns.filter(({ name }) => added.every((column) => column.name !== name));
  const always: Expr = { kind: "literal", value: { kind: "boolean", value: true } };
  const on = keys.columns.map((column) => ({ left: fieldOf(column), right: fieldOf(column) }));
  return {
    query: {
      source: { kind: "query", query: rows },
      steps: [
        {
          kind: "join",
          flavor: "left-outer",
          right: {
            source: { kind: "query", query: rows },
            steps: [groups.summarize, groups.project],
          },
          on: on.length === 0 ? [{ left: always, right: always }] : on,
          output: [
            ...kept.map((column) => ({
              ...asColumn(column),
              side: "left" as const,
              from: column.name,
            })),
            ...added.map((column) => ({
              ...asColumn(column),
              side: "right" as const,
              from: column.name,
            })),
          ],
          origin: node.span,
        },
      ],
    },
    scope: scope.without(added.map(({ name }) => name)).with(added),
  };
}

const nameOf = (named: NamedExpression, text: Text) =>
  named.name?.text ?? (named.value.kind === "field" ? named.value.name : text(named.value).trim());

function lowerKeys(keys: readonly NamedExpression[], lowering: Lowering, text: Text): Keys {
  const steps: Step[] = [];
  const named = keys.map((key, number) => {
    const name = nameOf(key, text);
    const value = lowerScalar(key.value, lowering);
    if (!value.several)
      return {
        by: { name, value: value.expr },
        column: { name, type: value.type, several: false },
      };
    const hidden: EsqlColumn = { name: `$key${number}`, type: value.type, several: true };
    steps.push({
      kind: "expand",
      columns: [{ name: hidden.name, value: value.expr, type: "dynamic" }],
      bags: "bags",
    });
    return {
      by: { name, value: single(typedField(hidden)) },
      column: { name, type: value.type, several: false },
    };
  });
  return { steps, by: named.map(({ by }) => by), columns: named.map(({ column }) => column) };
}

interface Groups {
  readonly summarize: Extract<Step, { kind: "summarize" }>;
  readonly project: Step;
  readonly columns: readonly EsqlColumn[];
}

function lowerAggregates(
  aggregates: readonly Aggregate[],
  keys: Keys,
  lowering: Lowering,
  text: Text,
): Groups {
  const computed: AggregateColumn[] = [];
  const results = aggregates.map((aggregate) => {
    const where =
      aggregate.where === undefined ? undefined : lowerCondition(aggregate.where, lowering);
    const value = lowerScalar(aggregate.value, {
      ...lowering,
      scope: lowering.scope.closed(keys.columns),
      aggregate: (call) => {
        const lowered = lowerAggregate(call, lowering);
        if (lowered === undefined) return one(nothing);
        const { function: name, args, finish } = lowered;
        const hidden = { ...lowered, name: `$value${computed.length}` };
        const type = columnType(lowered);
        computed.push({
          name: hidden.name,
          function: name,
          type,
          args,
          ...(where === undefined ? {} : { where }),
        });
        const typed = typedField(hidden, call.span);
        return finish === undefined ? typed : finish(typed.expr);
      },
    });
    return { name: nameOf(aggregate, text), value };
  });
  // Of columns of one name the last counts.
  const unique = new Map<string, Typed>();
  for (const { name, value } of results) unique.set(name, value);
  for (const key of keys.columns) unique.delete(key.name);
  const columns = [...unique].map(([name, { type, several }]): EsqlColumn => ({
    name,
    type,
    several,
  }));
  return {
    summarize: { kind: "summarize", by: keys.by, aggregates: computed },
    project: {
      kind: "project",
      columns: [
        ...[...unique].map(([name, { expr }]) => ({ name, value: expr })),
        ...keys.columns.map((column) => ({ name: column.name, value: fieldOf(column) })),
      ],
    },
    columns: [...columns, ...keys.columns],
  };
}

function lowerAggregate(call: Call, lowering: Lowering): LoweredAggregate | undefined {
  const known = esqlAggregates.get(call.name.toLowerCase());
  if (known === undefined) return undefined;
  const isOfRows = call.args.length === 1 && call.args[0]?.kind === "star";
  const args = isOfRows ? [] : call.args.map((arg) => lowerScalar(arg, lowering));
  const { least, most } = known;
  if (args.length < least || args.length > most) {
    const payload = { name: call.name, least, most, here: args.length };
    lowering.say("esql/argument-count", payload, call.span);
    return undefined;
  }
  const lowered = known.lower(args);
  if (lowered === undefined)
    lowering.say("esql/argument", { name: call.name, wanted: "other arguments" }, call.span);
  return lowered;
}
