import type { Expr } from "../../../../model/index.ts";
import type { Name } from "../../syntax/index.ts";
import type { Scope } from "../scope.ts";
import { columnExpr } from "../steps.ts";
import { broken, type Context, isBroken } from "./types.ts";

/** A name in a value's place: a column of the rows, else what a statement bound. */
export function lowerName(name: Name, { scope, lowerer }: Context): Expr {
  const { text, span } = name;
  if (text === "") return broken;
  const column = scope.columns.find((candidate) => candidate.name === text);
  if (column !== undefined) {
    if (scope.aggregate === undefined) return columnExpr(column, span);
    lowerer.say("kusto/not-aggregated", { name: text }, span);
    return broken;
  }
  const meaning = scope.names.find(text);
  if (meaning?.kind === "scalar") {
    if (isBroken(meaning.value)) return broken;
    return { kind: "named", name: text, role: "let", arg: meaning.value, origin: span };
  }
  if (meaning?.kind === "function") {
    const called = lowerer.callFunction({ kind: "call", name, args: [], span }, scope);
    if (called !== undefined) return called;
  }
  if (meaning?.kind === "relation" || lowerer.catalog.table(text) !== undefined) {
    lowerer.say("kusto/table-as-value", {}, span);
    return broken;
  }
  lowerer.say("kusto/unknown-name", { name: text, known: namesIn(scope) }, span);
  return broken;
}

function namesIn(scope: Scope): readonly string[] {
  return [...scope.columns.map(({ name }) => name), ...scope.names.all()];
}
