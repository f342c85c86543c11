import { patternShape } from "../model/index.ts";
import type { CompareExpr, Datum, Event, Expr, Pattern } from "../model/index.ts";
import { evaluateExpr, evaluateScalar } from "./evaluate.ts";
import type { Subject } from "./evaluate.ts";
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
  const subject = remembering(event);
  for (const { selector, filter } of rule.filters) {
    if (!selects(selector, event)) continue;
    const found: Finding[] = [];
    if (collect(filter, subject, found)) return distinct(found, subject);
  }
  return [];
}

/** A test that holds. */
interface Finding {
  readonly subject: Expr;
  readonly predicate: () => string;
}

/** Looks each field up once, however many tests ask for it. */
function remembering(event: Event): Subject {
  const values = new Map<string, Datum | undefined>();
  return {
    get(name) {
      if (!values.has(name)) values.set(name, event.get(name));
      return values.get(name);
    },
    fields: () => event.fields(),
  };
}

/** Whether an expression is true; if it is, what in it holds is added to the findings. */
function collect(expr: Expr, subject: Subject, found: Finding[]): boolean {
  switch (expr.kind) {
    case "and":
      return collectAll(expr.args, subject, found);
    case "or":
      return collectAny(expr.args, subject, found);
    case "quantified":
      return expr.quantifier === "all"
        ? collectAll(expr.args, subject, found)
        : collectAny(expr.args, subject, found);
    case "is-true":
    case "named":
      return collect(expr.arg, subject, found);
    case "match":
    case "regex":
    case "term":
    case "network":
    case "is-null":
    case "exists":
      return keep(expr, expr.subject, () => describeTest(expr), subject, found);
    case "compare":
      return keep(expr, expr.left, () => describeComparison(expr), subject, found);
    case "call": {
      const [first, ...rest] = expr.args;
      if (first === undefined) return evaluateExpr(expr, subject) === true;
      return keep(
        expr,
        first,
        () =>
          expr.function === "in-range"
            ? describeRange(rest.map(describeScalar))
            : `${expr.function} ${rest.map(describeScalar).join(", ")}`,
        subject,
        found,
      );
    }
    default:
      return evaluateExpr(expr, subject) === true;
  }
}

function collectAll(args: readonly Expr[], subject: Subject, found: Finding[]): boolean {
  const before = found.length;
  if (args.every((arg) => collect(arg, subject, found))) return true;
  found.length = before;
  return false;
}

function collectAny(args: readonly Expr[], subject: Subject, found: Finding[]): boolean {
  let isTrue = false;
  for (const arg of args) isTrue = collect(arg, subject, found) || isTrue;
  return isTrue;
}

function keep(
  expr: Expr,
  tested: Expr,
  predicate: () => string,
  subject: Subject,
  found: Finding[],
): boolean {
  if (evaluateExpr(expr, subject) !== true) return false;
  found.push({ subject: tested, predicate });
  return true;
}

function distinct(findings: readonly Finding[], subject: Subject): readonly MatchedField[] {
  const found = new Map<string, MatchedField>();
  for (const finding of findings) add(found, finding.subject, finding.predicate(), subject);
  return [...found.values()];
}

function add(
  found: Map<string, MatchedField>,
  subject: Expr,
  predicate: string,
  event: Subject,
): void {
  const field = describeScalar(subject);
  const value = evaluateScalar(subject, event) ?? null;
  found.set(`${field} ${predicate}`, {
    field,
    value: subject.kind === "record-text" ? null : value,
    predicate,
  });
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
    case "in-query":
      return "in a query's results";
  }
}

function describeComparison({ operator, right }: CompareExpr): string {
  const items =
    right.kind === "literal" && right.value.kind === "list" ? right.value.items : undefined;
  if (operator !== "eq" || items === undefined) return `${operator} ${describeScalar(right)}`;
  return items.length > mostNamed
    ? `in ${items.length} values`
    : `in ${items.map((value) => describeScalar({ kind: "literal", value })).join(", ")}`;
}

/** In Lucene's notation. */
function describeRange([low, isLow, high, isHigh]: readonly string[]): string {
  return `between ${isLow === "true" ? "[" : "{"}${low} TO ${high}${isHigh === "true" ? "]" : "}"}`;
}

/** Longer lists are not written out. */
const mostNamed = 10;

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
  if (expr.kind === "field" || expr.kind === "named") return expr.name;
  if (expr.kind === "record-text") return "event";
  if (expr.kind === "literal")
    return "value" in expr.value ? String(expr.value.value) : expr.value.kind;
  return expr.kind === "call"
    ? `${expr.function}(${expr.args.map(describeScalar).join(", ")})`
    : expr.kind;
}
