import type { Expr, ScalarType } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import { severalColumns } from "../../functions/index.ts";
import type { CallExpression, Name, NamedExpression } from "../../syntax/index.ts";
import { columnNameOf } from "../scalar/index.ts";
import { convert } from "../scalar/convert.ts";
import { isBroken } from "../scalar/types.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";

/** A column that an expression of a list becomes, with what it may be called. */
export interface ColumnPart {
  readonly given?: Name;
  /** What the expression calls it. */
  readonly derived?: string;
  /** Whether it is a column as it is. */
  readonly isColumn: boolean;
  readonly value: Expr;
  readonly span: Span;
}

/** The columns that an expression becomes: one, but for functions that give several. */
export function partsOf(
  named: NamedExpression,
  scope: Scope,
  lowerer: TabularLowerer,
): readonly ColumnPart[] {
  const { value: expression } = named;
  const value = lowerer.scalar(expression, scope);
  const several =
    expression.kind === "call" && scope.names.find(expression.name.text) === undefined
      ? severalColumns.get(expression.name.text)
      : undefined;
  if (several !== undefined && expression.kind === "call")
    return severalParts(named, expression, value, several, scope, lowerer);
  const given = givenName(named, lowerer);
  const derived = columnNameOf(expression, scope);
  return [
    {
      ...(given === undefined ? {} : { given }),
      ...(derived === undefined ? {} : { derived }),
      isColumn: expression.kind === "name",
      value,
      span: expression.span,
    },
  ];
}

/** Of several columns those that are given names; all, by names of their own, where none is. */
function severalParts(
  { names, span }: NamedExpression,
  call: CallExpression,
  list: Expr,
  columns: NonNullable<ReturnType<typeof severalColumns.get>>,
  scope: Scope,
  lowerer: TabularLowerer,
): readonly ColumnPart[] {
  const spare = names[columns.length];
  if (spare !== undefined) lowerer.say("kusto/tuple", {}, spare.span);
  const [first] = call.args;
  const stem = `${call.name.text}_${first === undefined ? "" : (columnNameOf(first.value, scope) ?? "")}`;
  const wanted = names.length === 0 ? columns : columns.slice(0, names.length);
  return wanted.map(([end, type], place): ColumnPart => {
    const given = names[place];
    const value = isBroken(list) ? list : memberOf(list, place, type);
    return {
      ...(given === undefined ? { derived: `${stem}_${end}` } : { given }),
      isColumn: false,
      value,
      span,
    };
  });
}

function memberOf(list: Expr, place: number, type: ScalarType): Expr {
  const index: Expr = { kind: "literal", value: { kind: "number", value: place }, type: "long" };
  const member: Expr = {
    kind: "call",
    function: "dynamic-get",
    args: [list, index],
    type: "dynamic",
  };
  return convert(member, type);
}

/** The name that an expression is given, if it is. */
export function givenName(named: NamedExpression, lowerer: TabularLowerer): Name | undefined {
  const [first, second] = named.names;
  if (second !== undefined) lowerer.say("kusto/tuple", {}, named.span);
  return first;
}
