import { and, isTrue, literal, not, or } from "../../../model/index.ts";
import type { CaseRule, CompareOperator, Expr } from "../../../model/index.ts";
import type { Call, Comparison, Expression, ListTest } from "../syntax/index.ts";
import { isFieldTest, lowerItem, testOf } from "./list-test.ts";
import type { EqlLowering, FieldType } from "./scalar.ts";
import { lowerCall, lowerField, lowerScalar, valueOf } from "./scalar.ts";
import type { SayEqlLowering } from "./diagnostics.ts";

/**
 * Lowers a condition, with Elasticsearch's hybrid logic made explicit: what becomes a term query there is two-valued
 * (`not x : "a"` holds of events without x), comparisons of order and functions are three-valued (`not x > 1` does not).
 */
export function lowerCondition(
  expression: Expression,
  say: SayEqlLowering,
  fieldType: FieldType,
): Expr {
  const lowering: EqlLowering = {
    say,
    fieldType,
    condition: (inner) => conditionOf(inner, lowering),
  };
  return conditionOf(expression, lowering);
}

function conditionOf(expression: Expression, lowering: EqlLowering): Expr {
  const { span } = expression;
  switch (expression.kind) {
    case "and":
      return and(
        expression.args.map((arg) => conditionOf(arg, lowering)),
        span,
      );
    case "or":
      return or(
        expression.args.map((arg) => conditionOf(arg, lowering)),
        span,
      );
    case "not":
      return not(conditionOf(expression.operand, lowering), span);
    case "boolean":
      return { kind: "literal", value: valueOf(expression), origin: span };
    case "comparison":
      return lowerComparison(expression, lowering);
    case "list-test":
      return lowerListTest(expression, lowering);
    case "call":
      return lowerTestCall(expression, lowering);
    case "field": {
      const yes: Expr = { kind: "literal", value: { kind: "boolean", value: true } };
      return isTrue(compare("eq", lowerField(expression), yes, "sensitive", expression));
    }
    case "missing":
      return { kind: "literal", value: { kind: "boolean", value: false }, origin: span };
    default:
      lowering.say("eql/no-condition", {}, span);
      return { kind: "literal", value: { kind: "boolean", value: false }, origin: span };
  }
}

const comparisons: Readonly<Record<Comparison["operator"], CompareOperator>> = {
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};

const mirrored: Readonly<Record<Comparison["operator"], Comparison["operator"]>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

function compare(
  operator: CompareOperator,
  left: Expr,
  right: Expr,
  caseRule: CaseRule,
  { span }: Expression,
  isVersion = false,
): Expr {
  const as = isVersion ? "version" : isText(left) || isText(right) ? "text" : "either";
  return { kind: "compare", operator, left, right, as, caseRule, quantifier: "any", origin: span };
}

const isText = (expr: Expr) => expr.kind === "literal" && expr.value.kind === "string";

const literals: ReadonlySet<Expression["kind"]> = new Set(["string", "number", "boolean", "null"]);

function lowerComparison(comparison: Comparison, lowering: EqlLowering): Expr {
  const { operator, left, right } = comparison;
  // The value goes to the right: `4 < a` is `a > 4`.
  if (literals.has(left.kind) && !literals.has(right.kind))
    return lowerComparison(
      { ...comparison, operator: mirrored[operator], left: right, right: left },
      lowering,
    );
  const isEquality = operator === "==" || operator === "!=";
  if (isEquality && right.kind === "null") {
    const subject = lowerScalar(left, lowering);
    const isNull: Expr = { kind: "is-null", subject, origin: comparison.span };
    return operator === "==" ? isNull : not(isNull, comparison.span);
  }
  if (isEquality && right.kind === "boolean" && isCondition(left)) {
    const condition = conditionOf(left, lowering);
    return right.value === (operator === "==") ? condition : not(condition, comparison.span);
  }
  if (left.kind === "field" && right.kind === "field")
    lowering.say("eql/field-comparison", {}, comparison.span);
  const subject = lowerScalar(left, lowering);
  const isTerm = isEquality && isFieldTest(left) && literals.has(right.kind);
  const isVersion = left.kind === "field" && lowering.fieldType(left.name) === "version";
  if (!isTerm) {
    const value = lowerScalar(right, lowering);
    const test = compare(comparisons[operator], subject, value, "sensitive", comparison, isVersion);
    return operator === "==" && isOptional(left) && isOptional(right)
      ? orBothNull(test, subject, value)
      : test;
  }
  const equal =
    right.kind === "string" && !isVersion
      ? testOf(subject, [literal(right.value)], "sensitive", comparison.span)
      : compare("eq", subject, lowerScalar(right, lowering), "sensitive", comparison, isVersion);
  return operator === "==" ? isTrue(equal) : not(isTrue(equal), comparison.span);
}

function isOptional(expression: Expression): boolean {
  return expression.kind === "field" && expression.optional;
}

/** Two fields that the data may not know are null, and there null equals null. */
function orBothNull(test: Expr, left: Expr, right: Expr): Expr {
  const areNull = and([
    { kind: "is-null", subject: left },
    { kind: "is-null", subject: right },
  ]);
  return or([test, areNull], test.origin);
}

function isCondition({ kind }: Expression): boolean {
  return (
    kind === "comparison" ||
    kind === "list-test" ||
    kind === "not" ||
    kind === "and" ||
    kind === "or" ||
    kind === "call"
  );
}

function lowerListTest(test: ListTest, lowering: EqlLowering): Expr {
  const tests = test.items.map((item) => lowerItem(test, item, lowering));
  const any = or(tests, test.span);
  const total = isFieldTest(test.subject) ? isTrue(any) : any;
  return test.negated ? not(total, test.span) : total;
}

/** An address of IPv4 or IPv6, alone or with the length of its network. */
const networkForm =
  /^(?:\d{1,3}(?:\.\d{1,3}){3}(?:\/(?:3[0-2]|[12]?\d))?|(?=[^/]*:)[\da-f:.]+(?:\/(?:12[0-8]|1[01]\d|\d{1,2}))?)$/i;

function lowerTestCall(node: Call, lowering: EqlLowering): Expr {
  if (node.name.toLowerCase() !== "cidrmatch") return lowerCall(node, lowering);
  const [address, ...networks] = node.args;
  const subject = address === undefined ? undefined : lowerScalar(address, lowering);
  const tests = networks.map((network): Expr | undefined =>
    network.kind === "string" && networkForm.test(network.value) && subject !== undefined
      ? {
          kind: "network",
          subject,
          network: network.value,
          quantifier: "any",
          origin: network.span,
        }
      : undefined,
  );
  const known = tests.filter((test) => test !== undefined);
  if (known.length < tests.length || known.length === 0) {
    lowering.say("eql/network", {}, node.span);
    return { kind: "literal", value: { kind: "boolean", value: false }, origin: node.span };
  }
  // A term query in Elasticsearch: its negation holds of events without the address.
  return isTrue(or(known, node.span));
}
