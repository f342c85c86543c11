import type { ScalarType } from "@telltale/core/model";
import { dynamicCell, isBag, isList, jsonOf, parseDynamic } from "./algorithms/dynamic.ts";
import { mergeBags } from "./algorithms/bags.ts";
import { schemaOf } from "./algorithms/schema-of.ts";
import { distinct } from "./algorithms/sets.ts";
import { weightedRank } from "./algorithms/weighted-rank.ts";
import { asType, dynamicSql } from "./convert-sql.ts";
import { isFloating, isTicks } from "./family.ts";
import type { AggregateContext, AggregateSql, JsFunction, TypedSql } from "./types.ts";

/** Aggregates over a group of rows. https://learn.microsoft.com/kusto/query/aggregation-functions */

const numberOf = (cell: unknown) => (cell === null || cell === undefined ? Infinity : Number(cell));

/** The members of a list without those that came before, and no more than so many. */
const distinctJs: JsFunction = {
  name: "js_distinct",
  parameters: ["dynamic", "long"],
  returns: "dynamic",
  evaluate: ([list, most]) => {
    const members = parseDynamic(list);
    return isList(members) ? jsonOf(distinct(members).slice(0, numberOf(most))) : null;
  },
};

const headJs: JsFunction = {
  name: "js_head",
  parameters: ["dynamic", "long"],
  returns: "dynamic",
  evaluate: ([list, most]) => {
    const members = parseDynamic(list);
    return isList(members) ? jsonOf(members.slice(0, numberOf(most))) : null;
  },
};

/** One bag of a list of them, with no more than so many keys. */
const mergeJs: JsFunction = {
  name: "js_merge_bags",
  parameters: ["dynamic", "long"],
  returns: "dynamic",
  evaluate: ([list, most]) => {
    const members = parseDynamic(list);
    const bag = mergeBags(isList(members) ? members : []);
    return isBag(bag) ? jsonOf(new Map([...bag].slice(0, numberOf(most)))) : "{}";
  },
};

const schemaJs: JsFunction = {
  name: "js_schema_of",
  parameters: ["dynamic"],
  returns: "dynamic",
  evaluate: ([list]) => {
    const members = parseDynamic(list);
    return dynamicCell(isList(members) ? schemaOf(members) : null);
  },
};

const weightedJs: JsFunction = {
  name: "js_weighted_rank",
  parameters: ["dynamic", "dynamic", "real"],
  returns: "real",
  evaluate: ([values, weights, percent]) =>
    weightedRank(parseDynamic(values), parseDynamic(weights), Number(percent ?? 0)),
};

export const aggregateJs: readonly JsFunction[] = [
  distinctJs,
  headJs,
  mergeJs,
  schemaJs,
  weightedJs,
];

/** An aggregate of its first argument. */
const ofOne =
  (
    template: (arg: TypedSql, context: AggregateContext, type: ScalarType) => string,
  ): AggregateSql =>
  ([arg], { type }, context) =>
    arg === undefined ? undefined : template(arg, context, type);

/** Sums of integers and timespans wrap around at 64 bits, as the engine's do. */
function sumSql(arg: TypedSql, { filter }: AggregateContext): string {
  if (isFloating(arg.type)) return `coalesce(sum(${arg.sql})${filter}, 0)`;
  const sum = `coalesce(sum((${asType(arg, "long")})::HUGEINT)${filter}, 0)`;
  const modulus = "18446744073709551616";
  return `((((${sum} + 9223372036854775808) % ${modulus}) + ${modulus}) % ${modulus} - 9223372036854775808)::BIGINT`;
}

function averageSql(arg: TypedSql, { filter }: AggregateContext, type: ScalarType): string {
  if (isTicks(type)) {
    // Doubles have no room for ticks.
    const value = asType(arg, "long");
    return `(sum((${value})::HUGEINT)${filter} // nullif(count(${value})${filter}, 0))::BIGINT`;
  }
  const average = `avg(${asType(arg, "real")})${filter}`;
  return type === "decimal" ? average : `coalesce(${average}, 'nan'::DOUBLE)`;
}

