import type { Expr } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import type { CallExpression, Expression } from "../../syntax/index.ts";
import { convert } from "./convert.ts";
import { scopeOf } from "../names.ts";
import { columnExpr } from "../steps.ts";
import { broken, type Context, isBroken, literalOf, literalText, textLiteral } from "./types.ts";

/** Calls that are not of values alone: they speak of columns by name, of all columns, or of rows. */
type SpecialCall = (call: CallExpression, context: Context) => Expr | undefined;

/** Undefined from one of them: it is an ordinary call. */
export const specialCalls: ReadonlyMap<string, SpecialCall> = new Map<string, SpecialCall>([
  ["toscalar", toScalar],
  ["column_ifexists", columnIfExists],
  ["columnifexists", columnIfExists],
  ["pack_all", packAll],
  ["pack_array", packArray],
  ["column_names_of", columnNamesOf],
]);

/** The first value that a query gives; of a value, itself. */
function toScalar({ args, span }: CallExpression, { scope, lowerer }: Context): Expr {
  const [arg] = args;
  if (arg === undefined) return broken;
  const inner = withoutParens(arg.value);
  if (!lowerer.isTabular(inner, scope)) return lowerer.scalar(inner, scope);
  const relation = lowerer.relation(inner, scopeOf(scope.names));
  const { query, columns } = relation;
  const [first] = columns;
  if (first === undefined || relation.broken === true) return broken;
  return { kind: "query-value", query, type: first.type, origin: span };
}

function withoutParens(expression: Expression): Expression {
  return expression.kind === "paren" ? withoutParens(expression.inner) : expression;
}

/**
 * The column of that name, if the rows have one, else the second argument, whose type it has in any case. What turns
 * dynamic is parsed: columns of texts that hold JSON are asked for so.
 */
function columnIfExists({ args }: CallExpression, { scope, lowerer }: Context): Expr | undefined {
  const [first, second] = args;
  if (first === undefined || second === undefined || args.length > 2) return undefined;
  const asked = lowerer.scalar(first.value, scope);
  const name = literalText(asked);
  // A function's parameter is known only when the function is called.
  if (name === undefined && asked.kind !== "named") return undefined;
  const column = scope.columns.find((candidate) => candidate.name === name);
  const otherwise = lowerer.scalar(second.value, scope);
  if (column === undefined) return otherwise;
  const found = columnExpr(column, first.span);
  const type = typeOf(otherwise);
  if (isBroken(otherwise) || type === column.type) return found;
  if (type !== "dynamic") return convert(found, type);
  return { kind: "call", function: "parse-json", args: [found], type, origin: first.span };
}

/** A bag of all columns by their names. */
function packAll({ args, span }: CallExpression, { scope, lowerer }: Context): Expr | undefined {
  if (args.length > 1) return undefined;
  const [ignored] = args.map(({ value }) => literalOf(lowerer.scalar(value, scope))?.value);
  const dropsEmpty = ignored?.kind === "boolean" && ignored.value;
  return {
    kind: "call",
    function: dropsEmpty ? "bag-pack-filled" : "bag-pack",
    args: scope.columns.flatMap((column) => [textLiteral(column.name), columnExpr(column, span)]),
    type: "dynamic",
    origin: span,
  };
}

/** `pack_array(*)`: a list of all columns. */
function packArray({ args, span }: CallExpression, { scope }: Context): Expr | undefined {
  if (args.length !== 1 || args[0]?.value.kind !== "star") return undefined;
  const columns = scope.columns.map((column) => columnExpr(column, span));
  return { kind: "call", function: "pack-array", args: columns, type: "dynamic", origin: span };
}

/** The names of a table's columns, as a list. */
function columnNamesOf({ args, span }: CallExpression, { scope, lowerer }: Context): Expr {
  const [arg] = args;
  if (arg === undefined || args.length > 1) {
    const payload = { name: "column_names_of", wanted: "1 argument", found: args.length };
    lowerer.say("kusto/argument-count", payload, span);
    return broken;
  }
  const { columns } = lowerer.relation(arg.value, scopeOf(scope.names));
  const items = columns.map(({ name }) => ({ kind: "string", value: name }) as const);
  return { kind: "literal", value: { kind: "list", items }, type: "dynamic", origin: span };
}
