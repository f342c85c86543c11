import type { ColumnType } from "../../../../model/index.ts";
import type { CallExpression } from "../../syntax/index.ts";
import { assumedTable, mayAssume } from "../assumed.ts";
import { findFunction } from "../functions.ts";
import type { Relation } from "../lowerer.ts";
import { callForRows } from "../row-calls.ts";
import { enrichments } from "../row-functions.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { missingLiteral, withOrderedStep } from "../steps.ts";
import type { LowerOperator } from "./head.ts";
import { rowScope } from "./row-scope.ts";

export const lowerInvoke: LowerOperator<"invoke"> = (operator, relation, scope, lowerer) => {
  const { call } = operator;
  if (call.kind !== "call") {
    if (call.kind !== "missing") lowerer.say("kusto/elsewhere", { what: "This" }, call.span);
    return { ...relation, broken: true };
  }
  const callee = findFunction(call.name.text, scope.names, lowerer);
  if (callee !== undefined) {
    const outside = { ...scope, columns: [] };
    return callForRows(
      callee,
      { piped: relation, args: call.args, span: call.span },
      outside,
      lowerer,
    );
  }
  const added = enrichments.get(call.name.text);
  if (added !== undefined) return enriched(call, relation, added, scope, lowerer);
  const known = [...enrichments.keys(), ...scope.names.all(), ...lowerer.catalog.names()];
  if (mayAssume(call.name.text, known, lowerer.session)) return assumed(call, relation, lowerer);
  lowerer.say("kusto/unknown-table-function", { name: call.name.text, known }, call.name.span);
  return { ...relation, broken: true };
};

/** A function that is not known adds what the query speaks of and nothing else has. */
function assumed(
  { name, span }: CallExpression,
  relation: Relation,
  lowerer: TabularLowerer,
): Relation {
  const { columns } = assumedTable(name.text, name.span, lowerer);
  const known = new Set(relation.columns.map((column) => column.name));
  const added = columns
    .filter((column) => !known.has(column.name))
    .map((column) => ({ name: column.name, value: missingLiteral(column.type) }));
  return withOrderedStep(relation, { kind: "extend", columns: added, origin: span });
}

/** What a service would add is not here: its columns are, without values. */
function enriched(
  call: CallExpression,
  relation: Relation,
  added: readonly ColumnType[],
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const rows = rowScope(relation, scope, lowerer);
  for (const { value } of call.args) {
    if (value.kind === "name") lowerer.scalar(value, rows.scope);
  }
  lowerer.stub(`${call.name.text}()`, call.span);
  const known = new Set(relation.columns.map(({ name }) => name));
  const columns = added
    .filter(({ name }) => !known.has(name))
    .map(({ name, type }) => ({ name, value: missingLiteral(type) }));
  return withOrderedStep(relation, { kind: "extend", columns, origin: call.span });
}
