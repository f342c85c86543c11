import type { CompareExpr, Datum, Event, Expr, Quantifier } from "../model/index.ts";
import { unreachable } from "../source/index.ts";
import { datumOf, membersOf, numberOf, textOf } from "./datum.ts";
import { foldText } from "./fold.ts";
import { functions, parseTime } from "./functions.ts";
import { fitsName } from "./field-pattern.ts";
import { memberTestOf } from "./member-test.ts";
import { textTestOf } from "./text-test.ts";
import { versionOrder } from "./version.ts";

/** True, false, or undefined for unknown. */
export type Truth = boolean | undefined;

/** What an expression is evaluated on: fields by name, and all values for keyword searches. */
export type Subject = Pick<Event, "get" | "fields" | "objects">;

/**
 * Evaluates a boolean expression on a record, by walking the tree: no index, nothing prepared. This is the
 * meaning of the model; the matcher must agree with it on every record (`--full-scan`). Fields are looked
 * up by their bare name, whatever their vocabulary: bind a query first.
 */
export function evaluateExpr(expr: Expr, subject: Subject): Truth {
  switch (expr.kind) {
    case "unknown":
      return undefined;
    case "and":
      return allOf(expr.args, subject);
    case "or":
      return anyOf(expr.args, subject);
    case "quantified":
      return expr.quantifier === "all" ? allOf(expr.args, subject) : anyOf(expr.args, subject);
    case "not": {
      const truth = evaluateExpr(expr.arg, subject);
      return truth === undefined ? undefined : !truth;
    }
    case "is-true":
      return evaluateExpr(expr.arg, subject) === true;
    case "named":
      return evaluateExpr(expr.arg, subject);
    case "match":
    case "regex":
    case "term":
    case "network": {
      const test = textTestOf(expr);
      return quantify(valuesOf(expr.subject, subject), expr.quantifier, (datum) =>
        test(textOf(datum)),
      );
    }
    case "compare": {
      const members = memberTestOf(expr);
      if (members !== undefined)
        return quantify(valuesOf(expr.left, subject), expr.quantifier, members);
      const rights = membersOf(evaluateScalar(expr.right, subject));
      if (rights.length === 0) return undefined;
      return quantify(valuesOf(expr.left, subject), expr.quantifier, (left) =>
        rights.some((right) => compare(expr, left, right) === true),
      );
    }
    case "is-null":
      return valuesOf(expr.subject, subject).length === 0;
    case "exists":
      return evaluateScalar(expr.subject, subject) !== undefined;
    case "nested":
      return (subject.objects?.(expr.field) ?? [subject]).some(
        (one) => evaluateExpr(expr.where, one) === true,
      );
    case "field":
    case "literal":
    case "call":
    case "case": {
      // Of several values any suffices.
      const values = membersOf(evaluateScalar(expr, subject)).filter(
        (value) => typeof value === "boolean",
      );
      return values.length === 0 ? undefined : values.includes(true);
    }
    case "record-text":
    case "arithmetic":
    // Only the relational engine has the rows that these speak of.
    case "query-value":
    case "in-query":
      return undefined;
    default:
      return unreachable(expr);
  }
}

function allOf(args: readonly Expr[], subject: Subject): Truth {
  let truth: Truth = true;
  for (const arg of args) {
    const next = evaluateExpr(arg, subject);
    if (next === false) return false;
    if (next === undefined) truth = undefined;
  }
  return truth;
}

function anyOf(args: readonly Expr[], subject: Subject): Truth {
  let truth: Truth = false;
  for (const arg of args) {
    const next = evaluateExpr(arg, subject);
    if (next === true) return true;
    if (next === undefined) truth = undefined;
  }
  return truth;
}

