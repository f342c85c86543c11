import type { CompareOperator, Threshold } from "../../../model/index.ts";
import type { DataNode } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import type {
  Condition,
  CorrelationCondition,
  CorrelationType,
  Named,
  RuleCondition,
} from "../syntax/index.ts";
import { parseCondition } from "./condition.ts";
import { decimalNumber } from "./number.ts";
import { describe, scalarsOf, suggestion } from "./words.ts";

const operators: ReadonlyMap<string, CompareOperator> = new Map([
  ["gt", "gt"],
  ["gte", "ge"],
  ["lt", "lt"],
  ["lte", "le"],
  ["eq", "eq"],
  ["neq", "ne"],
]);

/**
 * Reads a correlation's condition: thresholds (several are a range, as the specification allows), or,
 * for the temporal types, a text with and/or/not over rule names (extended condition).
 */
export function parseCorrelationCondition(
  node: DataNode,
  type: CorrelationType,
  report: Report,
): CorrelationCondition | undefined {
  if (node.kind === "scalar" && typeof node.value === "string") {
    if (!type.startsWith("temporal")) {
      report.say("sigma/extended-condition", { type }, node.span);
      return undefined;
    }
    const condition = parseCondition(node, report);
    const expression = condition && overRules(condition, report);
    return expression && { kind: "expression", expression };
  }
  if (node.kind !== "map") {
    const payload = {
      attribute: "condition",
      wanted: "a map such as gte: 10",
      found: describe(node),
    };
    report.say("sigma/correlation-part", payload, node.span);
    return undefined;
  }
  const tests: Threshold[] = [];
  let fields: readonly Named[] = [];
  let percentile: number | undefined;
  for (const { key, value } of node.entries) {
    const operator = operators.get(key.text);
    const figure = value.kind === "scalar" ? decimalNumber(value) : undefined;
    if (operator !== undefined) {
      if (figure === undefined) refuse(`condition.${key.text}`, "a number", value, report);
      else tests.push({ operator, value: figure });
    } else if (key.text === "field") {
      const scalars = scalarsOf(value);
      if (scalars === undefined) refuse("condition.field", "a field name", value, report);
      fields = (scalars ?? []).map((scalar) => ({ name: scalar.text, span: scalar.span }));
    } else if (key.text === "percentile") {
      if (figure === undefined || figure < 0 || figure > 100) {
        refuse("condition.percentile", "a number from 0 to 100", value, report);
      } else percentile = figure;
    } else {
      const known = [...operators.keys(), "field", "percentile"];
      const payload = { key: key.text, place: "condition", ...suggestion(key.text, known) };
      report.say("sigma/unknown-key", payload, key.span);
    }
  }
  if (tests.length === 0) refuse("condition", "a threshold such as gte: 10", node, report);
  return {
    kind: "thresholds",
    tests,
    fields,
    ...(percentile === undefined ? {} : { percentile }),
    span: node.span,
  };
}

function refuse(attribute: string, wanted: string, node: DataNode, report: Report): void {
  const found = node.kind === "scalar" ? `'${node.text}'` : describe(node);
  report.say("sigma/correlation-part", { attribute, wanted, found }, node.span);
}

function overRules(condition: Condition, report: Report): RuleCondition | undefined {
  switch (condition.kind) {
    case "identifier":
      return condition;
    case "not": {
      const arg = overRules(condition.arg, report);
      return arg && { ...condition, arg };
    }
    case "quantified":
      report.say("sigma/quantified-rules", {}, condition.span);
      return undefined;
    default: {
      const args = condition.args
        .map((arg) => overRules(arg, report))
        .filter((arg) => arg !== undefined);
      return args.length < condition.args.length ? undefined : { ...condition, args };
    }
  }
}
