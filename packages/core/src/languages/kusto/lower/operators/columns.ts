import type { Column, ColumnType, Expr } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import type { NamedExpression } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import { isBroken } from "../scalar/types.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { columnExpr, relationOf, withOrderedStep, withStep } from "../steps.ts";
import { type ColumnNames, createColumnNames } from "./column-names.ts";
import { type ColumnPart, givenName, partsOf } from "./column-parts.ts";
import type { LowerOperator, OperatorOf } from "./head.ts";
import { rowScope, withoutHidden } from "./row-scope.ts";

export const lowerExtend: LowerOperator<"extend" | "serialize"> = (
  operator,
  relation,
  scope,
  lowerer,
) => {
  const ordered: Relation =
    operator.kind === "serialize" ? { ...relation, order: relation.order ?? [] } : relation;
  if (operator.columns.length === 0) return ordered;
  const rows = rowScope(ordered, scope, lowerer);
  const known = new Set(relation.columns.map(({ name }) => name));
  const names = createColumnNames(lowerer.say, known);
  const taken = new Set<string>();
  const columns = operator.columns
    .flatMap((named) => partsOf(named, rows.scope, lowerer))
    .map((part) => {
      const name = extendedName(part, known, taken, names, lowerer);
      taken.add(name);
      return { name, value: part.value };
    });
  const step = { kind: "extend", columns, origin: operator.span } as const;
  return withoutHidden(withOrderedStep(rows.rows(), step), rows);
};

/** A column of the name is replaced, whether the name was given or comes from the expression. */
function extendedName(
  { given, derived, isColumn, span }: ColumnPart,
  known: ReadonlySet<string>,
  taken: ReadonlySet<string>,
  names: ColumnNames,
  lowerer: TabularLowerer,
): string {
  const name = given?.text ?? derived;
  if (name === undefined) return names.unnamed();
  if (!taken.has(name)) return known.has(name) ? name : names.add(name);
  if (given !== undefined || isColumn)
    lowerer.say("kusto/duplicate-column", { name }, given?.span ?? span);
  return names.add(name);
}

export const lowerProject: LowerOperator<"project"> = (operator, relation, scope, lowerer) => {
  const rows = rowScope(relation, scope, lowerer);
  const columns = namedColumns(operator.columns, rows.scope, lowerer);
  const step = { kind: "project", columns, origin: operator.span } as const;
  return withOrderedStep(rows.rows(), step);
};

/** Expressions with the names of the columns that they become, where only those are left. */
export function namedColumns(
  expressions: readonly NamedExpression[],
  scope: Scope,
  lowerer: TabularLowerer,
  names: ColumnNames = createColumnNames(lowerer.say, [], scope.columns),
): readonly Column[] {
  return expressions
    .flatMap((named) => partsOf(named, scope, lowerer))
    .map((part) => ({ name: nameOf(part, names), value: part.value }));
}

function nameOf({ given, derived, isColumn, span }: ColumnPart, names: ColumnNames): string {
  if (given !== undefined) return names.declare(given.text, given.span);
  if (derived === undefined) return names.unnamed();
  return isColumn ? names.declare(derived, span) : names.add(derived);
}

export const lowerPrint = (
  operator: OperatorOf<"print">,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation => {
  const names = createColumnNames(lowerer.say);
  const columns = operator.columns.map((named, i) => {
    const value = lowerer.scalar(named.value, { ...scope, columns: [] });
    const given = givenName(named, lowerer);
    const name =
      given === undefined ? names.add(`print_${i}`) : names.declare(given.text, given.span);
    return { name, value };
  });
  const row = relationOf({ kind: "inline", columns: [], rows: [[]], origin: operator.span });
  return withStep(row, { kind: "extend", columns, origin: operator.span });
};

export const lowerDistinct: LowerOperator<"distinct"> = (operator, relation, scope, lowerer) => {
  const rows = rowScope(relation, scope, lowerer);
  const names = createColumnNames(lowerer.say, [], relation.columns);
  const columns: Column[] = [];
  const takeAll = () => {
    const known = new Set(columns.map(({ name }) => name));
    for (const column of relation.columns) {
      if (known.has(column.name)) continue;
      columns.push({ name: names.add(column.name), value: columnExpr(column) });
    }
  };
  for (const named of operator.columns) {
    if (named.value.kind === "star") takeAll();
    else columns.push(...namedColumns([named], rows.scope, lowerer, names));
  }
  refuseDynamic(columns, "grouped by", operator, lowerer);
  return withStep(rows.rows(), { kind: "distinct", columns, origin: operator.span });
};

/** Reports keys that rows cannot be compared by. */
export function refuseDynamic(
  keys: readonly { readonly value: Expr }[],
  use: string,
  { keyword }: Pick<OperatorOf<"distinct">, "keyword">,
  lowerer: TabularLowerer,
): void {
  const found = keys.find(({ value }) => typeOf(value) === "dynamic" && !isBroken(value));
  if (found !== undefined) {
    lowerer.say("kusto/not-comparable", { use }, found.value.origin ?? keyword);
  }
}

/** A projection to some of the columns there are, as they are. */
export function onlyColumns(columns: readonly ColumnType[]): readonly Column[] {
  return columns.map((column) => ({ name: column.name, value: columnExpr(column) }));
}
