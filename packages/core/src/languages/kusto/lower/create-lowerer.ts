import { callsValue, callUserFunction } from "./functions.ts";
import { isTabular } from "./is-tabular.ts";
import { lowerOperators, lowerRelation } from "./relation.ts";
import { lowerScalar } from "./scalar/index.ts";
import { broken } from "./scalar/types.ts";
import { nameIn, type SayLowering } from "./diagnostics.ts";
import { lowerStatements } from "./statements.ts";
import { type Session, silent, type TabularLowerer } from "./session.ts";

const unknownNames: ReadonlySet<string> = new Set([
  "kusto/unknown-name",
  "kusto/unknown-column",
  "kusto/join-column",
]);

/** Ties the halves of lowering together. Once a question is open nothing more is reported: too little is known. */
export function createLowerer(session: Session, report: SayLowering): TabularLowerer {
  const say: SayLowering = (code, payload, span) => {
    if (session.question !== undefined) return;
    // Behind an error everything is unknown.
    if (report !== silent && unknownNames.has(code)) session.unknown.add(nameIn(payload));
    report(code, payload, span);
  };
  const lowerer: TabularLowerer = {
    catalog: session.catalog,
    session,
    say,
    scalar: (expression, scope) => lowerScalar(expression, scope, lowerer),
    relation: (expression, scope) => lowerRelation(expression, scope, lowerer),
    isTabular: (expression, scope) => isTabular(expression, scope, lowerer),
    callFunction(call, scope) {
      const callee = callsValue(call, scope, lowerer);
      if (callee === undefined) return undefined;
      const result = callUserFunction(callee, { args: call.args, span: call.span }, scope, lowerer);
      return result.kind === "scalar" ? result.value : broken;
    },
    pipe: (operators, start, scope) => lowerOperators(operators, start, scope, lowerer),
    statements: (statements, outer) => lowerStatements(statements, outer, lowerer),
    stub(what, span) {
      const isKnown = session.stubs.some(
        (stub) => stub.what === what && stub.span.start === span.start,
      );
      if (!isKnown) session.stubs.push({ what, span });
    },
    fresh: (base) => `$${base}${session.fresh++}`,
    reportingTo: (other) => createLowerer(session, other),
  };
  return lowerer;
}
