import type { Expression, Name, Operator, PathExpression, Pipeline } from "../syntax/index.ts";
import { assumedTable, mayAssume } from "./assumed.ts";
import { lowerDatatable, lowerExternalData } from "./literal-rows.ts";
import { findFunction } from "./functions.ts";
import { places } from "./is-tabular.ts";
import type { Relation } from "./lowerer.ts";
import { callForRows, lowerRowCall } from "./row-calls.ts";
import { withName } from "./names.ts";
import { lowerOperator, lowerSource } from "./operators/index.ts";

import type { Scope } from "./scope.ts";
import { silent, type TabularLowerer } from "./session.ts";
import { brokenRelation, relationOf } from "./steps.ts";
import { tableRelation } from "./tables.ts";

/** The rows that a tabular expression gives. */
export function lowerRelation(
  expression: Expression,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  switch (expression.kind) {
    case "paren":
      return lowerRelation(expression.inner, scope, lowerer);
    case "name":
      return lowerName(expression, scope, lowerer);
    case "pipeline":
      return lowerPipeline(expression, scope, lowerer);
    case "call":
      return lowerRowCall(expression, scope, lowerer);
    case "datatable":
      return lowerDatatable(expression, scope, lowerer);
    case "externaldata":
      return lowerExternalData(expression, lowerer);
    case "path":
      return lowerPath(expression, lowerer);
    case "missing":
      return brokenRelation;
    case "wildcard-name":
      lowerer.say("kusto/unsupported", { what: "A wildcard here" }, expression.span);
      return brokenRelation;
    default:
      lowerer.say("kusto/not-rows", { what: "this" }, expression.span);
      return brokenRelation;
  }
}

function lowerName(name: Name, scope: Scope, lowerer: TabularLowerer): Relation {
  const { text, span } = name;
  const meaning = scope.names.find(text);
  if (meaning?.kind === "relation") {
    const { relation } = meaning;
    const { query, columns, order, broken } = relation;
    return {
      ...relationOf({ kind: "query", query, name: text, origin: span }),
      columns,
      ...(order === undefined ? {} : { order }),
      ...(broken === undefined ? {} : { broken }),
    };
  }
  if (meaning?.kind === "scalar") {
    lowerer.say("kusto/not-rows", { what: `'${text}'` }, span);
    return brokenRelation;
  }
  if (meaning === undefined) {
    const table = lowerer.catalog.table(text);
    if (table !== undefined) return tableRelation(table, span, lowerer);
  }
  const callee = findFunction(text, scope.names, lowerer);
  if (callee !== undefined) {
    if (callee.parameters.some((parameter) => !("default" in parameter))) {
      lowerer.say("kusto/no-rows-of-function", { name: text }, span);
      return brokenRelation;
    }
    return callForRows(callee, { args: [], span }, scope, lowerer);
  }
  const known = [...scope.names.all(), ...lowerer.catalog.names()];
  if (mayAssume(text, known, lowerer.session)) return assumedTable(text, span, lowerer);
  lowerer.say("kusto/unknown-table", { name: text, known }, span);
  return brokenRelation;
}

/** `arg("").Resources`: what Azure's Resource Graph holds comes in a file, as a table of that name. */
function lowerPath(path: PathExpression, lowerer: TabularLowerer): Relation {
  const { base, span } = path;
  const [step, ...more] = path.steps;
  if (base.kind === "call" && places.has(base.name.text)) {
    const { text: place } = base.name;
    if (
      place === "arg" &&
      step?.kind === "member" &&
      step.name.kind === "name" &&
      more.length === 0
    ) {
      const { text } = step.name;
      const table = lowerer.catalog.table(text);
      if (table !== undefined) return tableRelation(table, span, lowerer);
      if (mayAssume(text, lowerer.catalog.names(), lowerer.session))
        return assumedTable(text, span, lowerer);
    }
    lowerer.say("kusto/elsewhere", { what: `${place}(…)` }, span);
  } else lowerer.say("kusto/not-rows", { what: "this" }, span);
  return brokenRelation;
}

function lowerPipeline(pipeline: Pipeline, scope: Scope, lowerer: TabularLowerer): Relation {
  const { source, operators } = pipeline;
  const [first, ...rest] = operators;
  if (source !== undefined)
    return lowerOperators(operators, lowerRelation(source, scope, lowerer), scope, lowerer);
  if (first === undefined) return brokenRelation;
  return lowerOperators(rest, lowerSource(first, scope, lowerer), scope, lowerer);
}

/** Lowers operators one after the other; `as` names the rows for those behind it. */
export function lowerOperators(
  operators: readonly Operator[],
  start: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  let relation = start;
  let { names } = scope;
  for (const operator of operators) {
    if (operator.kind === "as") {
      const { text: alias } = operator.name;
      names = withName(names, alias, { kind: "relation", relation });
      relation = { ...relation, alias };
      continue;
    }
    const reporting = relation.broken === true ? lowerer.reportingTo(silent) : lowerer;
    relation = lowerOperator(operator, relation, { ...scope, names }, reporting);
  }
  return relation;
}
