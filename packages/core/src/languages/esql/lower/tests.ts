import { and, anyOne, anyRun, literal, not, or } from "../../../model/index.ts";
import type { CompareExpr, CompareOperator, Expr, Pattern, Value } from "../../../model/index.ts";
import { translateLuceneRegex, valueTest } from "../../elastic/index.ts";
import type {
  Comparison,
  Expression,
  MatchTest,
  Membership,
  NullTest,
  PatternTest,
} from "../syntax/index.ts";
import { call, many, single } from "./types.ts";
import type { Lowering, Typed } from "./types.ts";

type Lower = (expression: Expression, lowering: Lowering) => Typed;
type Test = Extract<
  Expression,
  {
    kind:
      | "not"
      | "and"
      | "or"
      | "comparison"
      | "membership"
      | "pattern-test"
      | "null-test"
      | "match-test";
  }
>;

/** Tests are three-valued: of a field that is missing or has several values they are unknown, and so is their negation. */
export function lowerTest(test: Test, lowering: Lowering, lower: Lower): Expr {
  const { span } = test;
  const condition = (expression: Expression): Expr => {
    const typed = lower(expression, lowering);
    return typed.type === "boolean" ? single(typed) : call("tobool", [single(typed)], "boolean");
  };
  switch (test.kind) {
    case "not":
      return not(condition(test.operand), span);
    case "and":
      return and(test.args.map(condition), span);
    case "or":
      return or(test.args.map(condition), span);
    case "comparison":
      return lowerComparison(test, lowering, lower);
    case "membership":
      return lowerMembership(test, lowering, lower);
    case "pattern-test":
      return lowerPatternTest(test, lowering, lower);
    case "null-test":
      return lowerNullTest(test, lowering, lower);
    case "match-test":
      return lowerMatchTest(test, lowering, lower);
  }
}

const operators: Readonly<Record<Comparison["operator"], CompareOperator>> = {
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};

function lowerComparison(node: Comparison, lowering: Lowering, lower: Lower): Expr {
  const left = lower(node.left, lowering);
  const right = lower(node.right, lowering);
  return compare(operators[node.operator], left, right, node.span);
}

function compare(
  operator: CompareOperator,
  left: Typed,
  right: Typed,
  origin: CompareExpr["origin"],
): Expr {
  const [a, b] = [single(left), single(right)];
  return {
    kind: "compare",
    operator,
    left: a,
    right: b,
    as: comparedAs(left, right),
    caseRule: "sensitive",
    quantifier: "any",
    ...(origin === undefined ? {} : { origin }),
  };
}

function comparedAs(left: Typed, right: Typed): CompareExpr["as"] {
  const types = [left.type, right.type];
  if (types.includes("datetime") || types.includes("timespan")) return "time";
  return types.every((type) => type === "string") ? "text" : "number";
}

/** Values of the query are compared in one go. */
function lowerMembership(node: Membership, lowering: Lowering, lower: Lower): Expr {
  const { span } = node;
  const subject = lower(node.subject, lowering);
  const items = node.items.map((item) => lower(item, lowering));
  const values = items.flatMap(({ expr }): readonly Value[] =>
    expr.kind === "literal" && expr.value.kind !== "null" ? [expr.value] : [],
  );
  const isPlain =
    values.length === items.length &&
    items.every(({ type }) => type === subject.type) &&
    subject.type !== "datetime";
  const list: Typed = {
    expr: { kind: "literal", value: { kind: "list", items: values }, origin: span },
    type: subject.type,
    several: false,
  };
  const test = isPlain
    ? compare("eq", subject, list, span)
    : or(
        items.map((item) => compare("eq", subject, item, item.expr.origin)),
        span,
      );
  return node.negated ? not(test, span) : test;
}

function lowerPatternTest(node: PatternTest, lowering: Lowering, lower: Lower): Expr {
  const subject = single(lower(node.subject, lowering));
  const tests = node.patterns.map((pattern): Expr => {
    const { span } = pattern;
    if (pattern.kind !== "string") {
      if (pattern.kind !== "missing")
        lowering.say("esql/argument", { name: node.operator, wanted: "a pattern in quotes" }, span);
      return { kind: "unknown", missing: node.operator };
    }
    if (node.operator === "like") {
      if (/^%|%$/.test(pattern.value)) lowering.say("esql/percent", {}, span);
      return {
        kind: "match",
        subject,
        pattern: likePattern(pattern.value),
        caseRule: "sensitive",
        quantifier: "any",
        origin: span,
      };
    }
    const translated = translateLuceneRegex(pattern.value);
    if ("problem" in translated) {
      lowering.say("esql/regex", { reason: translated.problem }, span);
      return { kind: "unknown", missing: node.operator };
    }
    return {
      kind: "regex",
      subject,
      pattern: translated.pattern,
      caseRule: "sensitive",
      multiline: false,
      dotAll: true,
      mode: "full",
      quantifier: "any",
      origin: span,
    };
  });
  const test = or(tests, node.span);
  return node.negated ? not(test, node.span) : test;
}

/** `*` and `?` are wildcards, a backslash before one of them, or before another, takes that away. */
export function likePattern(text: string): Pattern {
  const parts = text.match(/\\[*?\\]|[*?]|(?:[^*?\\]|\\(?![*?\\]))+/g) ?? [];
  return parts.map((part) =>
    part === "*"
      ? anyRun
      : part === "?"
        ? anyOne
        : literal(/^\\[*?\\]$/.test(part) ? part.slice(1) : part),
  );
}

function lowerNullTest(node: NullTest, lowering: Lowering, lower: Lower): Expr {
  const value = lower(node.subject, lowering);
  const isNull: Expr = { kind: "is-null", subject: value.expr, origin: node.span };
  return node.negated ? not(isNull, node.span) : isNull;
}

function lowerMatchTest(node: MatchTest, lowering: Lowering, lower: Lower): Expr {
  return fullText(
    node.subject,
    lower(node.subject, lowering),
    lower(node.value, lowering),
    lowering,
  );
}

/** A full-text search of a field: any of the words in a text, the whole value elsewhere; false where it is missing. */
export function fullText(
  field: Expression,
  subject: Typed,
  value: Typed,
  lowering: Lowering,
): Expr {
  const { expr } = value;
  if (expr.kind !== "literal" || expr.value.kind === "null") {
    lowering.say("esql/argument", { name: "match", wanted: "a value written out" }, field.span);
    return { kind: "unknown", missing: "match" };
  }
  const isText =
    field.kind === "field" && lowering.fields.isText(field.name) && expr.value.kind === "string";
  if (isText && subject.expr.kind === "field" && expr.value.kind === "string")
    return valueTest(
      subject.expr,
      { quoted: false, pattern: [literal(expr.value.value)], span: field.span },
      "text",
    );
  const test = subject.several
    ? call("mv-contains", [many(subject), many(value)], "boolean", field.span)
    : compare("eq", subject, value, field.span);
  return { kind: "is-true", arg: test };
}
