import type { ColumnType, ExpandColumn, ExpandStep } from "../../../../model/index.ts";
import { columnsOf, typeOf } from "../../../../model/index.ts";
import type { ExpandedColumn, Expression } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import { columnNameOf } from "../scalar/index.ts";
import { isBroken } from "../scalar/types.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { columnExpr, relationOf, withOrderedStep, withStep } from "../steps.ts";
import { nameOfType, scalarTypeOf } from "../types.ts";
import { type ColumnNames, createColumnNames } from "./column-names.ts";
import { givenName } from "./column-parts.ts";
import type { LowerOperator, OperatorOf } from "./head.ts";
import { parameterOf, wordOf } from "./parameters.ts";
import { rowScope, withoutHidden } from "./row-scope.ts";
import { rowCount } from "./rows.ts";

type Expanding = OperatorOf<"mv-expand"> | OperatorOf<"mv-apply">;

export const lowerMvExpand: LowerOperator<"mv-expand"> = (operator, relation, scope, lowerer) => {
  const rows = rowScope(relation, scope, lowerer);
  const step = expandStep(operator, relation, rows.scope, lowerer);
  return withoutHidden(withOrderedStep(rows.rows(), { ...step, origin: operator.span }), rows);
};

/** The rows that the old spelling gives for one, where it has no limit. */
const oldLimit = 128;

function expandStep(
  operator: Expanding,
  relation: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
): ExpandStep {
  const known = relation.columns.map(({ name }) => name);
  const names = createColumnNames(lowerer.say, known);
  const columns = operator.columns.map((column) => expandColumn(column, names, scope, lowerer));
  const bags = wordOf(parameterOf(operator, "bagexpansion") ?? parameterOf(operator, "kind"));
  const index = wordOf(parameterOf(operator, "with_itemindex"));
  const isOld = operator.keyword.end - operator.keyword.start === "mvexpand".length;
  const limit =
    operator.limit === undefined
      ? isOld && operator.kind === "mv-expand"
        ? oldLimit
        : undefined
      : rowCount(operator.limit, scope, lowerer);
  return {
    kind: "expand",
    columns,
    ...(index === undefined ? {} : { indexColumn: index }),
    bags: bags === "array" ? "pairs" : "bags",
    ...(limit === undefined ? {} : { limit }),
  };
}

function expandColumn(
  { value: named, to }: ExpandedColumn,
  names: ColumnNames,
  scope: Scope,
  lowerer: TabularLowerer,
): ExpandColumn {
  const value = lowerer.scalar(named.value, scope);
  const found = typeOf(value);
  if (found !== "dynamic" && !isBroken(value)) {
    const payload = { wanted: "dynamic", found: nameOfType(found) };
    lowerer.say("kusto/wanted-type", payload, named.value.span);
  }
  const given = givenName(named, lowerer)?.text ?? columnNameOf(named.value, scope);
  const name = given ?? names.unnamed();
  return { name, value, type: to === undefined ? "dynamic" : targetType(to, lowerer) };
}

function targetType(to: Expression, lowerer: TabularLowerer): ColumnType["type"] {
  const type = to.kind === "type" ? scalarTypeOf(to.text.trim()) : undefined;
  if (type !== undefined) return type;
  lowerer.say("kusto/wanted-type", { wanted: "typeof(…)", found: "another" }, to.span);
  return "dynamic";
}

/**
 * The sub-query sees the row's columns and the expanded ones. Those of the row that it does not give are kept; a
 * column that was expanded under its own name is the sub-query's to give.
 */
export const lowerMvApply: LowerOperator<"mv-apply"> = (operator, relation, scope, lowerer) => {
  const rows = rowScope(relation, scope, lowerer);
  const expand = expandStep(operator, relation, rows.scope, lowerer);
  const before = rows.rows();
  const expanded = columnsOf({
    source: { kind: "handed-in", columns: before.columns },
    steps: [expand],
  });
  const own = new Set(
    operator.columns.flatMap(({ value }) =>
      value.names.length === 0 && value.value.kind === "name" ? [value.value.text] : [],
    ),
  );
  const given = { ...relationOf({ kind: "handed-in", columns: expanded }), order: [] };
  const body = lowerer.pipe(operator.body.operators, given, scope);
  const keep = before.columns
    .map(({ name }) => name)
    .filter((name) => !own.has(name) && !hasColumn(body, name));
  const applied = withStep(before, {
    kind: "apply",
    expand,
    keep,
    body: body.query,
    origin: operator.span,
  });
  return withoutHidden(inPlace(applied, before, own), rows);
};

function hasColumn({ columns }: Relation, wanted: string): boolean {
  return columns.some(({ name }) => name === wanted);
}

/** The row's columns come first, in their order, whether they were kept or come out of the sub-query. */
function inPlace(applied: Relation, before: Relation, own: ReadonlySet<string>): Relation {
  const after = new Map(applied.columns.map((column) => [column.name, column]));
  const placed = before.columns.flatMap(({ name }) => {
    const column = own.has(name) ? undefined : after.get(name);
    return column === undefined ? [] : [column];
  });
  const names = new Set(placed.map(({ name }) => name));
  const order = [...placed, ...applied.columns.filter(({ name }) => !names.has(name))];
  if (order.every((column, i) => column.name === applied.columns[i]?.name)) return applied;
  const columns = order.map((column) => ({ name: column.name, value: columnExpr(column) }));
  return withStep(applied, { kind: "project", columns });
}

export const lowerPartition: LowerOperator<"partition"> = (operator, relation, scope, lowerer) => {
  const rows = rowScope(relation, scope, lowerer);
  const by = lowerer.scalar(operator.by, rows.scope);
  const given = relationOf({ kind: "handed-in", columns: relation.columns });
  const { body } = operator;
  if (body.kind !== "pipeline" || body.source !== undefined) {
    lowerer.say("kusto/unsupported", { what: "A whole query as the body of partition" }, body.span);
    return { ...relation, broken: true };
  }
  const inner = lowerer.pipe(body.operators, given, scope);
  return withStep(rows.rows(), { kind: "partition", by, body: inner.query, origin: operator.span });
};