/** Evaluates a scalar; undefined where a field is missing or a function has no value. */
export function evaluateScalar(expr: Expr, subject: Subject): Datum | undefined {
  switch (expr.kind) {
    case "field": {
      const value = subject.get(expr.name);
      return value === undefined ? valuesLike(expr.name, subject) : value;
    }
    case "literal":
      return datumOf(expr.value);
    case "call":
      return functions.get(expr.function)?.(expr.args.map((arg) => evaluateScalar(arg, subject)));
    case "arithmetic":
      return arithmetic(
        expr.operator,
        evaluateScalar(expr.left, subject),
        evaluateScalar(expr.right, subject),
      );
    case "case": {
      const branch = expr.branches.find(({ when }) => evaluateExpr(when, subject) === true);
      return evaluateScalar(branch?.then ?? expr.otherwise, subject);
    }
    case "record-text":
      return Object.values(subject.fields());
    case "named":
      return evaluateScalar(expr.arg, subject);
    default:
      return evaluateExpr(expr, subject);
  }
}

/** The values of all fields that a name with wildcards fits; undefined for other names. */
function valuesLike(name: string, subject: Subject): Datum | undefined {
  if (!name.includes("*")) return undefined;
  const values = Object.entries(subject.fields())
    .filter(([field]) => fitsName(name, field))
    .flatMap(([, value]) => value);
  return values.length === 0 ? undefined : values;
}

function valuesOf(expr: Expr, subject: Subject): readonly Datum[] {
  const value = evaluateScalar(expr, subject);
  return expr.kind === "record-text" ? leavesOf(value) : membersOf(value);
}

function leavesOf(datum: Datum | undefined): readonly Datum[] {
  if (datum === undefined || datum === null) return [];
  if (typeof datum !== "object") return [datum];
  return Object.values(datum).flatMap((item: Datum) => leavesOf(item));
}

function quantify(
  values: readonly Datum[],
  quantifier: Quantifier,
  test: (datum: Datum) => Truth,
): Truth {
  if (values.length === 0) return undefined;
  if (quantifier === "all") return values.every((value) => test(value) === true);
  const some = values.some((value) => test(value) === true);
  return quantifier === "none" ? !some : some;
}

function compare(expr: CompareExpr, left: Datum, right: Datum): Truth {
  const order = orderOf(expr, left, right);
  if (order === undefined) return undefined;
  switch (expr.operator) {
    case "eq":
      return order === 0;
    case "ne":
      return order !== 0;
    case "lt":
      return order < 0;
    case "le":
      return order <= 0;
    case "gt":
      return order > 0;
    case "ge":
      return order >= 0;
    default:
      return unreachable(expr.operator);
  }
}

/** Negative, zero or positive as left is before, equal to or after right; undefined if they cannot be compared. */
function orderOf(expr: CompareExpr, left: Datum, right: Datum): number | undefined {
  if (expr.as === "number" || expr.as === "either") {
    const a = numberOf(left);
    const b = numberOf(right);
    if (a !== undefined && b !== undefined) return a === b ? longOrder(a, left, right) : a - b;
    if (expr.as === "number") return undefined;
  }
  if (expr.as === "time") {
    const a = parseTime(textOf(left));
    const b = parseTime(textOf(right));
    return a === undefined || b === undefined ? undefined : a.getTime() - b.getTime();
  }
  if (expr.as === "version") return versionOrder(textOf(left), textOf(right));
  const fold = expr.caseRule === "insensitive" ? foldText : (text: string) => text;
  const a = fold(textOf(left));
  const b = fold(textOf(right));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order of two values that are the same double: beyond 2^53 that does not make them the same integer. */
function longOrder(double: number, left: Datum, right: Datum): number {
  if (Number.isSafeInteger(double) || !isInteger(left) || !isInteger(right)) return 0;
  const difference = BigInt(left) - BigInt(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function isInteger(datum: Datum): datum is string {
  return typeof datum === "string" && /^\s*(-?\d+|0x[\da-f]+)\s*$/i.test(datum);
}

function arithmetic(
  operator: "add" | "subtract" | "multiply" | "divide" | "modulo",
  left: Datum | undefined,
  right: Datum | undefined,
): number | undefined {
  const a = left === undefined ? undefined : numberOf(left);
  const b = right === undefined ? undefined : numberOf(right);
  if (a === undefined || b === undefined) return undefined;
  switch (operator) {
    case "add":
      return a + b;
    case "subtract":
      return a - b;
    case "multiply":
      return a * b;
    case "divide":
      return a / b;
    case "modulo":
      return a % b;
    default:
      return unreachable(operator);
  }
}
