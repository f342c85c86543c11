import { isFloating, isInteger } from "./family.ts";
import { splNumber, splText, valueList } from "./splunk.ts";
import type { AggregateContext, AggregateSql, TypedSql } from "./types.ts";

/** Aggregates of `stats`. https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/CommonStatsFunctions */

const ofOne =
  (
    write: (
      arg: TypedSql,
      context: AggregateContext,
      args: readonly TypedSql[],
    ) => string | undefined,
  ): AggregateSql =>
  (args, _aggregate, context) => {
    const [arg] = args;
    return arg === undefined ? undefined : write(arg, context, args);
  };

const all = (arg: TypedSql, { filter }: AggregateContext, order = "") =>
  `coalesce(flatten(list(${valueList(arg)}${order})${filter}), [])`;

const asValues = (list: string) => `nullif(to_json(${list})::VARCHAR, '[]')`;

const ofNumbers = (write: (x: string, filter: string) => string) =>
  ofOne((arg, { filter }) => write(splNumber(arg), filter));

const isOrdered = ({ type }: TypedSql) =>
  isInteger(type) || isFloating(type) || type === "datetime";

/** As numbers if all values are, else as texts. */
const extreme = (name: "min" | "max") =>
  ofOne((arg, { filter }) => {
    if (isOrdered(arg)) return `${name}(${arg.sql})${filter}`;
    const [text, number] = [splText(arg), splNumber(arg)];
    return `CASE WHEN count(${text})${filter} = count(${number})${filter} THEN arg_${name}(${text}, ${number})${filter} ELSE ${name}(${text})${filter} END`;
  });

const ofTime = (name: "arg_min" | "arg_max") =>
  ofOne((arg, { filter }, [, time]) => time && `${name}(${arg.sql}, ${time.sql})${filter}`);

/** What a number grows by in a second, from the first event that has it to the last. */
const rate = ofOne((arg, { filter }, [, time]) => {
  if (time === undefined) return undefined;
  const [x, at] = [splNumber(arg), splNumber(time)];
  const atThose = `CASE WHEN ${x} IS NOT NULL THEN ${at} END`;
  return `((arg_max(${x}, ${at})${filter} - arg_min(${x}, ${at})${filter}) / nullif(max(${atThose})${filter} - min(${atThose})${filter}, 0))`;
});

const spread = (name: string) =>
  ofNumbers(
    (x, filter) =>
      `CASE WHEN count(${x})${filter} > 0 THEN coalesce(${name}(${x})${filter}, 0) END`,
  );

export const splunkAggregates: Readonly<Record<string, AggregateSql>> = {
  "spl-count": ofOne((arg, { filter }) =>
    arg.type === "dynamic"
      ? `coalesce(sum(len(${valueList(arg)}))${filter}, 0)::BIGINT`
      : `count(${arg.sql})${filter}`,
  ),
  "spl-distinct": ofOne((arg, context) =>
    arg.type === "dynamic"
      ? `len(list_distinct(${all(arg, context)}))`
      : `count(DISTINCT ${arg.sql})${context.filter}`,
  ),
  "spl-values": ofOne((arg, context) => asValues(`list_sort(list_distinct(${all(arg, context)}))`)),
  "spl-list-of-all": ofOne((arg, context) => asValues(all(arg, context, context.order))),
  "spl-list": ofOne((arg, context) => asValues(`(${all(arg, context, context.order)})[1:100]`)),
  "spl-min": extreme("min"),
  "spl-max": extreme("max"),
  "spl-first": ofOne(({ sql }, { filter, order }) => `any_value(${sql}${order})${filter}`),
  "spl-last": ofOne(
    ({ sql }, { filter, order }) =>
      `list_filter(list(${sql}${order})${filter}, lambda v: v IS NOT NULL)[-1]`,
  ),
  "spl-earliest": ofTime("arg_min"),
  "spl-latest": ofTime("arg_max"),
  "spl-rate": rate,
  "spl-sum": ofNumbers((x, filter) => `sum(${x})${filter}`),
  "spl-average": ofNumbers((x, filter) => `avg(${x})${filter}`),
  "spl-deviation": spread("stddev_samp"),
  "spl-deviation-of-all": spread("stddev_pop"),
  "spl-variance": spread("var_samp"),
  "spl-variance-of-all": spread("var_pop"),
  "spl-sum-of-squares": ofNumbers((x, filter) => `sum(${x} * ${x})${filter}`),
  "spl-range": ofNumbers((x, filter) => `(max(${x})${filter} - min(${x})${filter})`),
  "spl-median": ofNumbers((x, filter) => `quantile_cont(${x}, 0.5)${filter}`),
  "spl-mode": ofOne((arg, { filter }) => `mode(${splText(arg)})${filter}`),
  "spl-percentile": ofOne((arg, { filter }, [, percent]) =>
    percent?.literal?.kind === "number"
      ? `quantile_disc(${splNumber(arg)}, ${percent.literal.value / 100})${filter}`
      : undefined,
  ),
};
