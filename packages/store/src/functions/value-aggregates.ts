import { aggregateTemplates } from "./aggregates.ts";
import { asType, dynamicSql } from "./convert-sql.ts";
import { isFloating, isTicks } from "./family.ts";
import type { AggregateSql } from "./types.ts";

/**
 * Aggregates over values rather than rows, null over none; of a dynamic each value counts.
 * https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/aggregation-functions
 */

const countValues: AggregateSql = ([arg], _aggregate, { filter }) =>
  arg &&
  (arg.type === "dynamic"
    ? `coalesce(sum(js_mv_count(${arg.sql}))${filter}, 0)::BIGINT`
    : `count(${arg.sql})${filter}`);

/** Those that differ, in the order of the rows. */
const values: AggregateSql = (args, aggregate, context) => {
  const set = aggregateTemplates["make-set"]?.(args, aggregate, context);
  return set && `nullif(${set}, '[]')`;
};

const sumOfValues: AggregateSql = ([arg], _aggregate, { filter }) => {
  if (arg === undefined) return undefined;
  if (isFloating(arg.type)) return `sum(${arg.sql})${filter}`;
  // Beyond 64 bits Elasticsearch has no value either.
  return `try_cast(sum((${asType(arg, "long")})::HUGEINT)${filter} AS BIGINT)`;
};

const mean: AggregateSql = ([arg], _aggregate, { filter }) =>
  arg && !isTicks(arg.type) ? `avg(${asType(arg, "real")})${filter}` : undefined;

/** Between the nearest two values, where no value stands at that place. */
const quantile: AggregateSql = ([arg, percent], _aggregate, { filter }) =>
  arg && percent?.literal?.kind === "number"
    ? `quantile_cont(${asType(arg, "real")}, ${percent.literal.value / 100})${filter}`
    : undefined;

const all: AggregateSql = ([arg], _aggregate, { filter, order }) =>
  arg &&
  `nullif('[' || coalesce(string_agg(trim(${dynamicSql(arg)}, '[]'), ','${order})${filter}, '') || ']', '[]')`;

const deviation: AggregateSql = ([arg], _aggregate, { filter }) =>
  arg && `stddev_pop(${asType(arg, "real")})${filter}`;

export const valueAggregates: Readonly<Record<string, AggregateSql>> = {
  "count-values": countValues,
  values,
  "sum-of-values": sumOfValues,
  mean,
  quantile,
  deviation,
  "all-values": all,
};
