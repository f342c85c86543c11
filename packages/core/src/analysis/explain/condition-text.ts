import type { Expr } from "../../model/index.ts";

/** A condition in Sigma's words; what is not a named search is shown as `(…)`. */
export function conditionText(expr: Expr): string {
  switch (expr.kind) {
    case "named":
      return expr.name;
    case "quantified":
      return `${expr.quantifier === "any" ? "1" : "all"} of ${expr.pattern}`;
    case "not":
      return `not ${operandText(expr.arg)}`;
    case "and":
      return expr.args.map(operandText).join(" and ");
    case "or":
      return expr.args.map(operandText).join(" or ");
    case "is-true":
      return conditionText(expr.arg);
    default:
      return "(…)";
  }
}

function operandText(expr: Expr): string {
  return (expr.kind === "and" || expr.kind === "or") && expr.args.length > 1
    ? `(${conditionText(expr)})`
    : conditionText(expr);
}
