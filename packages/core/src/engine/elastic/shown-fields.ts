import { mapExpr } from "../../model/index.ts";
import type { Datum, DetectionLogic, Event, Expr, Query } from "../../model/index.ts";
import { ecsFieldKind } from "../../schema/ecs/index.ts";
import { evaluateExpr, evaluateScalar } from "../evaluate.ts";
import type { Rule } from "../rule-set.ts";
import { selects } from "../selector.ts";
import { bindEcsKey, isOverOwnRecords } from "./bind-ecs.ts";

/** The names of the ECS fields that a detection speaks of, as they first occur; those with wildcards are no names. */
export function ecsFieldsOf(logic: DetectionLogic): readonly string[] {
  const names = new Set<string>();
  const see = (expr: Expr) => {
    mapExpr(expr, (node) => {
      if (node.kind === "field" && node.vocabulary === "ecs" && !node.name.includes("*"))
        names.add(node.name);
      return node;
    });
  };
  const seeQuery = ({ steps }: Query) => {
    for (const step of steps) if (step.kind === "filter") see(step.where);
  };
  if (logic.kind === "queries") logic.queries.forEach(seeQuery);
  else if (logic.correlation.kind === "sequence") {
    const { steps, until } = logic.correlation;
    for (const { input, by } of [...steps, ...(until === undefined ? [] : [until])]) {
      by.forEach(see);
      if (input.kind === "query") seeQuery(input.query);
    }
  } else {
    const { inputs, groupBy, measure } = logic.correlation;
    groupBy.flat().forEach(see);
    if ("fields" in measure) measure.fields.forEach(see);
    for (const input of inputs) if (input.kind === "query") seeQuery(input.query);
  }
  return [...names];
}

/**
 * The values of ECS fields in an event that a rule matches, in the order of the names; null for those that it lacks.
 */
export function ecsValues(rule: Rule, names: readonly string[], event: Event): readonly Datum[] {
  const bound = rule.filters.find(
    ({ selector, filter }) => selects(selector, event) && evaluateExpr(filter, event) === true,
  );
  return names.map((name) => {
    if (bound === undefined) return null;
    const field: Expr = { kind: "field", vocabulary: "ecs", name };
    const value = evaluateScalar(bindEcsKey(field, bound), event) ?? null;
    return isOverOwnRecords(bound) ? value : inEcs(value, name);
  });
}

/** Numbers of the log that are keywords in ECS, `event.code` among them, are texts there. */
function inEcs(value: Datum, field: string): Datum {
  return typeof value === "number" && ecsFieldKind(field) === "keyword" ? String(value) : value;
}