/** Spread is zero of a single value and of none; the database raises an error for what is no number. */
const spread = (name: string) =>
  ofOne((arg, { filter }) => {
    const x = `(${asType(arg, "real")})`;
    if (!isFloating(arg.type)) return `coalesce(${name}(${x})${filter}, 0)`;
    const finite = `coalesce(${name}(CASE WHEN isfinite(${x}) THEN ${x} END)${filter}, 0)`;
    return `CASE WHEN bool_or(NOT isfinite(${x}))${filter} THEN 'nan'::DOUBLE ELSE ${finite} END`;
  });

const covariance =
  (name: string): AggregateSql =>
  ([x, y], _aggregate, { filter }) =>
    x === undefined || y === undefined
      ? undefined
      : `coalesce(${name}(${asType(y, "real")}, ${asType(x, "real")})${filter}, 0)`;

/** The values as JSON, in the order of the rows; a list's members one by one. */
function membersSql(
  arg: TypedSql,
  { filter, order }: AggregateContext,
  nulls: "kept" | "left out",
): string {
  const json = dynamicSql(arg);
  const kept = nulls === "kept" ? `coalesce(${json}, 'null')` : json;
  const member =
    arg.type === "dynamic"
      ? `CASE WHEN starts_with(${json}, '[') THEN nullif(substring(${json}, 2, length(${json}) - 2), '') ELSE ${kept} END`
      : kept;
  return `('[' || coalesce(string_agg(${member}, ','${order})${filter}, '') || ']')`;
}

/** A list of no more members than the second argument says. */
const list =
  (nulls: "kept" | "left out"): AggregateSql =>
  ([arg, most], _aggregate, context) => {
    if (arg === undefined) return undefined;
    // The engine keeps the nulls of dynamics.
    const members = membersSql(arg, context, arg.type === "dynamic" ? "kept" : nulls);
    return most === undefined ? members : `js_head(${members}, ${asType(most, "long")})`;
  };

const makeSet: AggregateSql = ([arg, most], _aggregate, context) => {
  if (arg === undefined) return undefined;
  const limit = most === undefined ? "NULL::BIGINT" : asType(most, "long");
  return `js_distinct(${membersSql(arg, context, "left out")}, ${limit})`;
};

const makeBag: AggregateSql = ([arg, most], _aggregate, context) => {
  if (arg === undefined) return undefined;
  const limit = most === undefined ? "NULL::BIGINT" : asType(most, "long");
  return `js_merge_bags(${membersSql(arg, context, "left out")}, ${limit})`;
};

const isOrdered = (type: ScalarType) => type !== "dynamic";

/** What is not a number wins, be it the least or the greatest that is asked for. */
const extreme =
  (name: "min" | "max"): AggregateSql =>
  ([arg], _aggregate, { filter }) => {
    if (arg === undefined || !isOrdered(arg.type)) return undefined;
    const value = `${name}(${arg.sql})${filter}`;
    // The database holds it for the greatest of all.
    return isFloating(arg.type) && name === "min"
      ? `CASE WHEN bool_or(isnan(${arg.sql}))${filter} THEN 'nan'::DOUBLE ELSE ${value} END`
      : value;
  };

/** A value of the group that says something, if there is one: the first. */
const takeAny = ofOne(({ sql, type }, { filter, order }) => {
  const telling = type === "string" ? `nullif(${sql}, '')` : sql;
  return `any_value(${telling}${order})${filter}`;
});

const percentOf = (arg: TypedSql | undefined) =>
  arg?.literal?.kind === "number" && arg.literal.value >= 0 && arg.literal.value <= 100
    ? arg.literal.value
    : undefined;

