import type { Expression, FunctionParameter } from "../syntax/index.ts";
import type { Callee } from "./arguments.ts";
import { findFunction } from "./functions.ts";
import { scopeOf, withName } from "./names.ts";
import type { Meaning, Scope } from "./scope.ts";
import type { TabularLowerer } from "./session.ts";
import { brokenRelation, missingLiteral } from "./steps.ts";
import { rowFunctions } from "./row-functions.ts";

/** Whether an expression gives rows rather than a value, by what its names stand for. */
export function isTabular(expression: Expression, scope: Scope, lowerer: TabularLowerer): boolean {
  switch (expression.kind) {
    case "paren":
      return isTabular(expression.inner, scope, lowerer);
    case "pipeline":
    case "datatable":
    case "externaldata":
      return true;
    case "name":
      return isTabularName(expression.text, scope, lowerer);
    case "call":
      return isTabularCall(expression.name.text, scope, lowerer);
    case "path": {
      const { base } = expression;
      return base.kind === "call" && places.has(base.name.text);
    }
    default:
      return false;
  }
}

/** Functions whose members are tables of another place. */
export const places: ReadonlySet<string> = new Set([
  "database",
  "cluster",
  "workspace",
  "app",
  "arg",
  "adx",
  "resource",
]);

function isTabularName(name: string, scope: Scope, lowerer: TabularLowerer): boolean {
  if (scope.columns.some((column) => column.name === name)) return false;
  const meaning = scope.names.find(name);
  if (meaning?.kind === "function") return givesRows(name, scope, lowerer);
  if (meaning !== undefined) return meaning.kind === "relation";
  if (lowerer.catalog.table(name) !== undefined) return true;
  if (findFunction(name, scope.names, lowerer) !== undefined)
    return givesRows(name, scope, lowerer);
  // Outside of rows a name that is not known can only be a table.
  return lowerer.session.assumesTables && scope.columns.length === 0;
}

function isTabularCall(name: string, scope: Scope, lowerer: TabularLowerer): boolean {
  const isOwn = scope.names.find(name) !== undefined;
  if (!isOwn && rowFunctions.has(name)) return true;
  if (!isOwn && lowerer.catalog.table(name) !== undefined) return true;
  return givesRows(name, scope, lowerer);
}

const maxDepth = 16;

/** Whether a function's last statement gives rows, whatever it is called with. */
function givesRows(name: string, scope: Scope, lowerer: TabularLowerer): boolean {
  const callee = findFunction(name, scope.names, lowerer);
  const { session } = lowerer;
  // Functions that call one another without end give nothing; calling them is reported.
  if (callee === undefined || session.looking > maxDepth) return callee !== undefined;
  session.looking++;
  const gives = bodyGivesRows(callee, lowerer);
  session.looking--;
  return gives;
}

function bodyGivesRows(callee: Callee, lowerer: TabularLowerer): boolean {
  let names = callee.parameters.reduce(
    (outer, parameter) => withName(outer, parameter.name.text, kindOfParameter(parameter)),
    callee.names,
  );
  const last = callee.body.findLast((statement) => statement.kind === "expression");
  if (last?.kind !== "expression") return false;
  for (const statement of callee.body) {
    if (statement.kind === "let-function") {
      names = withName(names, statement.name.text, { kind: "function", statement, names });
    } else if (statement.kind === "let") {
      const meaning: Meaning = isTabular(statement.value, scopeOf(names), lowerer)
        ? { kind: "relation", relation: brokenRelation }
        : { kind: "scalar", value: missingLiteral("string") };
      names = withName(names, statement.name.text, meaning);
    }
  }
  return isTabular(last.expression, scopeOf(names), lowerer);
}

function kindOfParameter({ kind }: FunctionParameter): Meaning {
  return kind === "table-parameter"
    ? { kind: "relation", relation: brokenRelation }
    : { kind: "scalar", value: missingLiteral("string") };
}
