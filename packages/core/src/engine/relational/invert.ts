import { anyRun, literal, mapExpr, normalizePattern, patternShape } from "../../model/index.ts";
import type { CallExpr, Expr, MatchExpr } from "../../model/index.ts";
import { functions } from "../functions.ts";
import { allHold, always, never, oneHolds } from "./constants.ts";
import { mayHoldOfRegistryPath } from "./invert-registry.ts";
import { on, passes } from "./text-test-on.ts";
import type { TextTest } from "./text-test-on.ts";

/**
 * A test of what an expression over raw fields comes to, as tests of the fields themselves, which the index can look
 * for. It holds wherever the test does, and perhaps elsewhere.
 *
 * # Soundness
 * The test must be false of an empty text: that is what a missing field is in a column of texts, and tests of a missing
 * field do not hold. Of a field with several values the column has the first; a test of the field holds if any passes.
 */
export function mayHold(test: TextTest, source: Expr): Expr {
  switch (source.kind) {
    case "literal":
      return source.value.kind === "string" && !passes(test, source.value.value) ? never : always;
    case "field":
      return source.vocabulary === "raw" ? on(test, source) : always;
    case "case":
      return oneHolds([
        ...source.branches.map(({ when, then }) => allHold([when, mayHold(test, then)])),
        mayHold(test, source.otherwise),
      ]);
    case "call":
      return mayHoldOfCall(test, source);
    default:
      return always;
  }
}

function mayHoldOfCall(test: TextTest, source: CallExpr): Expr {
  const [first, second] = source.args;
  if (first === undefined) return always;
  switch (source.function) {
    case "first-text":
      return oneHolds(source.args.map((arg) => mayHold(test, arg)));
    case "known-sid":
    case "known-logon":
    case "single":
      return mayHold(test, first);
    case "lower-case":
      return test.kind === "regex" || test.kind === "network"
        ? exactly(test, source)
        : mayHold({ ...test, caseRule: "insensitive" }, first);
    case "file-name":
      return lastPart(test, first, ["\\", "/"]) ?? exactly(test, source);
    case "account-name":
    case "registry-value":
      return lastPart(test, first, ["\\"]) ?? exactly(test, source);
    case "folder":
    case "account-domain":
      return firstPart(test, first) ?? exactly(test, source);
    case "account":
      return mayHoldOfAccount(test, first, second) ?? exactly(test, source);
    case "hash-part":
      return test.kind === "match" && patternShape(test.pattern).kind === "equals"
        ? mayHold(
            { ...test, pattern: [anyRun, ...test.pattern, anyRun], caseRule: "insensitive" },
            first,
          )
        : exactly(test, source);
    case "event-data-xml":
      return inSomeValue(test) ?? exactly(test, source);
    case "registry-path":
      return mayHoldOfRegistryPath(test, first, false) ?? exactly(test, source);
    case "registry-key":
      return (
        (first.kind === "call" && first.function === "registry-path" && first.args[0] !== undefined
          ? mayHoldOfRegistryPath(test, first.args[0], true)
          : undefined) ?? exactly(test, source)
      );
    default:
      return exactly(test, source);
  }
}

/** What `event-data-xml` writes around names and values. */
const markup =
  '<dataitem type="system.xmldata"><eventdata xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><data name="';

/**
 * A text in the XML of an event's fields that can only stand in a value: names have no blank and no backslash, and
 * what reaches from a value into the markup has a bracket.
 */
function inSomeValue(test: TextTest): Expr | undefined {
  if (test.kind !== "term" && test.kind !== "match") return undefined;
  const shape = test.kind === "match" ? patternShape(test.pattern) : undefined;
  const wanted = test.kind === "term" ? test.text : shape?.kind === "contains" ? shape.text : "";
  const isOfValues = /[ \\]/.test(wanted) && !/[<>"&]/.test(wanted);
  return isOfValues && !markup.includes(wanted.toLowerCase())
    ? on(test, { kind: "record-text" })
    : undefined;
}

/** What follows the last separator, or all: the text ends in it, and it stands at its start or behind a separator. */
function lastPart(test: TextTest, source: Expr, separators: readonly string[]): Expr | undefined {
  if (test.kind === "term") return mayHold(test, source);
  if (test.kind !== "match") return undefined;
  if (test.pattern[0]?.kind === "any-run") return mayHold(test, source);
  return oneHolds(
    [[], ...separators.map((separator) => [anyRun, literal(separator)])].map((before) =>
      mayHold({ ...test, pattern: normalizePattern([...before, ...test.pattern]) }, source),
    ),
  );
}

/** What precedes a separator: the text starts with it. */
function firstPart(test: TextTest, source: Expr): Expr | undefined {
  if (test.kind === "term") return mayHold(test, source);
  if (test.kind !== "match") return undefined;
  return mayHold({ ...test, pattern: normalizePattern([...test.pattern, anyRun]) }, source);
}

/** Of `DOMAIN\name` each side of the backslash; without a domain the name is all. */
function mayHoldOfAccount(test: TextTest, domain: Expr, name: Expr | undefined): Expr | undefined {
  if (test.kind !== "match" || name === undefined) return undefined;
  const shape = patternShape(test.pattern);
  if (shape.kind !== "equals" && shape.kind !== "ends-with") return undefined;
  const [before = "", after, ...more] = shape.text.split("\\");
  // With several backslashes, or with none, the text may begin and end anywhere.
  if (after === undefined || more.length > 0) return undefined;
  const equal = (subject: Expr, value: string) =>
    mayHoldNonEmpty({ ...test, pattern: value === "" ? [] : [literal(value)] }, subject);
  const parted =
    shape.kind === "equals" ? [equal(domain, before), equal(name, after)] : [equal(name, after)];
  return oneHolds([allHold(parted), mayHold(test, name)]);
}

function mayHoldNonEmpty(test: MatchExpr, subject: Expr): Expr {
  return passes(test, "") ? always : mayHold(test, subject);
}

/** The test of the expression itself, evaluated for each record; always where it needs more than the record's fields. */
export function exactly(test: TextTest, source: Expr): Expr {
  const subject = exactSource(source);
  return subject === undefined ? always : on(test, subject);
}

/** The expression with the one value of each field that its column has; undefined where a filter cannot have it. */
export function exactSource(source: Expr): Expr | undefined {
  let canBe = true;
  const single = mapExpr(source, (node) => {
    if (node.kind === "field" && node.vocabulary !== "raw") canBe = false;
    if (node.kind === "call" && !functions.has(node.function)) canBe = false;
    return node.kind === "field" ? { kind: "call", function: "single", args: [node] } : node;
  });
  return canBe ? single : undefined;
}
