import type { DataMap, DataNode } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import {
  type Alias,
  type Correlation,
  type CorrelationCondition,
  correlationTypes,
  type CorrelationType,
  type Named,
  type RuleCondition,
} from "../syntax/index.ts";
import { parseCorrelationCondition } from "./correlation-condition.ts";
import { parseTimespan } from "./timespan.ts";
import { describe, scalarsOf, suggestion, valueOf } from "./words.ts";

const keys = ["type", "rules", "group-by", "timespan", "condition", "aliases", "generate"];

/** Reads the `correlation` part of a correlation rule (specification 2.1, "Sigma Correlation Rules"). */
export function parseCorrelation(document: DataMap, report: Report): Correlation | undefined {
  const { say } = report;
  const node = valueOf(document, "correlation");
  if (node?.kind !== "map") {
    const payload = {
      attribute: "correlation",
      wanted: "a map",
      found: describe(node),
    };
    say("sigma/correlation-part", payload, node?.span ?? document.span);
    return undefined;
  }
  for (const { key } of node.entries) {
    if (keys.includes(key.text)) continue;
    say(
      "sigma/unknown-key",
      { key: key.text, place: "correlation", ...suggestion(key.text, keys) },
      key.span,
    );
  }

  const type = parseType(node, report);
  if (type === undefined) return undefined;
  const conditionNode = valueOf(node, "condition");
  const condition =
    conditionNode === undefined
      ? undefined
      : parseCorrelationCondition(conditionNode, type, report);
  const rules = namesOf(node, "rules", report);
  const fromCondition = condition?.kind === "expression" ? namesIn(condition.expression) : [];
  if (rules.length === 0 && fromCondition.length === 0) {
    const payload = { attribute: "rules", wanted: "the ids or names of rules", found: "missing" };
    say("sigma/correlation-part", payload, valueOf(node, "rules")?.span ?? node.span);
  }
  if (rules.length > 0) checkSameRules(rules, fromCondition, report);
  if (conditionNode === undefined && !type.startsWith("temporal")) {
    const payload = {
      attribute: "condition",
      wanted: "a threshold such as gte: 10",
      found: "missing",
    };
    say("sigma/correlation-part", payload, node.span);
  }
  checkMeasure(type, condition, node, report);

  const timespan = valueOf(node, "timespan");
  const timespanMs = timespan?.kind === "scalar" ? parseTimespan(timespan.text) : undefined;
  if (timespanMs === undefined) {
    const found = timespan?.kind === "scalar" ? `'${timespan.text}'` : "missing";
    say("sigma/timespan", { found }, timespan?.span ?? node.span);
  }
  return {
    type,
    rules: rules.length > 0 ? rules : fromCondition,
    groupBy: namesOf(node, "group-by", report),
    timespanMs: timespanMs ?? 0,
    ...(condition === undefined ? {} : { condition }),
    aliases: parseAliases(valueOf(node, "aliases"), report),
    generate: parseGenerate(valueOf(node, "generate"), report),
    span: node.span,
  };
}

function parseType(correlation: DataMap, report: Report): CorrelationType | undefined {
  const node = valueOf(correlation, "type");
  if (node?.kind !== "scalar") {
    const payload = {
      attribute: "type",
      wanted: "a correlation type",
      found: describe(node),
    };
    report.say("sigma/correlation-part", payload, node?.span ?? correlation.span);
    return undefined;
  }
  const type = correlationTypes.find((known) => known === node.text);
  if (type === undefined) {
    const payload = { type: node.text, ...suggestion(node.text, correlationTypes) };
    report.say("sigma/correlation-type", payload, node.span);
  }
  return type;
}

function namesOf(correlation: DataMap, key: string, report: Report): readonly Named[] {
  const node = valueOf(correlation, key);
  if (node === undefined) return [];
  const scalars = scalarsOf(node);
  if (scalars === undefined) {
    report.say(
      "sigma/correlation-part",
      { attribute: key, wanted: "a list of names", found: describe(node) },
      node.span,
    );
    return [];
  }
  return scalars.map((scalar) => ({ name: scalar.text, span: scalar.span }));
}

/** The rules that an extended condition names, each once, in the order of their first mention. */
function namesIn(expression: RuleCondition): readonly Named[] {
  const found = new Map<string, Named>();
  const visit = (node: RuleCondition): void => {
    if (node.kind === "identifier") {
      if (!found.has(node.name)) found.set(node.name, { name: node.name, span: node.span });
    } else if (node.kind === "not") visit(node.arg);
    else node.args.forEach(visit);
  };
  visit(expression);
  return [...found.values()];
}

/** Where both `rules` and an extended condition are given they must speak of the same rules. */
function checkSameRules(
  rules: readonly Named[],
  inCondition: readonly Named[],
  report: Report,
): void {
  if (inCondition.length === 0) return;
  const listed = rules.map((rule) => rule.name);
  for (const { name, span } of inCondition) {
    if (!listed.includes(name))
      report.say("sigma/rule-not-listed", { name, ...suggestion(name, listed) }, span);
  }
  const used = new Set(inCondition.map((rule) => rule.name));
  for (const { name, span } of rules) {
    if (!used.has(name)) report.say("sigma/rule-not-in-condition", { name }, span);
  }
}

function checkMeasure(
  type: CorrelationType,
  condition: CorrelationCondition | undefined,
  correlation: DataMap,
  report: Report,
): void {
  if (!type.startsWith("value_") || condition?.kind !== "thresholds") return;
  const at = condition.span ?? correlation.span;
  const [, second] = condition.fields;
  if (condition.fields.length === 0) {
    report.say(
      "sigma/correlation-part",
      { attribute: "condition.field", wanted: "the field to measure", found: "missing" },
      at,
    );
  } else if (second !== undefined && type !== "value_count") {
    report.say(
      "sigma/correlation-part",
      { attribute: "condition.field", wanted: "one field", found: "several" },
      second.span,
    );
  }
  if (type === "value_percentile" && condition.percentile === undefined) {
    const payload = {
      attribute: "condition.percentile",
      wanted: "a number from 0 to 100",
      found: "missing",
    };
    report.say("sigma/correlation-part", payload, at);
  }
}

function parseAliases(node: DataNode | undefined, report: Report): readonly Alias[] {
  if (node === undefined) return [];
  const wrong = (bad: DataNode) => {
    const payload = {
      attribute: "aliases",
      wanted: "a map from alias to {rule: field}",
      found: describe(bad),
    };
    report.say("sigma/correlation-part", payload, bad.span);
  };
  if (node.kind !== "map") {
    wrong(node);
    return [];
  }
  return node.entries.map(({ key, value }): Alias => {
    const fields: { rule: Named; field: string }[] = [];
    if (value.kind !== "map") wrong(value);
    else {
      for (const { key: rule, value: field } of value.entries) {
        if (field.kind !== "scalar") wrong(field);
        else fields.push({ rule: { name: rule.text, span: rule.span }, field: field.text });
      }
    }
    return { name: key.text, fields, span: key.span };
  });
}

function parseGenerate(node: DataNode | undefined, report: Report): boolean {
  if (node === undefined) return false;
  if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
  report.say(
    "sigma/correlation-part",
    { attribute: "generate", wanted: "true or false", found: describe(node) },
    node.span,
  );
  return false;
}
