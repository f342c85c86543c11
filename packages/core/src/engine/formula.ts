import type { Expr } from "../model/index.ts";
import { unreachable } from "../source/index.ts";

/**
 * A filter as the matcher runs it: plain boolean logic over tests that are each true or false on a record.
 * What the model's three-valued logic says is written out: see `truthOf`.
 */
export type Formula =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "test"; readonly expr: Expr; readonly negated: boolean }
  | { readonly kind: "and" | "or"; readonly args: readonly Formula[] };

/** The kinds that are asked of the record itself; in a formula such a leaf holds when its evaluation is `true`. */
type TestExpr = Exclude<
  Expr,
  { kind: "and" | "or" | "not" | "is-true" | "named" | "quantified" | "unknown" }
>;

/** What the caller knows of a test before any record is seen (the route's channel, event id …). */
export type Known = (expr: Expr) => boolean | undefined;

const yes: Formula = { kind: "constant", value: true };
const no: Formula = { kind: "constant", value: false };

/** The formula that holds exactly where the filter is true (not false, not unknown). */
export function formulaOf(filter: Expr, known: Known): Formula {
  return truthOf(filter, true, known);
}

/**
 * The formula for "`expr` is true" or "`expr` is false". Both fail where the expression is unknown: a test on a
 * missing field is neither, and `not` swaps the two. `is-true` makes "false" of everything that is not true.
 */
function truthOf(expr: Expr, wanted: boolean, known: Known): Formula {
  switch (expr.kind) {
    case "named":
      return truthOf(expr.arg, wanted, known);
    case "not":
      return truthOf(expr.arg, !wanted, known);
    case "is-true":
      return wanted ? truthOf(expr.arg, true, known) : negate(truthOf(expr.arg, true, known));
    case "unknown":
      return no;
    case "and":
    case "or":
      return combine((expr.kind === "and") === wanted ? "and" : "or", expr.args, wanted, known);
    case "quantified":
      return combine(
        (expr.quantifier === "all") === wanted ? "and" : "or",
        expr.args,
        wanted,
        known,
      );
    default:
      return testOf(expr, wanted, known);
  }
}

function combine(
  kind: "and" | "or",
  args: readonly Expr[],
  wanted: boolean,
  known: Known,
): Formula {
  const parts: Formula[] = [];
  for (const arg of args) {
    const part = truthOf(arg, wanted, known);
    // What settles the whole (another event id) mostly comes first.
    if (part.kind === "constant" && part.value === (kind === "or")) return part;
    parts.push(part);
  }
  return join(kind, parts);
}

function testOf(expr: TestExpr, wanted: boolean, known: Known): Formula {
  if (expr.kind === "is-null" || expr.kind === "exists") return literal(expr, !wanted, known);
  if (wanted) return literal(expr, false, known);
  // False, not unknown: the opposite is true. Evaluated as a test of its own.
  return isTwoValuedNegation(expr)
    ? join("and", [
        literal(expr, true, known),
        literal({ kind: "is-null", subject: expr.subject }, true, known),
      ])
    : literal({ kind: "not", arg: expr }, false, known);
}

/** Tests that are false exactly where they have a value and are not true. */
function isTwoValuedNegation(
  expr: TestExpr,
): expr is Extract<TestExpr, { kind: "match" | "regex" | "term" | "network" }> {
  return (
    expr.kind === "match" ||
    expr.kind === "regex" ||
    expr.kind === "term" ||
    expr.kind === "network"
  );
}

function literal(expr: Expr, negated: boolean, known: Known): Formula {
  const value = known(expr);
  if (value !== undefined) return value !== negated ? yes : no;
  return { kind: "test", expr, negated };
}

function negate(formula: Formula): Formula {
  switch (formula.kind) {
    case "constant":
      return formula.value ? no : yes;
    case "test":
      return { ...formula, negated: !formula.negated };
    case "and":
    case "or":
      return join(formula.kind === "and" ? "or" : "and", formula.args.map(negate));
    default:
      return unreachable(formula);
  }
}

/** Joins formulas, flat and without constants. */
function join(kind: "and" | "or", args: readonly Formula[]): Formula {
  const absorbing = kind === "or";
  const kept: Formula[] = [];
  for (const arg of args) {
    if (arg.kind === "constant") {
      if (arg.value === absorbing) return arg;
    } else if (arg.kind === kind) kept.push(...arg.args);
    else kept.push(arg);
  }
  if (kept.length === 0) return kind === "and" ? yes : no;
  return kept.length === 1 ? (kept[0] as Formula) : { kind, args: kept };
}
