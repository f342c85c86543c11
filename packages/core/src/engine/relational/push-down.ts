import { literal, text, typeOf } from "../../model/index.ts";
import type { CompareExpr, Expr, MatchExpr, ScalarType, Value } from "../../model/index.ts";
import { evaluateExpr } from "../evaluate.ts";
import { allHold, always, isNever, isNotTrue, never, oneHolds } from "./constants.ts";
import { exactSource, mayHold } from "./invert.ts";
import { passes } from "./text-test-on.ts";
import type { TextTest } from "./text-test-on.ts";

/** What the columns of a table are made of, for the events of a leg. */
export interface Columns {
  /** The expression of a column; undefined where the events have nothing for it. */
  source(name: string): Expr | undefined;
  type(name: string): ScalarType;
  /** Whether a test of a column cannot hold, though its value is not known. */
  isOther(name: string, test: Expr): boolean;
  /** What a text that the event has nothing for is: empty if absent. */
  readonly missingText?: "null";
}

/** Which truth values of an expression are looked for. */
type Wanted = "true" | "not-true" | "not-false";

/**
 * A filter over columns as one over raw fields, to be asked of the events before rows are made of them.
 *
 * # Soundness
 * It holds of every event whose row the filter holds of; what cannot be said of raw fields is taken to hold. Texts are
 * never missing in rows, where a field may be: a test holds of a missing field's empty text or it does not.
 */
export function pushDown(filter: Expr, columns: Columns): Expr {
  return mayBe(filter, "true", columns);
}

/** Whether a filter holds of every row, whatever its columns hold: what a parameter that is not given comes to. */
export function alwaysHolds(filter: Expr): boolean {
  return isNever(mayBe(filter, "not-true", unknownColumns));
}

const unknownColumns: Columns = {
  source: (name) => ({ kind: "field", vocabulary: "record", name }),
  type: () => "dynamic",
  isOther: () => false,
};

function mayBe(expr: Expr, wanted: Wanted, columns: Columns): Expr {
  switch (expr.kind) {
    case "named":
      return mayBe(expr.arg, wanted, columns);
    case "and":
    case "or":
      return combine(expr.kind === "and", expr.args, wanted, columns);
    case "quantified":
      return combine(expr.quantifier === "all", expr.args, wanted, columns);
    case "not":
      return mayBe(expr.arg, wanted === "not-true" ? "not-false" : "not-true", columns);
    case "is-true":
      return mayBe(expr.arg, wanted === "not-true" ? "not-true" : "true", columns);
    case "literal":
    case "is-null":
      return ofConstant(expr, wanted, columns);
    case "match":
    case "term":
    case "regex":
    case "network":
      return ofTextTest(expr, wanted, columns);
    case "compare":
      return ofCompare(expr, wanted, columns);
    default:
      return always;
  }
}

function combine(isAll: boolean, args: readonly Expr[], wanted: Wanted, columns: Columns): Expr {
  const parts = args.map((arg) => mayBe(arg, wanted, columns));
  return isAll === (wanted !== "not-true") ? allHold(parts) : oneHolds(parts);
}

const noFields = { get: () => undefined, fields: () => ({}) };

/** Tests of values that are the same for all events of the leg. */
function ofConstant(expr: Expr, wanted: Wanted, columns: Columns): Expr {
  const known = withConstants(expr, columns);
  if (known === undefined) return always;
  const truth = evaluateExpr(known, noFields);
  const holds =
    wanted === "true" ? truth === true : wanted === "not-true" ? truth !== true : truth !== false;
  return holds ? always : never;
}

/** The test with what it tests as a literal; undefined where that depends on the event. */
function withConstants(expr: Expr, columns: Columns): Expr | undefined {
  switch (expr.kind) {
    case "literal":
      return expr;
    case "is-null":
    case "match":
    case "term":
    case "regex":
    case "network": {
      const subject = constantOf(expr.subject, columns);
      return subject === undefined ? undefined : { ...expr, subject };
    }
    case "compare": {
      const [left, right] = [constantOf(expr.left, columns), constantOf(expr.right, columns)];
      // Lists are compared by their members, null by nothing: as `evaluateExpr` does.
      return left === undefined || right === undefined ? undefined : { ...expr, left, right };
    }
    default:
      return undefined;
  }
}

