import type { ColumnType, Expr, ScalarType, SortKey, Value } from "../../../../model/index.ts";
import { number, text, typeOf } from "../../../../model/index.ts";
import type { Expression, SortKey as SortKeySyntax } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { columnExpr, relationOf, withOrderedStep, withStep } from "../steps.ts";
import { nameOfType } from "../types.ts";
import { columnNameOf } from "../scalar/index.ts";
import { isBroken, withoutName } from "../scalar/types.ts";
import type { LowerOperator, OperatorOf } from "./head.ts";
import { rowScope, withoutHidden } from "./row-scope.ts";

export const lowerWhere: LowerOperator<"where"> = (operator, relation, scope, lowerer) => {
  const rows = rowScope(relation, scope, lowerer);
  const { predicate } = operator;
  const where = lowerer.scalar(predicate, rows.scope);
  const found = typeOf(where);
  const isMissing = where.kind === "literal" && where.value.kind === "null";
  if (found !== "boolean" && !isMissing) {
    lowerer.say("kusto/wanted-type", { wanted: "bool", found: nameOfType(found) }, predicate.span);
  }
  const step = { kind: "filter", where, origin: operator.span } as const;
  return withoutHidden(withOrderedStep(rows.rows(), step), rows);
};

/** A number of rows, which has to be known before there are any; undefined after a report. */
export function rowCount(
  expression: Expression,
  scope: Scope,
  lowerer: TabularLowerer,
): number | undefined {
  const value = lowerer.scalar(expression, { ...scope, columns: [] });
  if (isBroken(value)) return undefined;
  const count = constantInteger(value);
  if (count !== undefined) return count;
  // There are no rows here: it is a parameter of a function that is looked at by itself.
  if (withoutName(value).kind === "field") return 0;
  const isComputed = value.kind !== "literal" && /^(?:long|int)$/.test(typeOf(value));
  if (isComputed)
    lowerer.say("kusto/unsupported", { what: "A computed number of rows" }, expression.span);
  else lowerer.say("kusto/wanted-count", {}, expression.span);
  return undefined;
}

function constantInteger(value: Expr): number | undefined {
  if (value.kind === "named") return constantInteger(value.arg);
  if (value.kind === "literal") {
    const { value: constant } = value;
    if (constant.kind === "long") return Number.MAX_SAFE_INTEGER;
    return constant.kind === "number" && Number.isInteger(constant.value)
      ? constant.value
      : undefined;
  }
  if (value.kind !== "arithmetic") return undefined;
  const left = constantInteger(value.left);
  const right = constantInteger(value.right);
  if (left === undefined || right === undefined) return undefined;
  switch (value.operator) {
    case "add":
      return left + right;
    case "subtract":
      return left - right;
    case "multiply":
      return left * right;
    case "divide":
      return right === 0 ? undefined : Math.trunc(left / right);
    case "modulo":
      return undefined;
  }
}

export const lowerTake: LowerOperator<"take" | "sample"> = (operator, relation, scope, lowerer) => {
  const count = rowCount(operator.count, scope, lowerer) ?? 0;
  const random = operator.kind === "sample" ? { random: true as const } : {};
  return withOrderedStep(relation, { kind: "take", count, ...random, origin: operator.span });
};

export function sortKey(
  { value, order, nulls }: SortKeySyntax,
  scope: Scope,
  lowerer: TabularLowerer,
): SortKey {
  const by = lowerer.scalar(value.value, scope);
  const direction = order === "asc" ? "ascending" : "descending";
  return { by, direction, nulls: nulls ?? (order === "asc" ? "first" : "last") };
}

export const lowerSort: LowerOperator<"sort"> = (operator, relation, scope, lowerer) => {
  const rows = rowScope(relation, scope, lowerer);
  const keys = operator.keys.map((key) => sortKey(key, rows.scope, lowerer));
  for (const { by } of keys) {
    if (typeOf(by) === "dynamic") {
      lowerer.say("kusto/not-comparable", { use: "sorted by" }, by.origin ?? operator.keyword);
    }
  }
  const order = keys.every(({ by }) => by.kind === "field") ? keys : [];
  const sorted = withStep(rows.rows(), { kind: "sort", keys, origin: operator.span });
  return withoutHidden({ ...sorted, order }, rows);
};

export const lowerTop: LowerOperator<"top"> = (operator, relation, scope, lowerer) => {
  const count = rowCount(operator.count, scope, lowerer) ?? 0;
  const rows = rowScope(relation, scope, lowerer);
  const key = sortKey(operator.key, rows.scope, lowerer);
  const origin = operator.span;
  const sorted = withStep(rows.rows(), { kind: "sort", keys: [key], origin });
  const order = key.by.kind === "field" ? [key] : [];
  const top = withStep(sorted, { kind: "take", count, origin });
  return withoutHidden({ ...top, order }, rows);
};

