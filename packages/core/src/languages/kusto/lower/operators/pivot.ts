import type { AggregateColumn, Column, Expr } from "../../../../model/index.ts";
import { text, typeOf } from "../../../../model/index.ts";
import type { CallExpression, NamedExpression } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import { isAggregate, lowerAggregate } from "../scalar/index.ts";
import { isBroken } from "../scalar/types.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { brokenRelation, withStep } from "../steps.ts";
import { createColumnNames } from "./column-names.ts";
import { onlyColumns } from "./columns.ts";
import type { OperatorOf } from "./head.ts";
import { ask, declared } from "./open-columns.ts";
import { rowScope } from "./row-scope.ts";

/** One column for each value of the first argument, holding the aggregate over its rows; the rest are keys. */
export function lowerPivot(
  operator: OperatorOf<"evaluate">,
  call: CallExpression,
  relation: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const rows = rowScope(relation, scope, lowerer);
  const [pivot, ...rest] = call.args;
  if (pivot === undefined) {
    lowerer.say(
      "kusto/argument-count",
      { name: "pivot", wanted: "1 argument or more", found: 0 },
      call.span,
    );
    return { ...relation, broken: true };
  }
  const value = lowerer.scalar(pivot.value, rows.scope);
  if (isBroken(value)) return { ...relation, broken: true };
  const [first] = rest;
  const isAggregated = first?.value.kind === "call" && isAggregate(first.value.name.text);
  const aggregate = isAggregated
    ? lowerAggregate({ ...first, names: [] }, rows.scope, lowerer)[0]
    : countOfRows;
  const spoken = new Set([value, ...(aggregate?.args ?? [])].flatMap(fieldNames));
  const others: readonly NamedExpression[] = isAggregated ? rest.slice(1) : rest;
  const by: readonly Column[] =
    others.length > 0
      ? others.map(({ value: key }, i) => {
          const lowered = lowerer.scalar(key, rows.scope);
          return {
            name: lowered.kind === "field" ? lowered.name : `Column${i + 1}`,
            value: lowered,
          };
        })
      : onlyColumns(relation.columns.filter(({ name }) => !spoken.has(name)));
  const schema = declared(operator);
  const names = new Set(by.map(({ name }) => name));
  const found =
    schema?.columns.filter(({ name }) => !names.has(name)) ??
    ask("pivot", operator, relation, value, lowerer);
  if (found === undefined || aggregate === undefined) {
    return {
      ...brokenRelation,
      columns: by.map(({ name, value: key }) => ({ name, type: typeOf(key) })),
    };
  }
  const unique = createColumnNames(() => {}, names);
  const aggregates = found.map(({ name }): AggregateColumn => {
    const where = isValue(value, name);
    return { ...aggregate, name: unique.add(name), where };
  });
  const step = { kind: "summarize", by, aggregates, origin: operator.span } as const;
  return withStep(rows.rows(), step);
}

const countOfRows: AggregateColumn = { name: "count_", function: "count", type: "long", args: [] };

function fieldNames(expr: Expr): readonly string[] {
  return expr.kind === "field" ? [expr.name] : [];
}

function isValue(value: Expr, name: string): Expr {
  const subject: Expr =
    typeOf(value) === "string"
      ? value
      : { kind: "call", function: "tostring", args: [value], type: "string" };
  return {
    kind: "compare",
    operator: "eq",
    left: subject,
    right: { kind: "literal", value: text(name) },
    as: "text",
    caseRule: "sensitive",
    quantifier: "any",
  };
}
