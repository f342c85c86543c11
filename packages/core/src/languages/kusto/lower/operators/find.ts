import type { Column, ColumnType, Expr } from "../../../../model/index.ts";
import { text, walkExpr } from "../../../../model/index.ts";
import type { FindColumn } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { brokenRelation, columnExpr, withStep } from "../steps.ts";
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
  const legs = all.flatMap((leg) => filtered(leg, operator, scope, lowerer));
  const [first] = legs;
  if (first === undefined) {
    // Nothing fits: the first table tells why.
    const [head] = all;
    if (head !== undefined) predicateOf(head, operator, scope, lowerer);
    return brokenRelation;
  }
  const source = wordOf(parameterOf(operator, "withsource")) ?? "source_";
  const chosen = chosenColumns(operator, legs);
  const isPacked =
    operator.project === undefined ||
    operator.project === "smart" ||
    operator.project.some(({ kind }) => kind === "pack-all");
  const projected = legs.map(({ name, relation }): Leg => {
    const columns = chosen.flatMap((wanted) => ownColumn(wanted, relation));
    const packed = isPacked ? [packedColumn(relation, columns)] : [];
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
  readonly spoken: ReadonlySet<string>;
}

function filtered(
  leg: Leg,
  operator: Find,
  scope: Scope,
  lowerer: TabularLowerer,
): readonly FoundLeg[] {
  let isWhole = leg.relation.broken !== true;
  const where = predicateOf(
    leg,
    operator,
    scope,
    lowerer.reportingTo(() => (isWhole = false)),
  );
  if (!isWhole) return [];
  const spoken = new Set<string>();
  walkExpr(where, (expr) => {
    if (expr.kind === "field") spoken.add(expr.name);
  });
  const relation = withStep(leg.relation, { kind: "filter", where, origin: operator.span });
  return [{ name: leg.name, relation, spoken }];
}

function predicateOf(
  { relation }: Leg,
  { predicate }: Find,
  scope: Scope,
  lowerer: TabularLowerer,
): Expr {
  return lowerer.scalar(predicate, {
    columns: relation.columns,
    rows: new Map(),
    names: scope.names,
  });
}

function chosenColumns(operator: Find, legs: readonly FoundLeg[]): readonly ColumnType[] {
  const { project } = operator;
  if (project !== undefined && project !== "smart") {
    return project.flatMap((column) => declaredOrFound(column, legs));
  }
  const [first, ...others] = legs;
  if (first === undefined) return [];
  return first.relation.columns.filter(({ name }) => {
    const isSpoken = legs.some(({ spoken }) => spoken.has(name));
    return isSpoken || others.every(({ relation }) => columnNamed(relation, name) !== undefined);
  });
}

function declaredOrFound(column: FindColumn, legs: readonly FoundLeg[]): readonly ColumnType[] {
  if (column.kind === "pack-all") return [];
  const { text: name } = column.name;
  if (column.type !== undefined) return [{ name, type: typeOfName(column.type) }];
  for (const { relation } of legs) {
    const found = columnNamed(relation, name);
    if (found !== undefined) return [found];
  }
  return [];
}

function columnNamed({ columns }: Relation, wanted: string): ColumnType | undefined {
  return columns.find(({ name }) => name === wanted);
}

function ownColumn({ name }: ColumnType, relation: Relation): readonly Column[] {
  const own = columnNamed(relation, name);
  return own === undefined ? [] : [{ name, value: columnExpr(own) }];
}

function packedColumn({ columns }: Relation, shown: readonly Column[]): Column {
  const names = new Set(shown.map(({ name }) => name));
  const args = columns
    .filter(({ name }) => !names.has(name))
    .flatMap((column): readonly Expr[] => [
      { kind: "literal", value: text(column.name) },
      columnExpr(column),
    ]);
  return { name: "pack_", value: { kind: "call", function: "bag-pack", args, type: "dynamic" } };
}
