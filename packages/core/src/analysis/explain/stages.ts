import type { Expr } from "../../model/index.ts";
import type { SourceText } from "../../source/index.ts";
import { conditionText } from "./condition-text.ts";
import type { Stage } from "./explanation.ts";
import { readLogic } from "./logic.ts";

/**
 * Divides a condition into stages, which must all hold, and exclusions, none of which may. A conjunct is a
 * stage; alternatives are one stage, never several. A negated conjunct gives one exclusion for each
 * alternative inside it, and each is shown as the conjunction that it is.
 */
export function divideCondition(
  condition: Expr,
  source: SourceText,
): { readonly stages: readonly Stage[]; readonly exclusions: readonly Stage[] } {
  const stages: Stage[] = [];
  const exclusions: Stage[] = [];
  for (const conjunct of conjuncts(condition)) {
    const stage = toStage(conjunct, source);
    if (conjunct.kind === "not" && stage.logic.kind === "not") {
      for (const excluded of alternatives(conjunct.arg)) exclusions.push(toStage(excluded, source));
    } else stages.push(stage);
  }
  return { stages, exclusions };
}

function toStage(expr: Expr, source: SourceText): Stage {
  return { name: conditionText(expr), logic: readLogic(expr, source) };
}

/** What must hold together; `not (a or b)` is `not a` and `not b`. Named searches stay whole. */
function conjuncts(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "and":
      return expr.args.flatMap(conjuncts);
    case "quantified":
      return expr.quantifier === "all" ? expr.args.flatMap(conjuncts) : [expr];
    case "not":
      return expr.arg.kind === "not" ? conjuncts(expr.arg.arg) : [expr];
    default:
      return [expr];
  }
}

/** What suffices alone. */
function alternatives(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "or":
      return expr.args.flatMap(alternatives);
    case "quantified":
      return expr.quantifier === "any" ? expr.args.flatMap(alternatives) : [expr];
    default:
      return [expr];
  }
}
