import type { Column, Expr, JoinColumn, Step } from "../../../../model/index.ts";
import { text } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { CallExpression, Expression, NamedExpression } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { columnExpr, missingLiteral, relationOf, withStep } from "../steps.ts";
import { onlyColumns } from "./columns.ts";
import type { OperatorOf } from "./head.ts";
import { outputOf } from "./join.ts";
import { rowScope } from "./row-scope.ts";

/** What every row has in common: a join on it pairs each with each. */
const common: Expr = { kind: "literal", value: text("") };

/**
 * `ipv4_lookup(Networks, Address, Network [, key …] [, return_unmatched])`: pairs each row with the networks that its
 * address is in. Rows without one are left out, or come once with nothing of a network.
 */
export function lowerIpLookup(
  operator: OperatorOf<"evaluate">,
  call: CallExpression,
  relation: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const [table, address, network, ...options] = call.args;
  const { text: name } = call.name;
  if (table === undefined || address === undefined || network === undefined) {
    const payload = { name, wanted: "3 arguments or more", found: call.args.length };
    lowerer.say("kusto/argument-count", payload, call.span);
    return { ...relation, broken: true };
  }
  const right = lowerer.relation(table.value, scope);
  if (right.broken === true) return { ...relation, broken: true };
  const over = (rows: Relation) => (expression: Expression) =>
    lowerer.scalar(expression, rowScope(rows, scope, lowerer).scope);
  const [ofLeft, ofRight] = [over(relation), over(right)];
  const keys = options.filter(isKey).map(({ value }) => value);
  const numbered = keepsUnmatched(options) ? withNumber(relation, lowerer) : undefined;
  const before = numbered?.rows ?? relation;
  const output = outputOf("inner", before, right, new Set(keys.map(nameOfKey)));
  const on = [
    { left: common, right: common },
    ...keys.map((key) => ({ left: ofLeft(key), right: ofRight(key) })),
  ];
  const origin = operator.span;
  const join: Step = { kind: "join", flavor: "inner", right: right.query, on, output, origin };
  const args = [ofLeft(address.value), renamed(ofRight(network.value), output)];
  const inRange = name === "ipv6_lookup" ? "ipv6-is-in-range" : "ipv4-is-in-range";
  const where: Expr = {
    kind: "is-true",
    arg: { kind: "call", function: inRange, args, type: "boolean" },
  };
  const matched = withStep(withStep(before, join), { kind: "filter", where, origin });
  return numbered === undefined ? matched : withUnmatched(matched, numbered, origin);
}

/** A further column to be equal, rather than the switch at the end. */
function isKey({ names, value }: NamedExpression): boolean {
  return value.kind === "name" && names.length === 0;
}

function nameOfKey(key: Expression): string {
  return key.kind === "name" ? key.text : "";
}

function keepsUnmatched(options: readonly NamedExpression[]): boolean {
  return options.some(({ value }) => value.kind === "boolean" && value.value === true);
}

interface Numbered {
  readonly rows: Relation;
  readonly number: string;
}

/** The rows with a number each, as one query that others can share. */
function withNumber(relation: Relation, lowerer: TabularLowerer): Numbered {
  const number = lowerer.fresh("row");
  const column = { name: number, function: "row-number", args: [], type: "long" } as const;
  const { query } = withStep(relation, { kind: "window", order: [], columns: [column] });
  return { rows: relationOf({ kind: "query", query }), number };
}

function withUnmatched(matched: Relation, { rows, number }: Numbered, origin: Span): Relation {
  const key = columnExpr({ name: number, type: "long" });
  const unmatched = withStep(rows, {
    kind: "join",
    flavor: "left-anti",
    right: matched.query,
    on: [{ left: key, right: key }],
    output: outputOf("left-anti", rows, matched, new Set()),
    origin,
  });
  const own = new Set(rows.columns.map(({ name }) => name));
  const wanted = matched.columns.filter(({ name }) => name !== number);
  const padded = wanted.map((column): Column => {
    const value = own.has(column.name) ? columnExpr(column) : missingLiteral(column.type);
    return { name: column.name, value };
  });
  const others = withStep(unmatched, { kind: "project", columns: padded, origin });
  const found = withStep(matched, { kind: "project", columns: onlyColumns(wanted), origin });
  return withStep(found, { kind: "union", others: [others.query], origin });
}

/** A column of the right side under the name that it has in the joined rows. */
function renamed(value: Expr, output: readonly JoinColumn[]): Expr {
  if (value.kind !== "field") return value;
  const column = output.find(({ side, from }) => side === "right" && from === value.name);
  return column === undefined ? value : { ...value, name: column.name };
}
