import { patternShape } from "../../model/index.ts";
import type { CompareExpr, Expr, MatchExpr, Pattern, Value } from "../../model/index.ts";
import { unreachable } from "../../source/index.ts";
import type { SourceText, Span } from "../../source/index.ts";
import type { Operator, Predicate, PredicateValue } from "./explanation.ts";

/** Reads a test of one field, or alternatives that one field's values are; undefined for anything else. */
export function readPredicate(expr: Expr, source: SourceText): Predicate | undefined {
  switch (expr.kind) {
    case "is-true":
      return readPredicate(expr.arg, source);
    case "and":
    case "or": {
      const members = expr.args.map((arg) => readPredicate(arg, source));
      return joinPredicates(members, expr.kind === "and" ? "all" : "any", isExpansion(expr));
    }
    default: {
      const test = readTest(expr, source);
      return test === undefined ? undefined : located(test, expr, source);
    }
  }
}

interface Test {
  readonly subject: Expr;
  readonly operator: Operator;
  readonly values: readonly PredicateValue[];
  readonly caseSensitive?: boolean;
}

function readTest(expr: Expr, source: SourceText): Test | undefined {
  switch (expr.kind) {
    case "match":
      return matchTest(expr);
    case "regex":
      return {
        subject: expr.subject,
        operator: "re",
        values: [{ text: expr.pattern }],
        caseSensitive: expr.caseRule === "sensitive",
      };
    case "term":
      return { subject: expr.subject, operator: "has", values: [{ text: expr.text }] };
    case "network":
      return { subject: expr.subject, operator: "cidr", values: [{ text: expr.network }] };
    case "is-null":
      return { subject: expr.subject, operator: "null", values: [] };
    case "exists":
      return { subject: expr.subject, operator: "exists", values: [] };
    case "compare":
      return {
        subject: expr.left,
        operator: compareWords[expr.operator],
        values: operands(expr.right, source),
        caseSensitive: expr.caseRule === "sensitive" && isOfText(expr) && hasLetters(expr.right),
      };
    case "call": {
      if (expr.function === "in-range") return rangeTest(expr.args);
      const [subject, other, rule] = expr.args;
      const word = rule?.kind === "literal" ? literalText(rule.value) : "";
      const operator =
        expr.function === "spl-compare" ? comparisons.get(word) : relationWords.get(expr.function);
      if (operator === undefined || subject === undefined || other === undefined) return undefined;
      const caseSensitive = word === "sensitive";
      return { subject, operator, values: operands(other, source), caseSensitive };
    }
    default:
      return undefined;
  }
}

/** A range in Lucene's notation: `[a TO b}`. */
function rangeTest([subject, ...ends]: readonly Expr[]): Test | undefined {
  const [low, isLow, high, isHigh] = ends.map((end) =>
    end.kind === "literal" ? literalText(end.value) : "",
  );
  if (subject === undefined) return undefined;
  const text = `${isLow === "true" ? "[" : "{"}${low} TO ${high}${isHigh === "true" ? "]" : "}"}`;
  return { subject, operator: "between", values: [{ text }] };
}

const compareWords = { eq: "equals", ne: "neq", lt: "lt", le: "lte", gt: "gt", ge: "gte" } as const;

const comparisons: ReadonlyMap<string, Operator> = new Map(Object.entries(compareWords));

const relationWords: ReadonlyMap<string, Operator> = new Map([
  ["contains", "contains"],
  ["starts-with", "startswith"],
  ["ends-with", "endswith"],
  ["text-contains", "contains"],
  ["text-starts-with", "startswith"],
  ["text-ends-with", "endswith"],
  ["text-has", "has"],
]);

function matchTest({ subject, pattern, caseRule }: MatchExpr): Test {
  const shape = patternShape(pattern);
  const test = (operator: Operator, text: string): Test => ({
    subject,
    operator,
    values: [{ text }],
    caseSensitive: caseRule === "sensitive" && /\p{L}/u.test(text),
  });
  switch (shape.kind) {
    case "equals":
    case "contains":
      return test(shape.kind, shape.text);
    case "starts-with":
      return test("startswith", shape.text);
    case "ends-with":
      return test("endswith", shape.text);
    case "anything":
      return { subject, operator: "present", values: [] };
    case "wildcard":
      return test("wildcard", patternText(pattern));
    default:
      return unreachable(shape);
  }
}

function patternText(pattern: Pattern): string {
  return pattern
    .map((part) => {
      switch (part.kind) {
        case "literal":
          return part.text.replaceAll(/[*?]/g, (sign) => `\\${sign}`);
        case "any-run":
          return "*";
        case "any-one":
          return "?";
        case "placeholder":
          return `%${part.name}%`;
        default:
          return unreachable(part);
      }
    })
    .join("");
}

/** Times, numbers and truth values have no case. */
function isOfText({ as, left }: CompareExpr): boolean {
  if (as === "text") return true;
  return as === "either" && !(left.kind === "field" && left.type !== undefined);
}

