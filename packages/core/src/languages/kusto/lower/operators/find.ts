import type { Column, ColumnType, Expr } from "../../../../model/index.ts";
import { text, walkExpr } from "../../../../model/index.ts";
import type { FindColumn } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import { convert } from "../scalar/convert.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { brokenRelation, columnExpr, missingLiteral, withStep } from "../steps.ts";
import { typeOfName } from "../types.ts";
import type { OperatorOf } from "./head.ts";
import { parameterOf, wordOf } from "./parameters.ts";
import { allTables, namedLegs } from "./search.ts";
import { type Leg, unite } from "./union.ts";

type Find = OperatorOf<"find">;

/** The rows of several tables that a predicate holds of: columns that all have, those asked for, the rest as a bag. */
export function lowerFind(operator: Find, scope: Scope, lowerer: TabularLowerer): Relation {
  const all =
    operator.in === undefined
      ? allTables(operator.keyword, lowerer)
      : operator.in.flatMap((table, i) => namedLegs(table, i, scope, lowerer));
  const known = all.filter(({ relation }) => relation.broken !== true);
  const spoken = spokenColumns(operator, known, scope, lowerer);
  const legs = known
    .filter(
      ({ relation }) => spoken.size === 0 || relation.columns.some(({ name }) => spoken.has(name)),
    )
    .map((leg) => filtered(leg, spoken, operator, scope, lowerer));
  if (legs.length === 0) return brokenRelation;
  const source = wordOf(parameterOf(operator, "withsource")) ?? "source_";
  const chosen = chosenColumns(operator, legs, spoken);
  const shown = new Set(chosen.map(({ name }) => name));
  const asksRest =
    operator.project === undefined ||
    operator.project === "smart" ||
    operator.project.some(({ kind }) => kind === "pack-all");
  const hasRest = legs.some(({ columns }) => columns.some(({ name }) => !shown.has(name)));
  const projected = legs.map(({ name, relation, columns: own }): Leg => {
    const columns = chosen.map((wanted) => shownColumn(wanted, own));
    const packed = asksRest && hasRest ? [packedColumn(own, shown)] : [];
    const step = {
      kind: "project",
      columns: [...columns, ...packed],
      origin: operator.span,
    } as const;
    return { name, relation: withStep(relation, step) };
  });
  return unite(projected, { sourceColumn: source, commonOnly: false }, operator.span);
}

interface FoundLeg extends Leg {
  /** The columns of the table itself. */
  readonly columns: readonly ColumnType[];
}

/** The columns of any of the tables that the predicate speaks of, with their types. */
function spokenColumns(
  operator: Find,
  legs: readonly Leg[],
  scope: Scope,
  lowerer: TabularLowerer,
): ReadonlyMap<string, ColumnType> {
  const all = new Map(
    legs.flatMap(({ relation }) => relation.columns.map((column) => [column.name, column])),
  );
  const where = predicateOver([...all.values()], operator, scope, lowerer);
  const spoken = new Map<string, ColumnType>();
  walkExpr(where, (expr) => {
    const column = expr.kind === "field" ? all.get(expr.name) : undefined;
    if (column !== undefined) spoken.set(column.name, column);
  });
  return spoken;
}

/** The rows of a table that the predicate holds of; columns that it lacks hold nothing. */
function filtered(
  { name, relation }: Leg,
  spoken: ReadonlyMap<string, ColumnType>,
  operator: Find,
  scope: Scope,
  lowerer: TabularLowerer,
): FoundLeg {
  const { columns } = relation;
  const own = new Set(columns.map((column) => column.name));
  const lacking = [...spoken.values()]
    .filter((column) => !own.has(column.name))
    .map((column) => ({ name: column.name, value: missingLiteral(column.type) }));
  const origin = operator.span;
  const padded =
    lacking.length === 0
      ? relation
      : withStep(relation, { kind: "extend", columns: lacking, origin });
  const where = predicateOver(padded.columns, operator, scope, lowerer);
  return { name, columns, relation: withStep(padded, { kind: "filter", where, origin }) };
}

function predicateOver(
  columns: readonly ColumnType[],
  { predicate }: Find,
  scope: Scope,
  lowerer: TabularLowerer,
): Expr {
  return lowerer.scalar(predicate, { columns, rows: new Map(), names: scope.names });
}

/** The columns to show; one that the tables have with several types is dynamic. */
function chosenColumns(
  { project }: Find,
  legs: readonly FoundLeg[],
  spoken: ReadonlyMap<string, ColumnType>,
): readonly ColumnType[] {
  const [first, ...others] = legs;
  if (project !== undefined && project !== "smart") {
    return project.flatMap((column) => declaredOrFound(column, legs));
  }
  const common = (first?.columns ?? []).filter(({ name }) =>
    others.every(({ columns }) => columnNamed(columns, name) !== undefined),
  );
  const names = new Set([...common.map(({ name }) => name), ...spoken.keys()]);
  return [...names].flatMap((name) => foundColumn(name, legs));
}

function declaredOrFound(column: FindColumn, legs: readonly FoundLeg[]): readonly ColumnType[] {
  if (column.kind === "pack-all") return [];
  const { text: name } = column.name;
  return column.type === undefined
    ? foundColumn(name, legs)
    : [{ name, type: typeOfName(column.type) }];
}

function foundColumn(name: string, legs: readonly FoundLeg[]): readonly ColumnType[] {
  const types = new Set(legs.flatMap(({ columns }) => columnNamed(columns, name)?.type ?? []));
  const [type] = types;
  return type === undefined ? [] : [{ name, type: types.size > 1 ? "dynamic" : type }];
}

function columnNamed(columns: readonly ColumnType[], wanted: string): ColumnType | undefined {
  return columns.find(({ name }) => name === wanted);
}

function shownColumn({ name, type }: ColumnType, columns: readonly ColumnType[]): Column {
  const own = columnNamed(columns, name);
  return { name, value: own === undefined ? missingLiteral(type) : convert(columnExpr(own), type) };
}

function packedColumn(columns: readonly ColumnType[], shown: ReadonlySet<string>): Column {
  const args = columns
    .filter(({ name }) => !shown.has(name))
    .flatMap((column): readonly Expr[] => [
      { kind: "literal", value: text(column.name) },
      columnExpr(column),
    ]);
  return { name: "pack_", value: { kind: "call", function: "bag-pack", args, type: "dynamic" } };
}
