import type { Expr, ScalarType } from "../../../model/index.ts";
import { call, literalNumber, one, severalOf, single } from "./types.ts";
import type { EsqlType, Typed } from "./types.ts";

/** An aggregate of ES|QL as one of the model's, and what is made of its value. */
export interface EsqlAggregate {
  readonly least: number;
  readonly most: number;
  /** Undefined where an argument is of a form that it does not take. `count(*)` has no arguments. */
  readonly lower: (args: readonly Typed[]) => LoweredAggregate | undefined;
}

export interface LoweredAggregate extends EsqlType {
  readonly function: string;
  readonly args: readonly Expr[];
  /** What is made of the aggregated value; the value itself where absent. */
  readonly finish?: (value: Expr) => Typed;
}

type Named = readonly [name: string, definition: EsqlAggregate];

/** Least or greatest: of each row's values first. */
const extreme = (name: string, ofRow: string): Named => [
  name,
  {
    least: 1,
    most: 1,
    lower: ([value]) =>
      value && {
        function: name,
        args: [
          value.several
            ? single(severalOf(call(ofRow, [value.expr], "dynamic"), value.type))
            : value.expr,
        ],
        type: value.type,
        several: false,
      },
  },
];

const summed = (value: Typed): Typed =>
  value.several
    ? one(single(severalOf(call("mv-sum", [value.expr], "dynamic"), value.type)), value.type)
    : value;

const numeric = (
  name: string,
  to: string,
  typeOf: (type: ScalarType) => ScalarType,
  more: readonly Expr[] = [],
): Named => [
  name,
  {
    least: 1,
    most: 1,
    lower: ([value]) => {
      if (value === undefined) return undefined;
      const { expr, type } = summed(value);
      return { function: to, args: [expr, ...more], type: typeOf(type), several: false };
    },
  },
];

const real = (): ScalarType => "real";

const count: EsqlAggregate = {
  least: 0,
  most: 1,
  lower: ([value]) => ({
    function: value === undefined ? "count" : "count-values",
    args: value === undefined ? [] : [value.expr],
    type: "long",
    several: false,
  }),
};

const countDistinct: EsqlAggregate = {
  least: 1,
  most: 2,
  lower: ([value]) => {
    if (value === undefined) return undefined;
    if (!value.several)
      return { function: "count-distinct", args: [value.expr], type: "long", several: false };
    return {
      function: "values",
      args: [value.expr],
      type: "string",
      several: true,
      finish: (set) =>
        one(call("coalesce", [call("mv-count", [set], "long"), literalNumber(0)], "long"), "long"),
    };
  },
};

const values: EsqlAggregate = {
  least: 1,
  most: 1,
  lower: ([value]) =>
    value && { function: "values", args: [value.expr], type: value.type, several: true },
};

/** The value of the first or last row in the order of another; of rows that have both. */
const inOrder = (name: string, to: string): Named => [
  name,
  {
    least: 1,
    most: 2,
    lower: ([value, by]) => {
      if (value === undefined) return undefined;
      const order = by === undefined ? value : by;
      return {
        function: to,
        args: [single(order), single(value)],
        type: value.type,
        several: false,
      };
    },
  },
];

/** The greatest or least values, in order, doubles among them. */
const top: EsqlAggregate = {
  least: 2,
  most: 4,
  lower: ([value, limit, order]) => {
    if (value === undefined || limit === undefined) return undefined;
    const direction: Expr = order?.expr ?? {
      kind: "literal",
      value: { kind: "string", value: "asc" },
    };
    const last: Expr = {
      kind: "arithmetic",
      operator: "subtract",
      left: single(limit),
      right: literalNumber(1),
      type: "long",
    };
    return {
      function: "all-values",
      args: [value.expr],
      type: value.type,
      several: true,
      finish: (all) =>
        severalOf(
          call(
            "mv-slice",
            [call("mv-sort", [all, direction], "dynamic"), literalNumber(0), last],
            "dynamic",
          ),
          value.type,
        ),
    };
  },
};

const percentile: EsqlAggregate = {
  least: 2,
  most: 2,
  lower: ([value, percent]) =>
    value && percent?.expr.kind === "literal"
      ? {
          function: "quantile",
          args: [single(value), percent.expr],
          type: "real",
          several: false,
        }
      : undefined,
};

/**
 * Aggregates by their names in lower case.
 * https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/aggregation-functions
 */
export const esqlAggregates: ReadonlyMap<string, EsqlAggregate> = new Map<string, EsqlAggregate>([
  ["count", count],
  ["count_distinct", countDistinct],
  ["values", values],
  ["top", top],
  ["percentile", percentile],
  extreme("min", "mv-min"),
  extreme("max", "mv-max"),
  numeric("sum", "sum-of-values", (type) => (type === "real" ? "real" : "long")),
  numeric("avg", "mean", real),
  numeric("median", "quantile", real, [literalNumber(50)]),
  numeric("std_dev", "deviation", real),
  inOrder("first", "arg-min"),
  inOrder("last", "arg-max"),
]);
