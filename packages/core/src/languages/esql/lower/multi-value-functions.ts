import type { ScalarType } from "../../../model/index.ts";
import type { EsqlFunction } from "./functions.ts";
import { call, many, one, severalOf, single } from "./types.ts";
import type { Typed } from "./types.ts";

type Named = readonly [name: string, definition: EsqlFunction];

/** One of the values, or what they come to together: of their own type. */
const toOne = (name: string, to: string): Named => [
  name,
  {
    least: 1,
    most: 1,
    lower: ([value], span) => {
      if (value === undefined) return undefined;
      if (!value.several) return value;
      return one(
        single(severalOf(call(to, [value.expr], "dynamic", span), value.type)),
        value.type,
      );
    },
  },
];

const toNumber = (name: string, to: string, type: ScalarType): Named => [
  name,
  {
    least: 1,
    most: 1,
    lower: ([value], span) => value && one(call(to, [many(value)], type, span)),
  },
];

/** Values of the first argument's type; the others are taken as values, too. */
const toSeveral = (name: string, to: string, count: number): Named => [
  name,
  {
    least: count,
    most: count,
    lower: (args, span) =>
      args[0] && severalOf(call(to, args.map(many), "dynamic", span), args[0].type),
  },
];

const ordered = (args: readonly Typed[]) => args.slice(1).map(single);

const withOptions = (name: string, to: string, least: number, most: number): Named => [
  name,
  {
    least,
    most,
    lower: ([value, ...options], span) =>
      value &&
      severalOf(call(to, [many(value), ...options.map(single)], "dynamic", span), value.type),
  },
];

const concat: EsqlFunction = {
  least: 2,
  most: 2,
  lower: (args, span) =>
    args[0] && one(call("mv-concat", [many(args[0]), ...ordered(args)], "string", span)),
};

const zip: EsqlFunction = {
  least: 2,
  most: 3,
  lower: ([a, b, delimiter], span) => {
    if (a === undefined || b === undefined) return undefined;
    const rest = delimiter === undefined ? [] : [single(delimiter)];
    return severalOf(call("mv-zip", [many(a), many(b), ...rest], "dynamic", span), "string");
  },
};

/** Of whole numbers, of which the middle two are averaged, the whole number below. */
const median: EsqlFunction = {
  least: 1,
  most: 1,
  lower: ([value], span) => {
    if (value === undefined) return undefined;
    const middle = call("mv-median", [many(value)], "real", span);
    return value.type === "long"
      ? one(call("tolong", [call("floor", [middle], "real")], "long", span))
      : one(middle);
  },
};

export const multiValueFunctions: readonly Named[] = [
  toOne("mv_first", "mv-first"),
  toOne("mv_last", "mv-last"),
  toOne("mv_min", "mv-min"),
  toOne("mv_max", "mv-max"),
  toOne("mv_sum", "mv-sum"),
  toNumber("mv_count", "mv-count", "long"),
  toNumber("mv_avg", "mv-avg", "real"),
  ["mv_median", median],
  toSeveral("mv_dedupe", "mv-dedupe", 1),
  toSeveral("mv_append", "mv-append", 2),
  toSeveral("mv_intersection", "mv-intersection", 2),
  withOptions("mv_slice", "mv-slice", 2, 3),
  withOptions("mv_sort", "mv-sort", 1, 2),
  ["mv_concat", concat],
  ["mv_zip", zip],
  [
    "mv_contains",
    {
      least: 2,
      most: 2,
      lower: (args, span) => one(call("mv-contains", args.map(many), "boolean", span)),
    },
  ],
];
