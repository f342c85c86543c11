import { unreachable } from "@telltale/core/source";
import { patternShape } from "@telltale/core/model";
import type { CompareOperator, Expr, Pattern, PatternPart, Value } from "@telltale/core/model";

const signs: Record<CompareOperator, string> = {
  eq: "=",
  ne: "≠",
  lt: "<",
  le: "≤",
  gt: ">",
  ge: "≥",
};

const arithmeticSigns = {
  add: "+",
  subtract: "-",
  multiply: "*",
  divide: "/",
  modulo: "%",
} as const;

/** Lists longer than this are cut. */
const mostItems = 12;

/** An expression in words for people; not a text of any language. */
export function expressionText(expr: Expr): string {
  switch (expr.kind) {
    case "field":
      return expr.name;
    case "record-text":
      return "any value of the event";
    case "literal":
      return valueText(expr.value);
    case "unknown":
      return `unknown (no ${expr.missing})`;
    case "and":
      return expr.args.map(operandText).join(" and ");
    case "or":
      return expr.args.map(operandText).join(" or ");
    case "not":
      return `not ${operandText(expr.arg)}`;
    case "is-true":
    case "named":
      return expressionText(expr.arg);
    case "quantified":
      return expr.args.map(operandText).join(expr.quantifier === "any" ? " or " : " and ");
    case "match":
      return `${operandText(expr.subject)} ${patternText(expr.pattern)}${caseText(expr)}`;
    case "regex":
      return `${operandText(expr.subject)} matches /${expr.pattern}/${expr.caseRule === "insensitive" ? "i" : ""}`;
    case "term":
      return `${operandText(expr.subject)} has the ${termText(expr.edge)} ${quoted(expr.text)}${caseText(expr)}`;
    case "compare":
      return `${operandText(expr.left)} ${signs[expr.operator]} ${operandText(expr.right)}${expr.as === "text" ? caseText(expr) : ""}`;
    case "network":
      return `${operandText(expr.subject)} in network ${expr.network}`;
    case "is-null":
      return `${operandText(expr.subject)} is null`;
    case "exists":
      return `${operandText(expr.subject)} is there`;
    case "nested":
      return `an object of ${expr.field} has ${operandText(expr.where)}`;
    case "call":
      return `${expr.function}(${expr.args.map(expressionText).join(", ")})`;
    case "arithmetic":
      return `${operandText(expr.left)} ${arithmeticSigns[expr.operator]} ${operandText(expr.right)}`;
    case "case":
      return `(${expr.branches.map(({ when, then }) => `if ${expressionText(when)} then ${expressionText(then)} else `).join("")}${expressionText(expr.otherwise)})`;
    case "query-value":
      return "the value of a query";
    case "in-query":
      return `${operandText(expr.subject)} in the rows of a query`;
    default:
      return unreachable(expr);
  }
}

function operandText(expr: Expr): string {
  const text = expressionText(expr);
  const inner = expr.kind === "named" || expr.kind === "is-true" ? expr.arg : expr;
  const isCompound =
    (inner.kind === "and" || inner.kind === "or" || inner.kind === "quantified") &&
    inner.args.length > 1;
  return isCompound || inner.kind === "arithmetic" ? `(${text})` : text;
}

function caseText({ caseRule }: { readonly caseRule: "sensitive" | "insensitive" }): string {
  return caseRule === "sensitive" ? " (case-sensitive)" : "";
}

function termText(edge: "both" | "start" | "end"): string {
  return edge === "both" ? "word" : edge === "start" ? "word beginning with" : "word ending in";
}

/** How a text fits a pattern: `contains "x"`; patterns of no common shape are shown with `*` and `?`. */
function patternText(pattern: Pattern): string {
  const shape = patternShape(pattern);
  switch (shape.kind) {
    case "equals":
      return `= ${quoted(shape.text)}`;
    case "contains":
      return `contains ${quoted(shape.text)}`;
    case "starts-with":
      return `starts with ${quoted(shape.text)}`;
    case "ends-with":
      return `ends with ${quoted(shape.text)}`;
    case "anything":
      return "is there";
    case "wildcard":
      return `is like ${quoted(pattern.map(partText).join(""))}`;
    default:
      return unreachable(shape);
  }
}

function partText(part: PatternPart): string {
  switch (part.kind) {
    case "literal":
      return part.text;
    case "any-run":
      return "*";
    case "any-one":
      return "?";
    case "placeholder":
      return `%${part.name}%`;
    default:
      return unreachable(part);
  }
}

function valueText(value: Value): string {
  switch (value.kind) {
    case "string":
      return quoted(value.value);
    case "number":
    case "boolean":
      return String(value.value);
    case "long":
      return value.digits;
    case "null":
      return "null";
    case "timestamp":
      return value.iso;
    case "timespan":
      return `${value.ticks / 10_000_000} s`;
    case "list": {
      const items = value.items.slice(0, mostItems).map(valueText);
      const more = value.items.length - items.length;
      return `one of ${items.join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
    }
    case "object":
      return "an object";
    default:
      return unreachable(value);
  }
}

const quoted = (text: string): string => JSON.stringify(text);
