import type { FunctionFamily } from "./family.ts";
import { splText, template, valueList } from "./splunk.ts";
import type { ScalarSql, TypedSql } from "./types.ts";

/** Where a function of angles is defined; the database fails elsewhere, SPL gives nothing. */
const domains: Readonly<Record<string, (x: string) => string>> = {
  acos: (x) => `abs(${x}) <= 1`,
  acosh: (x) => `${x} >= 1`,
  asin: (x) => `abs(${x}) <= 1`,
  asinh: (x) => `isfinite(${x})`,
  atan: (x) => `isfinite(${x})`,
  atanh: (x) => `abs(${x}) < 1`,
  cos: (x) => `isfinite(${x})`,
  cosh: (x) => `isfinite(${x})`,
  sin: (x) => `isfinite(${x})`,
  sinh: (x) => `isfinite(${x})`,
  tan: (x) => `isfinite(${x})`,
  tanh: (x) => `isfinite(${x})`,
};

/** Bits are those of whole numbers from 0 up. */
const bits = (operator: string): ScalarSql =>
  template(
    2,
    (a, b) =>
      `CASE WHEN ${a} >= 0 AND ${b} >= 0 THEN ${operator.replace("a", `${a}::BIGINT`).replace("b", `${b}::BIGINT`)} END::DOUBLE`,
  );

/** The numbers among all values of some arguments. */
const numbersOf = (args: readonly TypedSql[]): string =>
  `list_filter(list_transform(flatten([${args.map(valueList).join(", ")}]), lambda v: TRY_CAST(v AS DOUBLE)), lambda n: n IS NOT NULL)`;

const overNumbers =
  (aggregate: string): ScalarSql =>
  (args) =>
    args.length === 0 ? undefined : `list_aggregate(${numbersOf(args)}, '${aggregate}')::DOUBLE`;

/** A text that is JSON already, or that has to be written as such. */
const quoted = (x: string) =>
  `CASE WHEN TRY_CAST(${x} AS DOUBLE) IS NOT NULL OR (json_valid(${x}) AND regexp_matches(${x}, '^\\s*[{\\[]')) THEN ${x} ELSE to_json(${x})::VARCHAR END`;

/** What SPL means by its functions of mathematics and of JSON. */
export const splunkValueFunctions: FunctionFamily = {
  js: [],
  scalars: {
    ...Object.fromEntries(
      Object.entries(domains).map(([name, isDefined]) => [
        `spl-${name}`,
        template(1, (x) => `CASE WHEN ${isDefined(x)} THEN ${name}(${x}) END`),
      ]),
    ),
    "spl-atan2": template(2, (y, x) => `atan2(${y}, ${x})`),
    "spl-hypot": template(2, (x, y) => `sqrt(${x} * ${x} + ${y} * ${y})`),
    "spl-bit-and": bits("(a & b)"),
    "spl-bit-or": bits("(a | b)"),
    "spl-bit-xor": bits("xor(a, b)"),
    "spl-bit-shift-left": bits("(a << b)"),
    "spl-bit-shift-right": bits("(a >> b)"),
    "spl-many-sum": overNumbers("sum"),
    "spl-many-average": overNumbers("avg"),
    "spl-json-valid": template(1, (x) => `json_valid(${x})`),
    "spl-json-keys": template(
      1,
      (x) =>
        `CASE WHEN json_valid(${x}) AND json_type(${x}) = 'OBJECT' THEN to_json(json_keys(${x}))::VARCHAR END`,
    ),
    "spl-json-of-many": ([values]) => values && `to_json(${valueList(values)})::VARCHAR`,
    "spl-json-number": ([x]) => x && splText(x),
    "spl-json-text": template(1, (x) => `coalesce(${quoted(x)}, 'null')`),
    "spl-json-list": (args) =>
      `('[' || concat_ws(',', ${["''", ...args.map(({ sql }) => sql)].slice(args.length === 0 ? 0 : 1).join(", ")}) || ']')`,
    "spl-json-bag": (args) => {
      const members = args.flatMap(({ sql }, i) => {
        const value = args[i + 1];
        return i % 2 === 1 || value === undefined
          ? []
          : [`to_json(${sql})::VARCHAR || ':' || ${value.sql}`];
      });
      return members.length === 0
        ? "'{}'"
        : `('{' || concat_ws(',', ${members.join(", ")}) || '}')`;
    },
  },
};
