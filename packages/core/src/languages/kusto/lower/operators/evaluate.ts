import type { AggregateColumn, Column, ColumnType, Expr } from "../../../../model/index.ts";
import { text, typeOf } from "../../../../model/index.ts";
import type { CallExpression, NamedExpression } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import { isAggregate, lowerAggregate } from "../scalar/index.ts";
import { convert } from "../scalar/convert.ts";
import { isBroken } from "../scalar/types.ts";
import type { Scope } from "../scope.ts";
import type { OpenQuestion, TabularLowerer } from "../session.ts";
import { brokenRelation, columnExpr, withStep } from "../steps.ts";
import { typeOfName } from "../types.ts";
import { createColumnNames } from "./column-names.ts";
import { onlyColumns } from "./columns.ts";
import type { LowerOperator, OperatorOf } from "./head.ts";
import { lowerIpLookup } from "./ip-lookup.ts";
import { knownPlugins } from "./plugins.ts";
import { rowScope } from "./row-scope.ts";

type Evaluate = OperatorOf<"evaluate">;

export const lowerEvaluate: LowerOperator<"evaluate"> = (operator, relation, scope, lowerer) => {
  const { call } = operator;
  if (call.kind !== "call") return { ...relation, broken: true };
  const { text: name, span } = call.name;
  switch (name) {
    case "bag_unpack":
      return lowerBagUnpack(operator, call, relation, scope, lowerer);
    case "pivot":
      return lowerPivot(operator, call, relation, scope, lowerer);
    case "ipv4_lookup":
    case "ipv6_lookup":
      return lowerIpLookup(operator, call, relation, scope, lowerer);
    default:
      if (knownPlugins.has(name)) {
        lowerer.say("kusto/unsupported", { what: `The plugin '${name}'` }, span);
      } else lowerer.say("kusto/unknown-plugin", { name, known: knownPlugins }, span);
      return { ...relation, broken: true };
  }
};

/** What the plugin's schema declares: columns, and whether those of the rows stay. */
function declared({ schema }: Evaluate) {
  if (schema === undefined) return undefined;
  const columns = schema.flatMap((part): readonly ColumnType[] =>
    "kind" in part ? [] : [{ name: part.name.text, type: typeOfName(part.type) }],
  );
  return { columns, keepsOthers: schema.some((part) => "kind" in part) };
}

/** Asks the data for columns; undefined while there is no answer. */
function ask(
  kind: OpenQuestion["kind"],
  operator: Evaluate,
  relation: Relation,
  value: Expr,
  { session }: TabularLowerer,
): readonly ColumnType[] | undefined {
  const place = String(operator.span.start);
  const count = session.checking ? 0 : (session.asked.get(place) ?? 0);
  const key = `${place}#${count}`;
  if (!session.checking) session.asked.set(place, count + 1);
  const answer = session.answers.get(key);
  if (answer !== undefined) return answer;
  if (!session.checking && relation.broken !== true) {
    const column: Column = { name: "value", value };
    const { query: prefix } = withStep(relation, { kind: "project", columns: [column] });
    session.question ??= { kind, key, prefix, span: operator.span };
  }
  return undefined;
}

function lowerBagUnpack(
  operator: Evaluate,
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
  const unpacked = found.map(({ name, type }) => ({
    // A declared name has the prefix already.
    key: schema !== undefined && name.startsWith(prefix) ? name.slice(prefix.length) : name,
    name: schema === undefined ? `${prefix}${name}` : name,
    type,
  }));
  const bagName = value.kind === "field" ? value.name : undefined;
  const others = relation.columns.filter(({ name }) => name !== bagName);
  const isOwn = (name: string) => others.some((column) => column.name === name);
  const fresh = unpacked.filter(({ name }) => !(conflict === "keep_source" && isOwn(name)));
  const taken = new Set(fresh.map(({ name }) => name));
  const kept =
    schema === undefined || schema.keepsOthers ? others.filter(({ name }) => !taken.has(name)) : [];
  const isPlain = schema !== undefined && !schema.keepsOthers;
  const columns = [
    ...onlyColumns(kept),
    ...fresh.map(({ key, name, type }): Column => {
      const own = isPlain ? others.find((column) => column.name === name) : undefined;
      return { name, value: own === undefined ? member(value, key, type) : columnExpr(own) };
    }),
  ];
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

function member(bag: Expr, key: string, type: ColumnType["type"]): Expr {
  const args = [bag, { kind: "literal", value: text(key) } as const];
  return convert({ kind: "call", function: "dynamic-get", args, type: "dynamic" }, type);
}

/** One column for each value of the first argument, holding the aggregate over its rows; the rest are keys. */
function lowerPivot(
  operator: Evaluate,
  call: CallExpression,
  relation: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const rows = rowScope(relation, scope, lowerer);
  const [pivot, ...rest] = call.args;
  if (pivot === undefined) {
    lowerer.say(
      "kusto/argument-count",
      { name: "pivot", wanted: "1 argument or more", found: 0 },
      call.span,
    );
    return { ...relation, broken: true };
  }
  const value = lowerer.scalar(pivot.value, rows.scope);
  if (isBroken(value)) return { ...relation, broken: true };
  const [first] = rest;
  const isAggregated = first?.value.kind === "call" && isAggregate(first.value.name.text);
  const aggregate = isAggregated
    ? lowerAggregate({ ...first, names: [] }, rows.scope, lowerer)[0]
    : countOfRows;
  const spoken = new Set([value, ...(aggregate?.args ?? [])].flatMap(fieldNames));
  const others: readonly NamedExpression[] = isAggregated ? rest.slice(1) : rest;
  const by: readonly Column[] =
    others.length > 0
      ? others.map(({ value: key }, i) => {
          const lowered = lowerer.scalar(key, rows.scope);
          return {
            name: lowered.kind === "field" ? lowered.name : `Column${i + 1}`,
            value: lowered,
          };
        })
      : onlyColumns(relation.columns.filter(({ name }) => !spoken.has(name)));
  const schema = declared(operator);
  const names = new Set(by.map(({ name }) => name));
  const found =
    schema?.columns.filter(({ name }) => !names.has(name)) ??
    ask("pivot", operator, relation, value, lowerer);
  if (found === undefined || aggregate === undefined) {
    return {
      ...brokenRelation,
      columns: by.map(({ name, value: key }) => ({ name, type: typeOf(key) })),
    };
  }
  const unique = createColumnNames(() => {}, names);
  const aggregates = found.map(({ name }): AggregateColumn => {
    const where = isValue(value, name);
    return { ...aggregate, name: unique.add(name), where };
  });
  const step = { kind: "summarize", by, aggregates, origin: operator.span } as const;
  return withStep(rows.rows(), step);
}

const countOfRows: AggregateColumn = { name: "count_", function: "count", type: "long", args: [] };

function fieldNames(expr: Expr): readonly string[] {
  return expr.kind === "field" ? [expr.name] : [];
}

function isValue(value: Expr, name: string): Expr {
  const subject: Expr =
    typeOf(value) === "string"
      ? value
      : { kind: "call", function: "tostring", args: [value], type: "string" };
  return {
    kind: "compare",
    operator: "eq",
    left: subject,
    right: { kind: "literal", value: text(name) },
    as: "text",
    caseRule: "sensitive",
    quantifier: "any",
  };
}