function constantOf(expr: Expr, columns: Columns): Expr | undefined {
  switch (expr.kind) {
    case "literal":
      return expr;
    case "named":
      return constantOf(expr.arg, columns);
    case "field": {
      const source = columns.source(expr.name);
      if (source === undefined) return missing(columns, expr.name);
      return source.kind === "literal" ? source : undefined;
    }
    case "call": {
      const [arg] = expr.args;
      const list = arg === undefined ? undefined : constantOf(arg, columns);
      if (expr.function === "mv-single") return singleOf(list);
      return expr.function === "array-length" &&
        list?.kind === "literal" &&
        list.value.kind === "list"
        ? { kind: "literal", value: { kind: "number", value: list.value.items.length } }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The value of a field that may have several: of one that has them, null. */
function singleOf(value: Expr | undefined): Expr | undefined {
  if (value?.kind !== "literal" || value.value.kind !== "list") return value;
  const [only, ...others] = value.value.items;
  return only === undefined || others.length > 0 ? nothing : { kind: "literal", value: only };
}

const nothing: Expr = { kind: "literal", value: { kind: "null" } };

function missing(columns: Columns, name: string): Expr {
  const isEmpty = columns.type(name) === "string" && columns.missingText === undefined;
  return { kind: "literal", value: isEmpty ? text("") : { kind: "null" } };
}

function ofTextTest(test: TextTest, wanted: Wanted, columns: Columns): Expr {
  if (constantOf(test.subject, columns) !== undefined) return ofConstant(test, wanted, columns);
  if (test.subject.kind === "field" && columns.isOther(test.subject.name, test))
    return wanted === "not-true" ? always : never;
  const found = sourceOf(test, columns);
  // Of a text that may be null a test may be unknown, which is not false.
  if (found === undefined || (wanted === "not-false" && columns.missingText === "null"))
    return always;
  if (wanted !== "not-true")
    return passes(found.test, "") ? always : mayHold(found.test, found.source);
  const subject = found.isWhole ? exactSource(found.source) : undefined;
  return subject === undefined ? always : isNotTrue({ ...found.test, subject });
}

interface Found {
  readonly test: TextTest;
  readonly source: Expr;
  /** Whether the test of the source is the test itself, not one that may hold elsewhere too. */
  readonly isWhole: boolean;
}

/** What a test tests, seen through the functions that queries put around it. */
function sourceOf(test: TextTest, columns: Columns): Found | undefined {
  const { subject } = test;
  switch (subject.kind) {
    case "named":
      return sourceOf({ ...test, subject: subject.arg }, columns);
    case "field": {
      const source = columns.source(subject.name);
      return source === undefined || columns.type(subject.name) !== "string"
        ? undefined
        : { test, source, isWhole: true };
    }
    case "call": {
      const [arg] = subject.args;
      if (arg === undefined) return undefined;
      if (subject.function === "tolower" || subject.function === "toupper") {
        if (test.kind === "regex" || test.kind === "network") return undefined;
        const found = sourceOf({ ...test, subject: arg, caseRule: "insensitive" }, columns);
        return found === undefined ? undefined : { ...found, isWhole: false };
      }
      const member = subject.function === "tostring" ? memberOf(arg, columns) : undefined;
      return member === undefined ? undefined : { test, source: member, isWhole: false };
    }
    default:
      return undefined;
  }
}

/** `EventData.Image`, where EventData is the bag of the event's own fields. */
function memberOf(expr: Expr, columns: Columns): Expr | undefined {
  if (expr.kind !== "call" || expr.function !== "dynamic-get") return undefined;
  const [bag, key] = expr.args;
  if (bag?.kind !== "field" || key?.kind !== "literal" || key.value.kind !== "string")
    return undefined;
  const source = columns.source(bag.name);
  return source?.kind === "field" && source.vocabulary === "record" && source.name === "fields"
    ? { kind: "field", vocabulary: "raw", name: key.value.value }
    : undefined;
}

function ofCompare(expr: CompareExpr, wanted: Wanted, columns: Columns): Expr {
  const { operator, left, right } = expr;
  if (constantOf(left, columns) !== undefined && constantOf(right, columns) !== undefined)
    return ofConstant(expr, wanted, columns);
  if (right.kind !== "literal")
    return left.kind === "literal" && operator === "eq"
      ? ofCompare({ ...expr, left: right, right: left }, wanted, columns)
      : always;
  if (left.kind === "field" && columns.isOther(left.name, expr))
    return wanted === "not-true" ? always : never;
  if (typeOf(left) === "string") return ofTextList(expr, right.value, wanted, columns);
  const source = left.kind === "field" ? columns.source(left.name) : undefined;
  const type = left.kind === "field" ? columns.type(left.name) : undefined;
  if (source === undefined || (type !== "long" && type !== "int") || expr.as !== "number")
    return always;
  const value = exactSource(source);
  if (value === undefined || wanted === "not-false") return always;
  const exact: Expr = {
    ...expr,
    left: { kind: "call", function: "whole-number", args: [value] },
  };
  return wanted === "true" ? exact : isNotTrue(exact);
}

/** Texts that are looked for one by one; with more of them it is the list that is looked into. */
const mostTexts = 500;

/** Equality with a text, or with one of several, as the matches it means. */
function ofTextList(expr: CompareExpr, value: Value, wanted: Wanted, columns: Columns): Expr {
  const { operator, left, caseRule } = expr;
  const items = value.kind === "list" ? value.items : [value];
  if (items.length > mostTexts) return ofLongList(expr, items, wanted, columns);
  if ((operator !== "eq" && operator !== "ne") || items.some((item) => item.kind !== "string"))
    return always;
  const tests = items.map((item): MatchExpr => {
    const wantedText = item.kind === "string" ? item.value : "";
    return {
      kind: "match",
      subject: left,
      pattern: wantedText === "" ? [] : [literal(wantedText)],
      caseRule,
      quantifier: "any",
    };
  });
  if (operator === "eq") return combine(false, tests, wanted, columns);
  if (wanted !== "true" && columns.missingText === "null") return always;
  // Texts are never missing: what does not differ is equal. With several texts, one that differs is enough.
  return tests.length === 1
    ? combine(false, tests, wanted === "not-true" ? "true" : "not-true", columns)
    : always;
}

/** A missing text, which is none of the list's, is in no set either. */
function ofLongList(
  expr: CompareExpr,
  items: readonly Value[],
  wanted: Wanted,
  columns: Columns,
): Expr {
  const { left, operator } = expr;
  const source = left.kind === "field" ? columns.source(left.name) : undefined;
  const value = source === undefined ? undefined : exactSource(source);
  const hasEmpty = items.some((item) => item.kind !== "string" || item.value === "");
  return value === undefined || operator !== "eq" || wanted !== "true" || hasEmpty
    ? always
    : { ...expr, left: value };
}
