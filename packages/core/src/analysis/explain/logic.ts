import type { Expr, NotExpr } from "../../model/index.ts";
import type { SourceText } from "../../source/index.ts";
import type { Logic } from "./explanation.ts";
import { readExpression, readPredicate } from "./predicate.ts";

/** Turns a boolean expression into predicates joined as the author joined them, names kept. */
export function readLogic(expr: Expr, source: SourceText): Logic {
  const predicate = expr.kind === "named" ? undefined : readPredicate(expr, source);
  if (predicate !== undefined) return { kind: "predicate", predicate };
  switch (expr.kind) {
    case "named":
      return withName(readLogic(expr.arg, source), expr.name);
    case "is-true":
      return readLogic(expr.arg, source);
    case "and":
      return { kind: "all", members: expr.args.map((arg) => readLogic(arg, source)) };
    case "or":
      return { kind: "any", members: expr.args.map((arg) => readLogic(arg, source)) };
    case "quantified": {
      const members = expr.args.map((arg) => readLogic(arg, source));
      const [only] = members;
      if (only !== undefined && members.length === 1) return only;
      return { kind: expr.quantifier, members };
    }
    case "not":
      return isWrittenAsOne(expr) && readPredicate(expr.arg, source) === undefined
        ? { kind: "predicate", predicate: readExpression(expr, source) }
        : { kind: "not", member: readLogic(expr.arg, source) };
    default:
      return { kind: "predicate", predicate: readExpression(expr, source) };
  }
}

/** Whether a negation is a part of its test's operator: the text of the one is that of the other. */
export function isWrittenAsOne({ arg, origin }: NotExpr): boolean {
  return (
    origin !== undefined && origin.start === arg.origin?.start && origin.end === arg.origin.end
  );
}

/** A search that is itself named inside another keeps its own name, in a group of one. */
function withName(logic: Logic, name: string): Logic {
  return logic.name === undefined ? { ...logic, name } : { kind: "all", name, members: [logic] };
}