/** Where nothing has a case, to say so would only puzzle. What is not known before it is run may have one. */
function hasLetters(expr: Expr): boolean {
  if (expr.kind !== "literal") return true;
  const values = expr.value.kind === "list" ? expr.value.items : [expr.value];
  return values.some((value) => value.kind === "string" && /\p{L}/u.test(value.value));
}

function operands(expr: Expr, source: SourceText): readonly PredicateValue[] {
  if (expr.kind === "field") return [{ text: expr.name, isField: true }];
  if (expr.kind === "named") return operands(expr.arg, source);
  if (expr.kind !== "literal")
    return [{ text: expr.origin === undefined ? expr.kind : source.slice(expr.origin) }];
  const values = expr.value.kind === "list" ? expr.value.items : [expr.value];
  return values.map((value) => ({ text: literalText(value) }));
}

function literalText(value: Value): string {
  switch (value.kind) {
    case "string":
    case "number":
    case "boolean":
      return String(value.value);
    case "long":
      return value.digits;
    case "timestamp":
      return value.iso;
    default:
      return value.kind;
  }
}

/** The subject in the author's words; undefined for an expression that has none. */
function subjectName(subject: Expr): { readonly field?: string } | undefined {
  if (subject.kind === "field") return { field: subject.name };
  if (subject.kind === "record-text") return {};
  if (subject.kind !== "call") return undefined;
  const [part, time] = subject.args;
  // ES|QL takes a field of several values for none: in its author's words it is the field.
  if (subject.function === "mv-single" && part !== undefined) return subjectName(part);
  if (subject.function !== "time-part") return undefined;
  if (part?.kind !== "literal" || time?.kind !== "field") return undefined;
  return { field: `${time.name}|${literalText(part.value)}` };
}

function located(test: Test, expr: Expr, source: SourceText): Predicate | undefined {
  const subject = subjectName(test.subject);
  if (subject === undefined) return undefined;
  const line = lineOf(expr.origin, source);
  const first = lineOf(test.subject.origin, source) ?? line;
  const last = line ?? first;
  return {
    ...subject,
    operator: test.operator,
    values: test.values.map((value) => (line === undefined ? value : { ...value, line })),
    link: "any",
    caseSensitive: test.caseSensitive ?? false,
    ...(first === undefined || last === undefined
      ? {}
      : { lines: { first, last: Math.max(first, last) } }),
  };
}

/** What can be said of any test: how it is written. */
export function readExpression(expr: Expr, source: SourceText): Predicate {
  const { origin } = expr;
  const text = origin === undefined ? expr.kind : source.slice(origin);
  const line = lineOf(origin, source);
  const lines = line === undefined ? {} : { lines: { first: line, last: line } };
  return {
    operator: "expression",
    values: [{ text }],
    link: "any",
    caseSensitive: false,
    ...lines,
  };
}

const lineOf = (span: Span | undefined, source: SourceText): number | undefined =>
  span === undefined ? undefined : source.positionAt(span.start).line;

/** Joins tests that differ only in their values; a list in the rule file becomes one predicate again. */
function joinPredicates(
  members: readonly (Predicate | undefined)[],
  link: "any" | "all",
  expansion: boolean,
): Predicate | undefined {
  const predicates = members.filter((member) => member !== undefined);
  const [first] = predicates;
  if (first === undefined || predicates.length < members.length) return undefined;
  const alike = predicates.every(
    (one) =>
      one.field === first.field &&
      one.operator === first.operator &&
      one.caseSensitive === first.caseSensitive &&
      one.values.length > 0 &&
      (one.values.length === 1 || one.link === link),
  );
  if (!alike) return undefined;
  const values = predicates.flatMap((one) => one.values);
  const firsts = predicates.flatMap((one) => (one.lines === undefined ? [] : [one.lines]));
  return {
    ...first,
    values: expansion
      ? [{ ...values[0], text: values[0]?.text ?? "", spellings: values.map(({ text }) => text) }]
      : values,
    link: expansion ? "any" : link,
    ...(firsts.length === 0
      ? {}
      : {
          lines: {
            first: Math.min(...firsts.map((l) => l.first)),
            last: Math.max(...firsts.map((l) => l.last)),
          },
        }),
  };
}

/** Alternatives that all come from one place of the rule are spellings of one value. */
function isExpansion(expr: Extract<Expr, { readonly kind: "and" | "or" }>): boolean {
  const places = expr.args.map((arg) => (arg.kind === "is-true" ? arg.arg.origin : arg.origin));
  const [first] = places;
  return (
    expr.kind === "or" &&
    first !== undefined &&
    // A list of words is one place too, in languages that have tests of lists.
    expr.args.every((arg) => (arg.kind === "is-true" ? arg.arg : arg).kind !== "term") &&
    places.every((place) => place?.start === first.start && place.end === first.end)
  );
}
