import type { AggregateColumn, Column, JoinColumn, SortKey } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import type { TopNestedLevel } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import { columnNameOf, lowerAggregate } from "../scalar/index.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { columnExpr, relationOf, withStep } from "../steps.ts";
import { type ColumnNames, createColumnNames } from "./column-names.ts";
import { givenName } from "./column-parts.ts";
import type { LowerOperator } from "./head.ts";
import { rowScope } from "./row-scope.ts";
import { rowCount } from "./rows.ts";

interface Level {
  readonly key: Column;
  readonly aggregate: AggregateColumn;
  readonly direction: SortKey["direction"];
  readonly count?: number;
}

/** The best values at each level within those of the level before. */
export const lowerTopNested: LowerOperator<"top-nested"> = (operator, relation, scope, lowerer) => {
  const rows = rowScope(relation, scope, lowerer);
  const names = createColumnNames(lowerer.say);
  const levels = operator.levels.map((level) => lowerLevel(level, rows.scope, names, lowerer));
  if (levels.some((level) => level === undefined)) return { ...relation, broken: true };
  const known = levels.filter((level) => level !== undefined);
  const before = rows.rows();
  const origin = operator.span;
  let result: Relation | undefined;
  known.forEach((level, depth) => {
    const outer = known.slice(0, depth).map(({ key }) => key);
    const best = bestOfLevel(level, outer, before, origin);
    result = result === undefined ? best : within(result, best, outer, origin);
  });
  return result ?? relation;
};

function lowerLevel(
  level: TopNestedLevel,
  scope: Scope,
  names: ColumnNames,
  lowerer: TabularLowerer,
): Level | undefined {
  if (level.others !== undefined) {
    lowerer.say("kusto/unsupported", { what: "'with others' of top-nested" }, level.others.span);
    return undefined;
  }
  const derived = givenName(level.of, lowerer)?.text ?? columnNameOf(level.of.value) ?? "Column1";
  const name = names.add(derived);
  const key = { name, value: lowerer.scalar(level.of.value, scope) };
  const by = givenName(level.by.value, lowerer)?.text ?? `aggregated_${derived}`;
  const [aggregate] = lowerAggregate({ ...level.by.value, names: [] }, scope, lowerer);
  if (aggregate === undefined) return undefined;
  const count = level.count === undefined ? undefined : rowCount(level.count, scope, lowerer);
  return {
    key,
    aggregate: { ...aggregate, name: names.add(by) },
    direction: level.by.order === "asc" ? "ascending" : "descending",
    ...(count === undefined ? {} : { count }),
  };
}

type Origin = TopNestedLevel["span"];

function bestOfLevel(
  { key, aggregate, direction, count }: Level,
  outer: readonly Column[],
  rows: Relation,
  origin: Origin,
): Relation {
  const by = [...outer, key];
  const grouped = withStep(rows, { kind: "summarize", by, aggregates: [aggregate], origin });
  if (count === undefined) return grouped;
  const nulls = direction === "ascending" ? "first" : "last";
  const sort = {
    kind: "sort",
    keys: [{ by: columnExpr(aggregate), direction, nulls }],
    origin,
  } as const;
  const best = (group: Relation) =>
    withStep(withStep(group, sort), { kind: "take", count, origin });
  if (outer.length === 0) return best(grouped);
  const handed = relationOf({ kind: "handed-in", columns: grouped.columns });
  return withStep(grouped, {
    kind: "partition",
    by: groupKey(outer),
    body: best(handed).query,
    origin,
  });
}

/** One value that stands for all keys of the levels above. */
function groupKey(outer: readonly Column[]): Column["value"] {
  const columns = outer.map(({ name, value }) => columnExpr({ name, type: typeOf(value) }));
  const [only] = columns;
  if (columns.length === 1 && only !== undefined) return only;
  const packed: Column["value"] = {
    kind: "call",
    function: "pack-array",
    args: columns,
    type: "dynamic",
  };
  return { kind: "call", function: "tostring", args: [packed], type: "string" };
}

/** The deeper level's rows, of those keys that the levels above kept. */
function within(
  above: Relation,
  deeper: Relation,
  outer: readonly Column[],
  origin: Origin,
): Relation {
  const keys = outer.map(({ name, value }) => columnExpr({ name, type: typeOf(value) }));
  const shared = new Set(outer.map(({ name }) => name));
  const output: readonly JoinColumn[] = [
    ...above.columns.map((column) => ({ ...column, side: "left" as const, from: column.name })),
    ...deeper.columns
      .filter(({ name }) => !shared.has(name))
      .map((column) => ({ ...column, side: "right" as const, from: column.name })),
  ];
  return withStep(above, {
    kind: "join",
    flavor: "inner",
    right: deeper.query,
    on: keys.map((key) => ({ left: key, right: key })),
    output,
    origin,
  });
}
