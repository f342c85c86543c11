import type { Column, ColumnType, ScalarType } from "../../../../model/index.ts";
import { text } from "../../../../model/index.ts";
import type { Expression } from "../../syntax/index.ts";
import { assumedTable, columnsElsewhere } from "../assumed.ts";
import type { TableCatalog } from "../catalog.ts";
import { nameIn, type SayLowering } from "../diagnostics.ts";
import type { Relation } from "../lowerer.ts";
import type { Meaning, Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { brokenRelation, columnExpr, missingLiteral, relationOf, withStep } from "../steps.ts";
import { tableRelation, wildcardTest } from "../tables.ts";
import { nameOfType } from "../types.ts";
import { createColumnNames } from "./column-names.ts";
import type { OperatorOf } from "./head.ts";
import { isOn, parameterOf, wordOf } from "./parameters.ts";

export interface Leg {
  /** What `withsource` calls it. */
  readonly name: string;
  readonly relation: Relation;
}

/** A union of what comes before it, if anything does, and its legs. */
export function lowerUnion(
  operator: OperatorOf<"union">,
  before: Relation | undefined,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const isFuzzy = isOn(operator, "isfuzzy");
  const first = before === undefined ? [] : [{ name: legName(before, 0), relation: before }];
  const legs = [...first];
  for (const leg of operator.legs) {
    legs.push(...lowerLeg(leg, legs.length, isFuzzy, scope, lowerer));
  }
  // Where no leg is known, what they have in common is wanted all the same.
  if (legs.length === 0 && lowerer.session.assumesTables)
    legs.push(...operator.legs.flatMap((leg, i) => lowerLeg(leg, i, false, scope, lowerer)));
  const source = parameterOf(operator, "withsource") ?? parameterOf(operator, "with_source");
  const kind = wordOf(parameterOf(operator, "kind"));
  if (kind !== undefined && kind !== "inner" && kind !== "outer") {
    const span = parameterOf(operator, "kind")?.value.span ?? operator.keyword;
    lowerer.say("kusto/join-kind", { name: kind, known: ["inner", "outer"] }, span);
  }
  return unite(legs, { sourceColumn: wordOf(source), commonOnly: kind === "inner" }, operator.span);
}

export interface UnionForm {
  /** The column to add in front, with the name of each row's leg. */
  readonly sourceColumn?: string | undefined;
  /** Whether only columns that all legs have come out. */
  readonly commonOnly: boolean;
}

/** The rows of all legs, each padded to the columns of all. */
export function unite(
  legs: readonly Leg[],
  { sourceColumn, commonOnly }: UnionForm,
  origin: OperatorOf<"union">["span"],
): Relation {
  const whole = legs.filter(({ relation }) => relation.broken !== true);
  const [head] = whole;
  if (head === undefined) return brokenRelation;
  const columns = unifiedColumns(
    whole.map(({ relation }) => relation.columns),
    commonOnly,
  );
  const padded = whole.map(({ name, relation }) => {
    const own = new Map(
      relation.columns.map((column) => [`${column.name} ${column.type}`, column]),
    );
    const values = columns.map(({ name: to, from, type }): Column => {
      const column = own.get(`${from} ${type}`);
      return { name: to, value: column === undefined ? missingLiteral(type) : columnExpr(column) };
    });
    const source = { kind: "literal", value: text(name) } as const;
    const all =
      sourceColumn === undefined ? values : [{ name: sourceColumn, value: source }, ...values];
    return isAsItIs(relation.columns, all)
      ? relation
      : withStep(relation, { kind: "project", columns: all, origin });
  });
  const [start, ...others] = padded;
  if (start === undefined) return brokenRelation;
  const isBroken = whole.length < legs.length;
  const united =
    others.length === 0
      ? withoutOrder(start)
      : withStep(start, { kind: "union", others: others.map(({ query }) => query), origin });
  return isBroken ? { ...united, broken: true } : united;
}

function withoutOrder({ query, columns }: Relation): Relation {
  return { query, columns };
}

function isAsItIs(columns: readonly ColumnType[], wanted: readonly Column[]): boolean {
  return (
    columns.length === wanted.length &&
    wanted.every(({ name, value }, i) => {
      const column = columns[i];
      return column?.name === name && value.kind === "field" && value.name === name;
    })
  );
}

interface UnifiedColumn extends ColumnType {
  /** Its name in the legs. */
  readonly from: string;
}

/** Columns of one name but several types become one column for each type, with its name behind. */
function unifiedColumns(
  legs: readonly (readonly ColumnType[])[],
  commonOnly: boolean,
): readonly UnifiedColumn[] {
  const types = new Map<string, ScalarType[]>();
  for (const columns of legs) {
    for (const { name, type } of columns) {
      const known = types.get(name);
      if (known === undefined) types.set(name, [type]);
      else if (!known.includes(type)) known.push(type);
    }
  }
  const isCommon = (name: string) =>
    legs.every((columns) => columns.some((column) => column.name === name));
  const names = createColumnNames(() => {}, types.keys());
  return [...types].flatMap(([from, found]): readonly UnifiedColumn[] => {
    const [only, ...others] = found;
    if (only === undefined || (commonOnly && (others.length > 0 || !isCommon(from)))) return [];
    if (others.length === 0) return [{ name: from, from, type: only }];
    return found.map((type) => ({ name: names.add(`${from}_${nameOfType(type)}`), from, type }));
  });
}

function lowerLeg(
  leg: Expression,
  index: number,
  isFuzzy: boolean,
  scope: Scope,
  lowerer: TabularLowerer,
): readonly Leg[] {
  if (leg.kind === "wildcard-name")
    return wildcardLegs(leg.pattern, leg.span, scope, lowerer, isFuzzy);
  const relation = isFuzzy
    ? fuzzyRelation(leg, scope, lowerer)
    : lowerer.relation(leg, { ...scope, columns: [] });
  return relation === undefined ? [] : [{ name: legName(relation, index), relation }];
}

function legName({ alias, query }: Relation, index: number): string {
  const isTable = query.source.kind === "table" && query.steps.length === 0;
  return (
    alias ?? (isTable && query.source.kind === "table" ? query.source.name : `union_arg${index}`)
  );
}

/** The tables and views whose names fit; none are reported. */
export function wildcardLegs(
  pattern: string,
  span: Expression["span"],
  scope: Scope,
  lowerer: TabularLowerer,
  isFuzzy = false,
): readonly Leg[] {
  const fits = wildcardTest(pattern);
  const legs = new Map<string, Relation>();
  const { catalog } = lowerer;
  const candidates = pattern === "*" ? searchedTables(catalog) : catalog.names();
  for (const name of candidates) {
    const table = fits(name) ? catalog.table(name) : undefined;
    if (table !== undefined) legs.set(name, tableRelation(table, span, lowerer));
  }
  for (const name of new Set(scope.names.all())) {
    if (!fits(name) || !isView(scope.names.find(name))) continue;
    const reference: Expression = { kind: "name", text: name, bracketed: true, span };
    legs.set(name, lowerer.relation(reference, scope));
  }
  if (legs.size === 0 && lowerer.session.assumesTables)
    return [{ name: pattern, relation: assumedTable(pattern, span, lowerer) }];
  if (legs.size === 0 && isFuzzy) {
    lowerer.say("kusto/fuzzy-leg", { name: pattern }, span);
    return [];
  }
  if (legs.size === 0) {
    lowerer.say("kusto/unknown-table", { name: pattern, known: [] }, span);
    return [{ name: pattern, relation: brokenRelation }];
  }
  const found = [...legs].map(([name, relation]) => ({ name, relation }));
  return pattern === "*" ? [...found, ...legElsewhere(found, span, lowerer)] : found;
}

/** No rows with the columns that only tables have which nothing supplies. */
export function legElsewhere(
  legs: readonly Leg[],
  origin: Expression["span"],
  lowerer: TabularLowerer,
): readonly Leg[] {
  const known = legs.map(({ relation }) => relation.columns);
  const columns = columnsElsewhere(known, origin, lowerer);
  if (columns.length === 0) return [];
  return [{ name: "*", relation: relationOf({ kind: "inline", columns, rows: [], origin }) }];
}

/** Only functions that are declared as views are tables to wildcards. */
function isView(meaning: Meaning | undefined): boolean {
  return meaning?.kind === "function" && meaning.statement.isView;
}

/** The tables of a query that speaks of all. */
export function searchedTables(catalog: TableCatalog): Iterable<string> {
  return catalog.searched?.() ?? catalog.names();
}

const unresolved: ReadonlySet<string> = new Set([
  "kusto/unknown-table",
  "kusto/unknown-table-function",
  "kusto/broken-function",
]);

/** The rows of a leg, or undefined where it speaks of a table that is not known: that is a warning only. */
function fuzzyRelation(
  leg: Expression,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation | undefined {
  const said: (() => void)[] = [];
  let missing: { readonly name: string; readonly span: Expression["span"] } | undefined;
  const listen: SayLowering = (code, payload, span) => {
    if (unresolved.has(code)) missing ??= { name: nameIn(payload), span };
    said.push(() => lowerer.say(code, payload, span));
  };
  const { session } = lowerer;
  const { assumesTables } = session;
  session.assumesTables = false;
  const relation = lowerer.reportingTo(listen).relation(leg, { ...scope, columns: [] });
  session.assumesTables = assumesTables;
  if (missing === undefined) {
    for (const say of said) say();
    // A leg that a let statement could not resolve was reported there.
    return relation.broken === true ? undefined : relation;
  }
  lowerer.say("kusto/fuzzy-leg", { name: missing.name }, missing.span);
  return undefined;
}