export const lowerCount: LowerOperator<"count"> = (operator, relation) => {
  const name = operator.as?.text ?? "Count";
  const aggregates = [{ name, function: "count", type: "long", args: [] }] as const;
  return withStep(relation, { kind: "summarize", by: [], aggregates, origin: operator.span });
};

export const lowerSampleDistinct: LowerOperator<"sample-distinct"> = (
  operator,
  relation,
  scope,
  lowerer,
) => {
  const count = rowCount(operator.count, scope, lowerer) ?? 0;
  const rows = rowScope(relation, scope, lowerer);
  const value = lowerer.scalar(operator.of, rows.scope);
  const name = columnNameOf(operator.of) ?? "Column1";
  const origin = operator.span;
  const distinct = withStep(rows.rows(), { kind: "distinct", columns: [{ name, value }], origin });
  return withStep(distinct, { kind: "take", count, origin });
};

/** Microsoft counts hitters by a sketch; these are counted. */
export const lowerTopHitters: LowerOperator<"top-hitters"> = (
  operator,
  relation,
  scope,
  lowerer,
) => {
  const count = rowCount(operator.count, scope, lowerer) ?? 0;
  const rows = rowScope(relation, scope, lowerer);
  const value = lowerer.scalar(operator.of, rows.scope);
  const name = columnNameOf(operator.of) ?? "Column1";
  const weight =
    operator.by === undefined ? undefined : lowerer.scalar(operator.by.value.value, rows.scope);
  const weightName = operator.by === undefined ? undefined : columnNameOf(operator.by.value.value);
  const aggregate =
    weight === undefined
      ? { name: `approximate_count_${name}`, function: "count", type: "long" as const, args: [] }
      : {
          name: `approximate_sum_${weightName ?? ""}`,
          function: "sum",
          type: typeOf(weight) === "int" ? ("long" as const) : typeOf(weight),
          args: [weight],
        };
  const origin = operator.span;
  const grouped = withStep(rows.rows(), {
    kind: "summarize",
    by: [{ name, value }],
    aggregates: [aggregate],
    origin,
  });
  const by = columnExpr({ name: aggregate.name, type: aggregate.type });
  const key: SortKey = { by, direction: "descending", nulls: "last" };
  const sorted = withStep(grouped, { kind: "sort", keys: [key], origin });
  return { ...withStep(sorted, { kind: "take", count, origin }), order: [key] };
};

export const lowerRange = (
  operator: OperatorOf<"range">,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation => {
  const outside = { ...scope, columns: [] };
  const from = lowerer.scalar(operator.from, outside);
  const to = lowerer.scalar(operator.to, outside);
  const step = lowerer.scalar(operator.step, outside);
  const types = [typeOf(from), typeOf(to), typeOf(step)];
  const type: ScalarType =
    types[0] === "datetime" || types[0] === "timespan"
      ? types[0]
      : types.includes("real")
        ? "real"
        : types.includes("decimal")
          ? "decimal"
          : types.every((found) => found === "int")
            ? "int"
            : "long";
  const column = { name: operator.column.text, type };
  const rows = relationOf({ kind: "range", column, from, to, step, origin: operator.span });
  return { ...rows, order: [] };
};

const schemaColumns: readonly ColumnType[] = [
  { name: "ColumnName", type: "string" },
  { name: "ColumnOrdinal", type: "int" },
  { name: "DataType", type: "string" },
  { name: "ColumnType", type: "string" },
];

const systemTypes: Readonly<Record<ColumnType["type"], string>> = {
  boolean: "System.SByte",
  datetime: "System.DateTime",
  decimal: "System.Data.SqlTypes.SqlDecimal",
  dynamic: "System.Object",
  guid: "System.Guid",
  int: "System.Int32",
  long: "System.Int64",
  real: "System.Double",
  string: "System.String",
  timespan: "System.TimeSpan",
};

/** The columns as rows: known without looking at any. */
export const lowerGetSchema: LowerOperator<"getschema"> = (operator, relation) => {
  const rows = relation.columns.map(({ name, type }, i): readonly Value[] => [
    text(name),
    number(i),
    text(systemTypes[type]),
    text(nameOfType(type)),
  ]);
  const schema = relationOf({
    kind: "inline",
    columns: schemaColumns,
    rows,
    origin: operator.span,
  });
  return { ...schema, order: [] };
};
