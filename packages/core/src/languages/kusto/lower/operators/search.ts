import type { Expression, Name, StringLiteral, StringOperator } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { withStep } from "../steps.ts";
import { tableRelation } from "../tables.ts";
import type { OperatorOf } from "./head.ts";
import { parameterOf, wordOf } from "./parameters.ts";
import { type Leg, legElsewhere, searchedTables, unite, wildcardLegs } from "./union.ts";

type Search = OperatorOf<"search">;

/** `search "x" and column:"y"`: the rows in which any column holds the terms, with the name of their table. */
export function lowerSearch(
  operator: Search,
  relation: Relation | undefined,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const legs =
    relation === undefined
      ? operator.in === undefined
        ? allTables(operator.keyword, lowerer)
        : operator.in.flatMap((table, i) => namedLegs(table, i, scope, lowerer))
      : [{ name: tableName(relation) ?? "search_arg0", relation }];
  const united = unite(legs, { sourceColumn: "$table", commonOnly: false }, operator.span);
  if (united.broken === true) return united;
  const isSensitive = wordOf(parameterOf(operator, "kind")) === "case_sensitive";
  const texts = united.columns.filter(({ name }) => name !== "$table");
  const predicate = spelledOut(operator.predicate, texts, isSensitive);
  if (predicate === undefined) return united;
  const inner: Scope = { columns: united.columns, rows: new Map(), names: scope.names };
  const where = lowerer.scalar(predicate, inner);
  return withStep(united, { kind: "filter", where, origin: operator.span });
}

function tableName({ query }: Relation): string | undefined {
  return query.source.kind === "table" && query.steps.length === 0 ? query.source.name : undefined;
}

/** Every table that there can be data for. */
export function allTables(span: Expression["span"], lowerer: TabularLowerer): readonly Leg[] {
  const { catalog } = lowerer;
  const legs: Leg[] = [];
  for (const name of searchedTables(catalog)) {
    const table = catalog.table(name);
    if (table !== undefined) legs.push({ name, relation: tableRelation(table, span, lowerer) });
  }
  return [...legs, ...legElsewhere(legs, span, lowerer)];
}

/** The tables of an `in (…)` list. */
export function namedLegs(
  table: Expression,
  index: number,
  scope: Scope,
  lowerer: TabularLowerer,
): readonly Leg[] {
  if (table.kind === "wildcard-name")
    return wildcardLegs(table.pattern, table.span, scope, lowerer);
  const relation = lowerer.relation(table, { ...scope, columns: [] });
  const isTable = table.kind === "name" && scope.names.find(table.text) === undefined;
  return [{ name: isTable ? table.text : `search_arg${index}`, relation }];
}

/** The predicate with bare terms spelled out as tests of all columns; undefined where every row fits. */
function spelledOut(
  expression: Expression,
  columns: Relation["columns"],
  isSensitive: boolean,
): Expression | undefined {
  const recur = (inner: Expression) => spelledOut(inner, columns, isSensitive);
  switch (expression.kind) {
    case "star":
      return undefined;
    case "string":
      return anyColumn(expression, columns, isSensitive);
    case "number":
      return expression.digits === null
        ? expression
        : anyColumn(asText(expression.digits, expression.span), columns, isSensitive);
    case "paren":
      return recur(expression.inner);
    case "and":
    case "or": {
      const args = expression.args.map(recur);
      const whole = args.filter((arg) => arg !== undefined);
      if (expression.kind === "or" && whole.length < args.length) return undefined;
      return whole.length === 0 ? undefined : { ...expression, args: whole };
    }
    case "call":
      if (expression.name.text !== "not") return expression;
      return {
        ...expression,
        args: expression.args.map((arg) => ({ ...arg, value: recur(arg.value) ?? arg.value })),
      };
    default:
      return expression;
  }
}

function asText(value: string, span: Expression["span"]): StringLiteral {
  return { kind: "string", value, obfuscated: false, span };
}

/** A term in any of the columns but fractions: stars at its ends open it there. */
function anyColumn(
  term: StringLiteral,
  columns: Relation["columns"],
  isSensitive: boolean,
): Expression {
  const { span } = term;
  const { operator, right } = testOf(term, isSensitive);
  const searched = columns.filter(({ type }) => type !== "real" && type !== "decimal");
  const args = searched.map(({ name, type }): Expression => {
    const column: Name = { kind: "name", text: name, bracketed: true, span };
    const left: Expression = type === "string" ? column : callOf("tostring", column);
    return { kind: "binary", operator, operatorSpan: span, left, right, span };
  });
  const [only] = args;
  return args.length === 1 && only !== undefined ? only : { kind: "or", args, span };
}

function callOf(name: string, value: Name): Expression {
  const { span } = value;
  return {
    kind: "call",
    name: { kind: "name", text: name, bracketed: false, span },
    args: [{ kind: "named", names: [], value, span }],
    span,
  };
}

function testOf(
  term: StringLiteral,
  isSensitive: boolean,
): { readonly operator: StringOperator; readonly right: StringLiteral } {
  const { value, span } = term;
  const inner = value.replaceAll(/^\*|\*$/g, "");
  if (inner.includes("*")) {
    const parts = inner.split("*").map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
    const pattern = `${isSensitive ? "" : "(?i)"}${parts.join(".*?")}`;
    return { operator: "matches regex", right: asText(pattern, span) };
  }
  const open = value.startsWith("*");
  const close = value.endsWith("*") && value.length > 1;
  const name = open && close ? "contains" : open ? "hassuffix" : close ? "hasprefix" : "has";
  return { operator: isSensitive ? `${name}_cs` : name, right: asText(inner, span) };
}
