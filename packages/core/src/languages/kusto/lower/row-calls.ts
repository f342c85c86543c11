import type { CallExpression, Expression } from "../syntax/index.ts";
import { assumedTable, mayAssume } from "./assumed.ts";
import type { Arguments, Callee } from "./arguments.ts";
import { callUserFunction, findFunction } from "./functions.ts";
import { places } from "./is-tabular.ts";
import type { Relation } from "./lowerer.ts";
import { noNames, scopeOf } from "./names.ts";
import { rowFunctions, watchlistColumns } from "./row-functions.ts";
import { literalText } from "./scalar/types.ts";
import type { Scope } from "./scope.ts";
import type { TabularLowerer } from "./session.ts";
import { brokenRelation, relationOf } from "./steps.ts";
import { tableRelation } from "./tables.ts";

/** The rows that a call gives. */
export function lowerRowCall(
  call: CallExpression,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const { name, args, span } = call;
  const callee = findFunction(name.text, scope.names, lowerer);
  if (callee !== undefined) return callForRows(callee, { args, span }, scope, lowerer);
  const first = args[0]?.value;
  switch (name.text) {
    case "materialize":
    case "totable":
      return first === undefined ? brokenRelation : lowerer.relation(first, scope);
    case "table":
      return first === undefined ? refuse(call, lowerer) : tableByName(first, scope, lowerer);
    case "_GetWatchlist":
    case "_GetWatchlistAlias":
      lowerer.stub(
        first?.kind === "string" ? `the watchlist '${first.value}'` : "a watchlist",
        span,
      );
      return watchlist(span, lowerer);
    default:
      return refuse(call, lowerer);
  }
}

/** A list that the workspace keeps: no rows, and the columns that the query speaks of, which are texts. */
function watchlist(origin: CallExpression["span"], { session }: TabularLowerer): Relation {
  session.isOpen = true;
  const texts = [...session.assumed].map((name) => ({ name, type: "string" as const }));
  const known = new Set(watchlistColumns.map(({ name }) => name));
  const columns = [...watchlistColumns, ...texts.filter(({ name }) => !known.has(name))];
  return relationOf({ kind: "inline", columns, rows: [], origin });
}

/** `table(name)`: the name has to be known before there are rows. */
function tableByName(name: Expression, scope: Scope, lowerer: TabularLowerer): Relation {
  const text = literalText(lowerer.scalar(name, scope));
  if (text !== undefined) {
    const reference: Expression = { kind: "name", text, bracketed: true, span: name.span };
    return lowerer.relation(reference, scopeOf(noNames));
  }
  // In a function's body the name may be a parameter that nothing is given for yet.
  if (!lowerer.session.checking) {
    lowerer.say("kusto/unsupported", { what: "A table whose name is computed" }, name.span);
  }
  return brokenRelation;
}

function refuse({ name, span }: CallExpression, lowerer: TabularLowerer): Relation {
  const { text } = name;
  if (places.has(text)) lowerer.say("kusto/elsewhere", { what: `${text}(…)` }, span);
  else if (rowFunctions.has(text)) lowerer.say("kusto/unsupported", { what: `${text}(…)` }, span);
  else {
    const table = lowerer.catalog.table(text);
    // A table is at times written with parentheses, as the functions that take its place elsewhere are.
    if (table !== undefined) return tableRelation(table, span, lowerer);
    const known = [...rowFunctions, ...lowerer.catalog.names()];
    if (mayAssume(text, known, lowerer.session)) return assumedTable(text, span, lowerer);
    lowerer.say("kusto/unknown-table-function", { name: text, known }, name.span);
  }
  return brokenRelation;
}

/** The rows that a function of the query or the workspace gives, under its name. */
export function callForRows(
  callee: Callee,
  call: Arguments,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const result = callUserFunction(callee, call, scope, lowerer);
  if (result.kind === "scalar") {
    lowerer.say("kusto/not-rows", { what: `what '${callee.name}' gives` }, call.span);
    return brokenRelation;
  }
  const { relation } = result;
  const { columns, order, broken } = relation;
  return {
    ...relationOf({ kind: "query", query: relation.query, name: callee.name, origin: call.span }),
    columns,
    ...(order === undefined ? {} : { order }),
    ...(callee.isView ? { alias: callee.name } : {}),
    ...(broken === undefined ? {} : { broken }),
  };
}
