import { normalizePattern, patternShape } from "../model/index.ts";
import type { CompareExpr, Expr, MatchExpr, Pattern, RegexExpr } from "../model/index.ts";
import { unreachable } from "../source/index.ts";
import { evaluateExpr } from "./evaluate.ts";
import { foldText } from "./fold.ts";
import type { Formula } from "./formula.ts";
import { compilePattern } from "./glob.ts";
import { recordText } from "./probe.ts";
import type { Probe } from "./probe.ts";
import type { ProbeIndex } from "./probe-index.ts";
import { compileRegex } from "./regex/index.ts";
import type { RecordView } from "./record-view.ts";
import { witnessOf } from "./witness.ts";

export type Check = () => boolean;

/**
 * Compiles a formula to a function of the view's present record. A test whose probe the index looked for in vain is
 * false without being asked, one that asks for nothing else is true where it was found.
 */
export function compileFormula(formula: Formula, view: RecordView, probes: ProbeIndex): Check {
  switch (formula.kind) {
    case "constant":
      return () => formula.value;
    case "test": {
      const check = compileTest(formula.expr, view, probes);
      return formula.negated ? () => !check() : check;
    }
    case "and":
      return allOf(rareFirst(formula.args, probes).map((arg) => compileFormula(arg, view, probes)));
    case "or":
      return anyOf(grouped(formula.args, view, probes));
    default:
      return unreachable(formula);
  }
}

function allOf(checks: readonly Check[]): Check {
  const [first, second] = checks as [Check, Check];
  if (checks.length === 2) return () => first() && second();
  return () => {
    for (let i = 0; i < checks.length; i++) if (!(checks[i] as Check)()) return false;
    return true;
  };
}

function anyOf(checks: readonly Check[]): Check {
  const [first, second] = checks as [Check, Check];
  if (checks.length === 1) return first;
  if (checks.length === 2) return () => first() || second();
  return () => {
    for (let i = 0; i < checks.length; i++) if ((checks[i] as Check)()) return true;
    return false;
  };
}

/** Members of an OR in an order that settles cheap questions first, value lists of one field as one question. */
function grouped(args: readonly Formula[], view: RecordView, probes: ProbeIndex): readonly Check[] {
  const lists = new Map<string, MatchExpr[]>();
  const tests: Check[] = [];
  const rest: Check[] = [];
  for (const arg of args) {
    const expr = arg.kind === "test" && !arg.negated ? arg.expr : undefined;
    const field = expr?.kind === "match" ? plainField(expr) : undefined;
    if (expr?.kind === "match" && field !== undefined) {
      const list = lists.get(field);
      if (list === undefined) lists.set(field, [expr]);
      else list.push(expr);
    } else if (arg.kind === "test") tests.push(compileFormula(arg, view, probes));
    else rest.push(compileFormula(arg, view, probes));
  }
  const listChecks = [...lists].map(([field, exprs]) => compileList(field, exprs, view, probes));
  return [...tests, ...listChecks, ...rest];
}

/** Of an AND, the members that seldom hold come first: they spare the asking of the others. */
function rareFirst(args: readonly Formula[], probes: ProbeIndex): readonly Formula[] {
  const estimate = (probe: Probe) => probes.shareOf(probe);
  const shares = new Map(args.map((arg) => [arg, witnessOf(arg, estimate)?.share ?? 1]));
  return args.toSorted((a, b) => (shares.get(a) ?? 1) - (shares.get(b) ?? 1));
}

/** The field of a test that looks at folded text only. */
function plainField(expr: MatchExpr): string | undefined {
  if (expr.caseRule === "sensitive" || expr.quantifier !== "any") return undefined;
  return fieldName(expr.subject);
}

function fieldName(subject: Expr): string | undefined {
  return subject.kind === "field"
    ? subject.name
    : subject.kind === "record-text"
      ? recordText
      : undefined;
}

