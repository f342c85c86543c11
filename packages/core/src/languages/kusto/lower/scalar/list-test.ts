import type { CaseRule, Expr, NamedExpr, Query, Value } from "../../../../model/index.ts";
import { and, not, or, typeOf } from "../../../../model/index.ts";
import type { Expression, ListTestExpression } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import { scopeOf } from "../names.ts";
import { nameOfType } from "../types.ts";
import { columnExpr, missingLiteral } from "../steps.ts";
import { asText } from "./convert.ts";
import { membership } from "./membership.ts";
import { starColumns } from "./star.ts";
import { textTest } from "./text-test.ts";
import { broken, type Context, isBroken, literalOf, textLiteral, withoutName } from "./types.ts";

/** An item of a list: a value, or rows whose first column holds the values. */
type Item =
  | { readonly kind: "value"; readonly value: Expr }
  | { readonly kind: "rows"; readonly relation: Relation };

/** `in`, `in~`, `has_any`, `has_all` and their negations, over values, dynamic lists and tables. */
export function lowerListTest(expression: ListTestExpression, context: Context): Expr {
  const { subject, span } = expression;
  const items = expression.items.map((item) => lowerItem(item, context));
  if (subject.kind !== "star")
    return testOf(expression, context.lowerer.scalar(subject, context.scope), items, context);
  const columns = starColumns(context, true, subject.span);
  const tests = columns.map((column) => testOf(expression, column, items, context));
  return or(tests.length === 0 ? [missingLiteral("boolean")] : tests, span);
}

function lowerItem(item: Expression, { scope, lowerer }: Context): Item {
  return lowerer.isTabular(item, scope)
    ? { kind: "rows", relation: lowerer.relation(item, scopeOf(scope.names)) }
    : { kind: "value", value: lowerer.scalar(item, scope) };
}

function testOf(
  { operator, operatorSpan, span }: ListTestExpression,
  subject: Expr,
  items: readonly Item[],
  { lowerer }: Context,
): Expr {
  const isBad = items.some((item) =>
    item.kind === "value" ? isBroken(item.value) : hasNoValues(item.relation),
  );
  if (isBroken(subject) || isBad) return broken;
  const type = typeOf(subject);
  const wantsText = operator !== "in" && operator !== "!in";
  if (wantsText && type !== "string" && type !== "dynamic") {
    const hint = operator.endsWith("in~") ? "Write 'in', or convert it: tostring(…)." : undefined;
    const found = nameOfType(type);
    lowerer.say("kusto/operand-type", { operator, types: [found], hint }, operatorSpan);
    return broken;
  }
  const isAll = operator === "has_all";
  const caseRule = operator === "in" || operator === "!in" ? "sensitive" : "insensitive";
  const tests = inGroups(items).map((group): Expr => {
    if (group.kind === "rows")
      return operator.startsWith("has")
        ? hasCall(operator, asText(subject), valuesOf(group.relation))
        : inRows(wantsText ? asText(subject) : subject, group.relation, caseRule);
    const { values, name } = group;
    const test = operator.startsWith("has")
      ? hasTests(operator, asText(subject), values, span)
      : membership(wantsText ? asText(subject) : subject, values, caseRule, span);
    return name === undefined ? test : { ...name, arg: test };
  });
  const test = isAll ? and(tests, span) : or(tests, span);
  return operator.startsWith("!") ? not(test, span) : test;
}

function hasNoValues({ columns, broken: isWrong }: Relation): boolean {
  return columns.length === 0 || isWrong === true;
}

type Group =
  | { readonly kind: "values"; readonly values: readonly Expr[]; readonly name?: NamedExpr }
  | Extract<Item, { kind: "rows" }>;

/** Values written in the list go together; a list with a name of its own stands alone under its name. */
function inGroups(items: readonly Item[]): readonly Group[] {
  const groups: Group[] = [];
  const plain: Expr[] = [];
  for (const item of items) {
    if (item.kind === "rows") groups.push(item);
    else if (item.value.kind === "named" && literalOf(item.value)?.value.kind === "list")
      groups.push({ kind: "values", values: [withoutName(item.value)], name: item.value });
    else plain.push(item.value);
  }
  return plain.length === 0 ? groups : [{ kind: "values", values: plain }, ...groups];
}

function hasTests(
  operator: string,
  subject: Expr,
  values: readonly Expr[],
  span: ListTestExpression["span"],
): Expr {
  const tests = values.flatMap((value): readonly Expr[] => {
    const literal = literalOf(value);
    if (literal !== undefined && typeOf(literal) === "dynamic") {
      const texts = textsIn(literal.value);
      return texts.map((text) => textTest("has", subject, textLiteral(text), "insensitive", span));
    }
    return typeOf(value) === "dynamic"
      ? [hasCall(operator, subject, value)]
      : [textTest("has", subject, asText(value), "insensitive", span)];
  });
  return operator === "has_all" ? and(tests, span) : or(tests, span);
}

function textsIn(value: Value): readonly string[] {
  switch (value.kind) {
    case "list":
      return value.items.flatMap(textsIn);
    case "string":
      return [value.value];
    case "number":
    case "boolean":
      return [String(value.value)];
    default:
      return [];
  }
}

function hasCall(operator: string, subject: Expr, list: Expr): Expr {
  const args = [subject, list, textLiteral("insensitive")];
  return { kind: "call", function: operator.replace("_", "-"), args, type: "boolean" };
}

/** `x in (T)`: values of the first column, as text where the subject is one. */
function inRows(subject: Expr, { query, columns }: Relation, caseRule: CaseRule): Expr {
  const column = columns[0];
  const type = typeOf(subject);
  if (column === undefined) return broken;
  const field = columnExpr(column);
  if (type === "string" && column.type !== "string") {
    const value = asText(field);
    const asTexts = { kind: "project", columns: [{ name: column.name, value }] } as const;
    return { kind: "in-query", subject, query: onto(query, asTexts), caseRule };
  }
  const isTextual = column.type === "string" && type !== "string";
  return { kind: "in-query", subject: isTextual ? asText(subject) : subject, query, caseRule };
}

/** The first column's values as one dynamic list. */
function valuesOf({ query, columns }: Relation): Expr {
  const [column] = columns;
  const { name, type } = column ?? { name: "", type: "string" };
  const args = [columnExpr({ name, type })];
  const aggregates = [{ name, function: "make-set", type: "dynamic", args }] as const;
  return {
    kind: "query-value",
    query: onto(query, { kind: "summarize", by: [], aggregates }),
    type: "dynamic",
  };
}

/** A query with one step more; the query itself stays the object it is, for it may be used elsewhere. */
function onto(query: Query, step: Query["steps"][number]): Query {
  return { source: { kind: "query", query }, steps: [step], missingText: "empty" };
}
