import type { Expr } from "../../../model/index.ts";
import type { CallExpression, Statement } from "../syntax/index.ts";
import { type Arguments, bindArguments, type Callee } from "./arguments.ts";
import type { Relation } from "./lowerer.ts";
import { noNames } from "./names.ts";
import { reoriginated } from "./origin.ts";
import type { Names, Scope } from "./scope.ts";
import type { TabularLowerer } from "./session.ts";
import { brokenRelation } from "./steps.ts";
import { findStored, reportOf } from "./stored-functions.ts";

export type FunctionResult =
  | { readonly kind: "relation"; readonly relation: Relation }
  | { readonly kind: "scalar"; readonly value: Expr };

const maxDepth = 32;

/** Each call is a copy of the body: functions that call others twice soon come to more than any memory holds. */
const maxCalls = 5000;

/** The function that a name stands for, if it does. */
export function findFunction(
  name: string,
  names: Names,
  lowerer: TabularLowerer,
): Callee | undefined {
  const meaning = names.find(name);
  if (meaning?.kind === "function") {
    const { parameters, body, isView } = meaning.statement;
    return { name, parameters, body, isView, names: meaning.names };
  }
  if (meaning !== undefined) return undefined;
  const stored = findStored(name, lowerer.session);
  if (stored === undefined) return undefined;
  const { parameters, body } = stored;
  return { name, parameters, body, isView: true, names: noNames, stored };
}

/** The function that a call in a scalar's place calls, if it is one that gives a value. */
export function callsValue(
  call: CallExpression,
  scope: Scope,
  lowerer: TabularLowerer,
): Callee | undefined {
  const callee = findFunction(call.name.text, scope.names, lowerer);
  if (callee === undefined) return undefined;
  return lowerer.isTabular(call, scope) ? undefined : callee;
}

/** Lowers the body of a function with its parameters bound to the arguments. */
export function callUserFunction(
  callee: Callee,
  call: Arguments,
  scope: Scope,
  lowerer: TabularLowerer,
): FunctionResult {
  const { session } = lowerer;
  if (session.depth >= maxDepth) {
    lowerer.say("kusto/function-depth", { name: callee.name }, call.span);
    return { kind: "relation", relation: brokenRelation };
  }
  if (session.calls++ >= maxCalls) {
    lowerer.say("kusto/function-calls", { limit: maxCalls }, call.span);
    return { kind: "relation", relation: brokenRelation };
  }
  const bound = bindArguments(callee, call, scope, lowerer);
  if (bound === undefined) return { kind: "relation", relation: brokenRelation };
  session.depth++;
  const { stored } = callee;
  const report = stored === undefined ? undefined : reportOf(stored);
  const inner = report === undefined ? lowerer : lowerer.reportingTo(report.say);
  const result = lowerBody(callee.body, bound.names, inner);
  session.depth--;
  if (report === undefined) return result;
  session.called.add(callee.name);
  const said = report.diagnostics();
  if (said.some(({ severity }) => severity === "error")) {
    lowerer.say("kusto/broken-function", { name: callee.name, causes: said }, call.span);
    return { kind: "relation", relation: brokenRelation };
  }
  session.asides.push(...said);
  // Spans of another text mean nothing in this one.
  return result.kind === "scalar"
    ? { kind: "scalar", value: reoriginated(result.value, call.span, bound.given) }
    : {
        kind: "relation",
        relation: {
          ...result.relation,
          query: reoriginated(result.relation.query, call.span, bound.given),
        },
      };
}

/** The rows or the value that the last statement of a body gives. */
export function lowerBody(
  body: readonly Statement[],
  names: Names,
  lowerer: TabularLowerer,
): FunctionResult {
  const { results } = lowerer.statements(body, names);
  const last = results.at(-1);
  if (last === undefined) return { kind: "relation", relation: brokenRelation };
  const { expression, scope } = last;
  return lowerer.isTabular(expression, scope)
    ? { kind: "relation", relation: lowerer.relation(expression, scope) }
    : { kind: "scalar", value: lowerer.scalar(expression, scope) };
}