function compileList(
  field: string,
  exprs: readonly MatchExpr[],
  view: RecordView,
  probes: ProbeIndex,
): Check {
  const number = view.numberOf(field);
  const ids = Int32Array.from(exprs, (expr) => probes.idOf(expr));
  // Most are never come to: each is made when it is.
  const tests: ((folded: string) => boolean)[] = [];
  const answers = Uint8Array.from(exprs, (expr, i) =>
    probes.isAnswer(expr, ids[i] as number) ? 1 : 0,
  );
  return () => {
    const { seenAt, record } = probes;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] as number;
      if (id >= 0 && seenAt[id] !== record) continue;
      if (answers[i] === 1) return true;
      if (view.some(number, (tests[i] ??= foldedTest((exprs[i] as MatchExpr).pattern))))
        return true;
    }
    return false;
  };
}

function compileTest(expr: Expr, view: RecordView, probes: ProbeIndex): Check {
  const id = probes.idOf(expr);
  if (id < 0) return compileQuestion(expr, view);
  if (probes.isAnswer(expr, id)) return () => probes.seenAt[id] === probes.record;
  let check: Check | undefined;
  return () => probes.seenAt[id] === probes.record && (check ??= compileQuestion(expr, view))();
}

function compileQuestion(expr: Expr, view: RecordView): Check {
  const subject = "subject" in expr ? fieldName(expr.subject) : undefined;
  if (subject !== undefined) {
    const number = view.numberOf(subject);
    if (expr.kind === "is-null" && subject !== recordText) return () => view.isNull(number);
    if (expr.kind === "exists" && subject !== recordText) return () => view.exists(number);
    if (expr.kind === "match" && plainField(expr) !== undefined) {
      // Any value will do: none needs to be loaded.
      if (patternShape(normalizePattern(expr.pattern)).kind === "anything")
        return () => !view.isNull(number);
      const test = foldedTest(expr.pattern);
      return () => view.some(number, test);
    }
    if (expr.kind === "regex" && expr.quantifier !== "none")
      return compileRegexQuestion(expr, number, view);
  }
  if (expr.kind === "compare") return compileCompare(expr, view);
  return () => evaluateExpr(expr, view.cursor) === true;
}

/** Two fields of one text each are compared as they stand folded in the view; anything else is evaluated. */
function compileCompare(expr: CompareExpr, view: RecordView): Check {
  const evaluate = () => evaluateExpr(expr, view.cursor) === true;
  const { left, right } = expr;
  const isTextEquality =
    expr.operator === "eq" &&
    expr.as === "text" &&
    expr.caseRule === "insensitive" &&
    expr.quantifier === "any";
  if (!isTextEquality || left.kind !== "field" || right.kind !== "field") return evaluate;
  const [a, b] = [view.numberOf(left.name), view.numberOf(right.name)];
  return () => {
    const [first, second] = [view.only(a), view.only(b)];
    if (first === undefined || second === undefined) return evaluate();
    return first !== null && first === second;
  };
}

/** A regex is run only where all literals are found that its matches have. */
function compileRegexQuestion(expr: RegexExpr, number: number, view: RecordView): Check {
  const regex = compileRegex(expr);
  if (regex === undefined || expr.quantifier !== "any")
    return () => evaluateExpr(expr, view.cursor) === true;
  const { required, test } = regex;
  if (required.length === 0) return () => view.somePlain(number, test);
  const hasAll = (folded: string) => required.every((literal) => folded.includes(literal));
  return () => view.some(number, hasAll) && view.somePlain(number, test);
}

/** The pattern as a test of a text that is folded already. */
function foldedTest(pattern: Pattern): (folded: string) => boolean {
  const shape = patternShape(normalizePattern(pattern));
  if (shape.kind === "wildcard") {
    const folded = pattern.map((part) =>
      part.kind === "literal" ? { ...part, text: foldText(part.text) } : part,
    );
    return compilePattern(folded, "sensitive");
  }
  if (shape.kind === "anything") return () => true;
  const literal = foldText(shape.text);
  switch (shape.kind) {
    case "equals":
      return (text) => text === literal;
    case "starts-with":
      return (text) => text.startsWith(literal);
    case "ends-with":
      return (text) => text.endsWith(literal);
    case "contains":
      return (text) => text.includes(literal);
    default:
      return unreachable(shape);
  }
}
