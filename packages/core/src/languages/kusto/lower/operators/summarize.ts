import type { AggregateColumn, Column, ColumnType, Expr } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import type { CallExpression, NamedExpression } from "../../syntax/index.ts";
import { columnNameOf, isAggregate, lowerAggregate } from "../scalar/index.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { columnExpr, withStep } from "../steps.ts";
import { type ColumnNames, createColumnNames } from "./column-names.ts";
import { givenName } from "./column-parts.ts";
import { namedColumns, refuseDynamic } from "./columns.ts";
import type { LowerOperator } from "./head.ts";
import { rowScope } from "./row-scope.ts";

export const lowerSummarize: LowerOperator<"summarize"> = (operator, relation, scope, lowerer) => {
  if (operator.bin !== undefined) {
    lowerer.say("kusto/unsupported", { what: "'bin=' behind the keys" }, operator.bin.span);
  }
  const rows = rowScope(relation, scope, lowerer);
  const names = createColumnNames(lowerer.say, [], relation.columns);
  const by = namedColumns(operator.by ?? [], rows.scope, lowerer, names);
  refuseDynamic(by, "grouped by", operator, lowerer);
  const gathered = gatherAggregates(operator.aggregates, by, rows.scope, names, lowerer);
  const step = {
    kind: "summarize",
    by,
    aggregates: gathered.aggregates,
    origin: operator.span,
  } as const;
  const grouped = withStep(rows.rows(), step);
  if (!gathered.isComputed) return grouped;
  const keys = by.map(({ name, value }) => asColumn({ name, type: typeOf(value) }));
  const columns = [...keys, ...gathered.columns];
  return withStep(grouped, { kind: "project", columns, origin: operator.span });
};

function asColumn(column: ColumnType): Column {
  return { name: column.name, value: columnExpr(column) };
}

export interface GatheredAggregates {
  /** What the step computes. */
  readonly aggregates: readonly AggregateColumn[];
  /** What is made of that, under its final names. */
  readonly columns: readonly Column[];
  /** Whether that is more than the aggregates themselves. */
  readonly isComputed: boolean;
}

/** Lowers the aggregates of a step, and what is computed from them (`round(avg(x), 2)`). */
export function gatherAggregates(
  expressions: readonly NamedExpression[],
  by: readonly Column[],
  scope: Scope,
  names: ColumnNames,
  lowerer: TabularLowerer,
): GatheredAggregates {
  const aggregates: AggregateColumn[] = [];
  const columns: Column[] = [];
  let isComputed = false;
  for (const named of expressions) {
    const { value } = named;
    if (value.kind === "call" && isAggregate(value.name.text)) {
      for (const aggregate of aggregatesOf(named, value, by, scope, names, lowerer)) {
        aggregates.push(aggregate);
        columns.push(asColumn(aggregate));
      }
      continue;
    }
    isComputed = true;
    const aggregate = (call: CallExpression): Expr => {
      const hidden = hiddenAggregate(call, scope, lowerer);
      if (hidden === undefined) return { kind: "literal", value: { kind: "null" } };
      aggregates.push(hidden);
      return columnExpr(hidden, call.span);
    };
    const computed = lowerer.scalar(value, { ...scope, aggregate });
    columns.push({ name: computedName(named, names, scope, lowerer), value: computed });
  }
  return { aggregates, columns, isComputed };
}

/** An aggregate within an expression: its value goes to a column that is gone when the step is done. */
function hiddenAggregate(
  call: CallExpression,
  scope: Scope,
  lowerer: TabularLowerer,
): AggregateColumn | undefined {
  const named: NamedExpression = { kind: "named", names: [], value: call, span: call.span };
  const [first] = lowerAggregate(named, scope, lowerer);
  return first === undefined ? undefined : { ...first, name: lowerer.fresh("aggregate") };
}

function computedName(
  named: NamedExpression,
  names: ColumnNames,
  scope: Scope,
  lowerer: TabularLowerer,
): string {
  const given = givenName(named, lowerer);
  if (given !== undefined) return names.declare(given.text, given.span);
  const derived = columnNameOf(named.value, scope);
  return derived === undefined ? names.unnamed() : names.add(derived);
}

function aggregatesOf(
  named: NamedExpression,
  call: CallExpression,
  by: readonly Column[],
  scope: Scope,
  names: ColumnNames,
  lowerer: TabularLowerer,
): readonly AggregateColumn[] {
  const lowered = lowerAggregate(named, scope, lowerer);
  const keys = new Set(by.flatMap(({ value }) => (value.kind === "field" ? [value.name] : [])));
  // `arg_max(t, *)` and `take_any(*)` do not repeat the keys.
  const isStar = call.args.some(({ value }) => value.kind === "star");
  const first = call.args[0]?.value.kind === "star" ? 0 : 1;
  return lowered
    .filter(({ args }, i) => !(isStar && i >= first && keys.has(fieldName(args.at(-1)) ?? "")))
    .map((aggregate, i) => {
      const given = named.names[i];
      const name =
        given === undefined ? names.add(aggregate.name) : names.declare(given.text, given.span);
      return { ...aggregate, name };
    });
}

function fieldName(expr: Expr | undefined): string | undefined {
  return expr?.kind === "field" ? expr.name : undefined;
}
