import { patternShape } from "../model/index.ts";
import type { Datum, Event, Expr, Pattern } from "../model/index.ts";
import { evaluateExpr, evaluateScalar } from "./evaluate.ts";
import type { BoundFilter } from "../schema/index.ts";
import { selects } from "./selector.ts";
import type { Rule } from "./rule-set.ts";

/** A field whose value made a rule match, and by which predicate. */
export interface MatchedField {
  readonly field: string;
  readonly value: Datum;
  readonly predicate: string;
}

/** What made a rule match an event: the positive tests that hold, in the rule's order, each once. */
export function matchedFields(rule: Rule, event: Event): readonly MatchedField[] {
  const filter = rule.filters.find((bound) => isMatch(bound, event));
  const found = new Map<string, MatchedField>();
  if (filter !== undefined) collect(filter.filter, event, found);
  return [...found.values()];
}

function isMatch({ selector, filter }: BoundFilter, event: Event): boolean {
  return selects(selector, event) && evaluateExpr(filter, event) === true;
}

function collect(expr: Expr, event: Event, found: Map<string, MatchedField>): void {
  switch (expr.kind) {
    case "and":
    case "or":
    case "quantified":
      for (const arg of expr.args) if (evaluateExpr(arg, event) === true) collect(arg, event, found);
      return;
    case "is-true":
    case "named":
      collect(expr.arg, event, found);
      return;
    case "match":
    case "regex":
    case "term":
    case "network":
    case "is-null":
    case "exists":
      add(found, expr.subject, describeTest(expr), event);
      return;
    case "compare":
      add(found, expr.left, `${expr.operator} ${describeScalar(expr.right)}`, event);
      return;
    case "call":
      if (expr.args[0] !== undefined) add(found, expr.args[0], `${expr.function} ${expr.args.slice(1).map(describeScalar).join(", ")}`, event);
      return;
    default:
  }
}

function add(found: Map<string, MatchedField>, subject: Expr, predicate: string, event: Event): void {
  const field = describeScalar(subject);
  const value = evaluateScalar(subject, event) ?? null;
  found.set(`${field} ${predicate}`, { field, value: subject.kind === "record-text" ? null : value, predicate });
}

/** A test in the words of Sigma's modifiers, for people. */
function describeTest(expr: Extract<Expr, { readonly subject: Expr }>): string {
  switch (expr.kind) {
    case "match":
      return `${describePattern(expr.pattern)}${expr.caseRule === "sensitive" ? " (cased)" : ""}`;
    case "regex":
      return `re ${expr.pattern}`;
    case "term":
      return `term ${expr.text}`;
    case "network":
      return `cidr ${expr.network}`;
    case "is-null":
      return "null";
    case "exists":
      return "exists";
  }
}

function describePattern(pattern: Pattern): string {
  const shape = patternShape(pattern);
  switch (shape.kind) {
    case "equals":
      return `equals ${shape.text}`;
    case "contains":
      return `contains ${shape.text}`;
    case "starts-with":
      return `startswith ${shape.text}`;
    case "ends-with":
      return `endswith ${shape.text}`;
    case "anything":
      return "any value";
    case "wildcard":
      return `matches ${pattern.map((part) => (part.kind === "literal" ? part.text : part.kind === "any-run" ? "*" : "?")).join("")}`;
  }
}

function describeScalar(expr: Expr): string {
  if (expr.kind === "field") return expr.name;
  if (expr.kind === "record-text") return "event";
  if (expr.kind === "literal") return "value" in expr.value ? String(expr.value.value) : expr.value.kind;
  return expr.kind === "call" ? `${expr.function}(${expr.args.map(describeScalar).join(", ")})` : expr.kind;
}
