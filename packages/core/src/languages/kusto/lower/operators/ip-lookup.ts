import type { Column, Expr } from "../../../../model/index.ts";
import { and, text } from "../../../../model/index.ts";
import type { CallExpression, Expression } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { withStep } from "../steps.ts";
import { createColumnNames } from "./column-names.ts";
import type { OperatorOf } from "./head.ts";
import { rowScope } from "./row-scope.ts";

const one: Expr = { kind: "literal", value: text("") };

/**
 * `ipv4_lookup(Networks, Address, Network [, key …])`: pairs each row with the networks that its address is in. Rows
 * without one are left out.
 */
export function lowerIpLookup(
  operator: OperatorOf<"evaluate">,
  call: CallExpression,
  relation: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const [table, address, network, ...options] = call.args.map(({ value }) => value);
  const { text: name } = call.name;
  if (table === undefined || address === undefined || network === undefined) {
    const payload = { name, wanted: "3 arguments or more", found: call.args.length };
    lowerer.say("kusto/argument-count", payload, call.span);
    return { ...relation, broken: true };
  }
  const option = options.find((extra) => extra.kind !== "name");
  const isPlain = option === undefined || (option.kind === "boolean" && option.value === false);
  if (!isPlain) {
    lowerer.say("kusto/unsupported", { what: `'return_unmatched' of ${name}` }, option.span);
  }
  const right = lowerer.relation(table, scope);
  if (right.broken === true) return { ...relation, broken: true };
  const keys = options.filter((extra) => extra.kind === "name");
  const left = (expression: Expression) =>
    lowerer.scalar(expression, rowScope(relation, scope, lowerer).scope);
  const other = (expression: Expression) =>
    lowerer.scalar(expression, rowScope(right, scope, lowerer).scope);
  const names = createColumnNames(
    () => {},
    relation.columns.map((column) => column.name),
  );
  const output = [
    ...relation.columns.map((column) => ({ ...column, side: "left" as const, from: column.name })),
    ...right.columns.map((column) => ({
      type: column.type,
      name: names.add(column.name),
      side: "right" as const,
      from: column.name,
    })),
  ];
  const on = [
    { left: one, right: one },
    ...keys.map((key) => ({ left: left(key), right: other(key) })),
  ];
  const joined = withStep(relation, {
    kind: "join",
    flavor: "inner",
    right: right.query,
    on,
    output,
    origin: operator.span,
  });
  const inside: Expr = {
    kind: "call",
    function: name === "ipv6_lookup" ? "ipv6-is-in-range" : "ipv4-is-in-range",
    args: [left(address), renamed(other(network), output)],
    type: "boolean",
  };
  const where = and([{ kind: "is-true", arg: inside }]);
  return withStep(joined, { kind: "filter", where, origin: operator.span });
}

/** A column of the right side under the name that it has in the joined rows. */
function renamed(
  value: Expr,
  output: readonly {
    readonly side: string;
    readonly from: string;
    readonly name: Column["name"];
  }[],
): Expr {
  if (value.kind !== "field") return value;
  const column = output.find(({ side, from }) => side === "right" && from === value.name);
  return column === undefined ? value : { ...value, name: column.name };
}
