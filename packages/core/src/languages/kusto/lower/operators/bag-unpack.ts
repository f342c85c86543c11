import type { Column, ColumnType, Expr } from "../../../../model/index.ts";
import { text } from "../../../../model/index.ts";
import type { CallExpression, NamedExpression } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import { convert } from "../scalar/convert.ts";
import { isBroken, literalOf } from "../scalar/types.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { brokenRelation, withStep } from "../steps.ts";
import { onlyColumns } from "./columns.ts";
import type { OperatorOf } from "./head.ts";
import { ask, declared } from "./open-columns.ts";
import { rowScope } from "./row-scope.ts";

/** `bag_unpack(bag)`: the bag gives its place to a column for each of its keys. */
export function lowerBagUnpack(
  operator: OperatorOf<"evaluate">,
  call: CallExpression,
  relation: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const rows = rowScope(relation, scope, lowerer);
  const [bag, ...options] = call.args;
  if (bag === undefined) {
    lowerer.say(
      "kusto/argument-count",
      { name: "bag_unpack", wanted: "1 to 4 arguments", found: 0 },
      call.span,
    );
    return { ...relation, broken: true };
  }
  const value = lowerer.scalar(bag.value, rows.scope);
  if (isBroken(value)) return { ...relation, broken: true };
  const prefix = textOption(options, "OutputColumnPrefix", 0) ?? "";
  const conflict = textOption(options, "columnsConflict", 1) ?? "error";
  const schema = declared(operator);
  const found = schema?.columns ?? ask("bag-unpack", operator, relation, value, lowerer);
  if (found === undefined) return { ...brokenRelation, columns: relation.columns };
  const ignored = ignoredKeys(options, scope, lowerer);
  const unpacked = found.flatMap((column) => {
    // A declared name has the prefix already.
    const hasPrefix = schema !== undefined && column.name.startsWith(prefix);
    const key = hasPrefix ? column.name.slice(prefix.length) : column.name;
    const name = schema === undefined ? `${prefix}${column.name}` : column.name;
    return ignored.has(key) ? [] : [{ ...column, key, name }];
  });
  const bagName = value.kind === "field" ? value.name : undefined;
  const own = new Map(relation.columns.map((column) => [column.name, column]));
  if (bagName !== undefined) own.delete(bagName);
  const members = new Map(
    unpacked
      .filter(({ name }) => conflict !== "keep_source" || !own.has(name))
      .map(({ name, key, type }): [string, Column] => [
        name,
        { name, value: member(value, key, type) },
      ]),
  );
  // Without a star a schema says which columns there are, those of the rows among them.
  if (schema !== undefined && !schema.keepsOthers) {
    const columns = schema.columns.flatMap(({ name }) => {
      const column = own.get(name);
      return column === undefined ? (members.get(name) ?? []) : onlyColumns([column]);
    });
    return withStep(rows.rows(), { kind: "project", columns, origin: operator.span });
  }
  const placed = relation.columns.flatMap((column) => {
    const replacement = members.get(column.name);
    members.delete(column.name);
    if (replacement !== undefined) return [replacement];
    return column.name === bagName ? [] : onlyColumns([column]);
  });
  const columns = [...placed, ...members.values()];
  return withStep(rows.rows(), { kind: "project", columns, origin: operator.span });
}

/** An option by its name, or by its place. */
function textOption(
  options: readonly NamedExpression[],
  wanted: string,
  place: number,
): string | undefined {
  const named = options.find(({ names }) => names[0]?.text === wanted);
  const option = named ?? options.filter(({ names }) => names.length === 0)[place];
  return option?.value.kind === "string" ? option.value.value : undefined;
}

function ignoredKeys(
  options: readonly NamedExpression[],
  scope: Scope,
  lowerer: TabularLowerer,
): ReadonlySet<string> {
  const named = options.find(({ names }) => names[0]?.text === "ignoredProperties");
  const option = named ?? options.filter(({ names }) => names.length === 0)[2];
  if (option === undefined) return new Set();
  const list = literalOf(lowerer.scalar(option.value, { ...scope, columns: [] }))?.value;
  const items = list?.kind === "list" ? list.items : [];
  return new Set(items.flatMap((item) => (item.kind === "string" ? [item.value] : [])));
}

function member(bag: Expr, key: string, type: ColumnType["type"]): Expr {
  const args = [bag, { kind: "literal", value: text(key) } as const];
  return convert({ kind: "call", function: "dynamic-get", args, type: "dynamic" }, type);
}
