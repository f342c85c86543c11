import { childrenOf, withChildren, walkExpr } from "../model/index.ts";
import type { Expr, FieldExpr } from "../model/index.ts";
import type { EventClass } from "./event-class.ts";
import type { FieldSource } from "./field-source.ts";
import { isSystemField } from "./system-fields.ts";
import { translateTest, translateValue } from "./translate.ts";
import type { FieldTest } from "./translate.ts";

/**
 * Turns an expression over the Sigma taxonomy into one over the raw fields of an event class.
 *
 * On a class with field names of its own, the absence of a field says nothing about the event: a test on
 * it is unknown, and `is-true` around it goes, for `not is-true(unknown)` would be true and a rule would
 * fire because of what its event cannot tell. Classes that use the taxonomy's names keep Sigma's
 * two-valued tests; so do records of no class.
 */
export function substituteFields(expr: Expr, eventClass: EventClass | undefined): Expr {
  const lookup = eventClass === undefined ? undefined : fieldLookup(eventClass);
  return lookup === undefined ? renamed(expr, eventClass !== undefined) : substitute(expr, lookup);
}

type Lookup = (name: string) => FieldSource | undefined;

/** How a class supplies each field of the taxonomy; undefined where its names are the taxonomy's. */
export function fieldLookup({ fields, ownFields }: EventClass): Lookup | undefined {
  if (fields === undefined) return undefined;
  return (name) =>
    fields.get(name) ??
    (ownFields.includes(name) || isSystemField(name) ? { kind: "raw", name } : undefined);
}

/**
 * Fields of Windows' events are known without the blanks in their names (`Threat Name`), however a rule has them.
 * The kinds that rules consist of come first: this runs on every node of every rule at start-up.
 */
function renamed(expr: Expr, isWindows: boolean): Expr {
  switch (expr.kind) {
    case "field":
      if (expr.vocabulary !== "sigma") return expr;
      return {
        ...expr,
        vocabulary: "raw",
        name: isWindows ? expr.name.replaceAll(" ", "") : expr.name,
      };
    case "is-true":
    case "not":
    case "named":
      return { ...expr, arg: renamed(expr.arg, isWindows) };
    case "match":
      return { ...expr, subject: renamed(expr.subject, isWindows) };
    default:
      return withChildren(
        expr,
        childrenOf(expr).map((child) => renamed(child, isWindows)),
      );
  }
}

function substitute(expr: Expr, lookup: Lookup): Expr {
  switch (expr.kind) {
    case "field":
      return expr.vocabulary === "sigma" ? substituteField(expr, lookup) : expr;
    case "is-true": {
      const arg = substitute(expr.arg, lookup);
      return readsMapped(expr.arg) ? arg : { ...expr, arg };
    }
    case "match":
    case "regex":
    case "term":
    case "network":
    case "is-null":
    case "exists":
      return expr.subject.kind === "field" && expr.subject.vocabulary === "sigma"
        ? substituteTest(expr, expr.subject, lookup)
        : strict(expr, lookup);
    case "compare":
      return expr.left.kind === "field" &&
        expr.left.vocabulary === "sigma" &&
        expr.right.kind === "literal"
        ? substituteTest(expr, expr.left, lookup)
        : strict(expr, lookup);
    case "call":
    case "arithmetic":
    case "case":
      return strict(expr, lookup);
    default:
      return withChildren(
        expr,
        childrenOf(expr).map((child) => substitute(child, lookup)),
      );
  }
}

function substituteField(field: FieldExpr, lookup: Lookup): Expr {
  const source = lookup(field.name);
  const value = source === undefined ? undefined : translateValue(source);
  return value ?? { kind: "unknown", missing: field.name, ...originOf(field) };
}

function substituteTest(test: FieldTest, field: FieldExpr, lookup: Lookup): Expr {
  const source = lookup(field.name);
  const translated = source === undefined ? undefined : translateTest(test, source);
  return translated ?? { kind: "unknown", missing: field.name, ...originOf(test) };
}

/** A node that has no value if one of its children has none. */
function strict(expr: Expr, lookup: Lookup): Expr {
  const children = childrenOf(expr).map((child) => substitute(child, lookup));
  return children.find((child) => child.kind === "unknown") ?? withChildren(expr, children);
}

function readsMapped(expr: Expr): boolean {
  if (expr.kind === "match" && expr.subject.kind === "field") return isMapped(expr.subject);
  let found = false;
  walkExpr(expr, (node) => {
    if (node.kind === "field" && isMapped(node)) found = true;
    return !found;
  });
  return found;
}

const isMapped = ({ vocabulary, name }: FieldExpr): boolean =>
  vocabulary === "sigma" && !isSystemField(name);

function originOf(expr: Expr): Pick<Expr, "origin"> {
  return expr.origin === undefined ? {} : { origin: expr.origin };
}