/** The value that so many percent of the values do not exceed. */
function percentileSql(arg: TypedSql, percent: number, { filter }: AggregateContext): string {
  return `quantile_disc(${arg.sql}, ${percent / 100})${filter}`;
}

const percentile: AggregateSql = ([arg, percent], { type }, context) => {
  const value = percentOf(percent);
  if (arg === undefined || value === undefined || arg.type === "dynamic") return undefined;
  return asType({ sql: percentileSql(arg, value, context), type: arg.type }, type);
};

/** The percents of arguments, or of one that is a list. */
function percentsOf(args: readonly TypedSql[]): readonly number[] | undefined {
  const [first] = args;
  const values =
    first?.literal?.kind === "list"
      ? first.literal.items.map((item) => (item.kind === "number" ? item.value : undefined))
      : args.map(percentOf);
  return values.every((value) => value !== undefined) ? values : undefined;
}

const listOf = (members: readonly TypedSql[]) =>
  `('[' || concat_ws(',', ${members.map((member) => `coalesce(${dynamicSql(member)}, 'null')`).join(", ")}) || ']')`;

const percentilesArray: AggregateSql = ([arg, ...asked], _aggregate, context) => {
  const percents = percentsOf(asked);
  if (arg === undefined || percents === undefined || arg.type === "dynamic") return undefined;
  return listOf(
    percents.map((percent) => ({ sql: percentileSql(arg, percent, context), type: arg.type })),
  );
};

function weightedSql(
  arg: TypedSql,
  weight: TypedSql,
  percent: number,
  context: AggregateContext,
): TypedSql {
  const values = membersSql({ sql: asType(arg, "real"), type: "real" }, context, "kept");
  const weights = membersSql(weight, context, "kept");
  const sql = `js_weighted_rank(${values}, ${weights}, ${percent})`;
  return { sql: asType({ sql, type: "real" }, arg.type), type: arg.type };
}

const percentilew: AggregateSql = ([arg, weight, percent], _aggregate, context) => {
  const value = percentOf(percent);
  if (arg === undefined || weight === undefined || value === undefined) return undefined;
  return weightedSql(arg, weight, value, context).sql;
};

const percentileswArray: AggregateSql = ([arg, weight, ...asked], _aggregate, context) => {
  const percents = percentsOf(asked);
  if (arg === undefined || weight === undefined || percents === undefined) return undefined;
  return listOf(percents.map((percent) => weightedSql(arg, weight, percent, context)));
};

const ofLongs = (name: string) =>
  ofOne((arg, { filter }) => `${name}(${asType(arg, "long")})${filter}`);

const distinctCount: AggregateSql = ([arg], _aggregate, { filter }) =>
  arg === undefined ? undefined : `count(DISTINCT ${arg.sql})${filter}`;

export const aggregateTemplates: Readonly<Record<string, AggregateSql>> = {
  count: (_args, _aggregate, { filter }) => `count(*)${filter}`,
  dcount: distinctCount,
  "count-distinct": distinctCount,
  sum: ofOne(sumSql),
  avg: ofOne(averageSql),
  min: extreme("min"),
  max: extreme("max"),
  stdev: spread("stddev_samp"),
  stdevp: spread("stddev_pop"),
  variance: spread("var_samp"),
  variancep: spread("var_pop"),
  covariance: covariance("covar_samp"),
  covariancep: covariance("covar_pop"),
  "make-list": list("left out"),
  "make-list-with-nulls": list("kept"),
  "make-set": makeSet,
  "make-bag": makeBag,
  buildschema: ofOne((arg, context) => `js_schema_of(${membersSql(arg, context, "left out")})`),
  "take-any": takeAny,
  percentile,
  percentilew,
  "percentiles-array": percentilesArray,
  "percentilesw-array": percentileswArray,
  "binary-all-and": ofLongs("bit_and"),
  "binary-all-or": ofLongs("bit_or"),
  "binary-all-xor": ofLongs("bit_xor"),
};
