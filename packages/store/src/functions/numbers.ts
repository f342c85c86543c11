import type { CallExpr } from "@telltale/core/model";
import { convertUnit } from "./algorithms/units.ts";
import { asType, dynamicSql, naming, sqlType, textSql } from "./convert-sql.ts";
import {
  arity,
  isFloating,
  isInteger,
  isTicks,
  jsFamily,
  unary,
  type FunctionFamily,
} from "./family.ts";
import type { JsFunction, ScalarSql, TypedSql } from "./types.ts";

/** Arithmetic. https://learn.microsoft.com/kusto/query/scalar-functions#mathematical-functions */

/** A real where the call is of an integer type: as that. */
const asResult = (sql: string, call: CallExpr) =>
  asType({ sql: `(${sql})`, type: "real" }, call.type ?? "real");

/** A function of reals; the argument is an operand. */
const real = (template: (x: string) => string): ScalarSql =>
  arity(1, 1, ([x], call) => x && asResult(naming(`(${asType(x, "real")})`, template), call));

const real2 = (template: (x: string, y: string) => string): ScalarSql =>
  arity(2, 2, ([x, y], call) =>
    x === undefined || y === undefined
      ? undefined
      : asResult(template(`(${asType(x, "real")})`, `(${asType(y, "real")})`), call),
  );

const long2 = (template: (x: string, y: string) => string): ScalarSql =>
  arity(2, 2, ([x, y]) =>
    x === undefined || y === undefined
      ? undefined
      : template(`(${asType(x, "long")})`, `(${asType(y, "long")})`),
  );

/** The database raises an error where a logarithm is not defined. */
const logarithm = (name: string) =>
  real((x) => `CASE WHEN ${x} > 0 THEN ${name}(${x}) WHEN ${x} = 0 THEN '-inf'::DOUBLE END`);

/** Arc functions are not a number beyond -1 and 1, where the database raises an error. */
const arc = (name: string) =>
  real(
    (x) =>
      `CASE WHEN abs(${x}) <= 1 THEN ${name}(${x}) WHEN ${x} IS NOT NULL THEN 'nan'::DOUBLE END`,
  );

const infiniteTo = (name: string) =>
  real((x) => `CASE WHEN isinf(${x}) THEN 'nan'::DOUBLE ELSE ${name}(${x}) END`);

/** `bin(value, size)`: rounded down to a multiple; null for a size of zero or below. */
function binSql(value: TypedSql, size: TypedSql): string | undefined {
  if (isFloating(value.type) || isFloating(size.type)) {
    if (isTicks(value.type)) return undefined;
    const by = `(${asType(size, "real")})`;
    return `CASE WHEN ${by} > 0 THEN floor((${asType(value, "real")}) / ${by}) * ${by} END`;
  }
  if (sqlType(value.type) !== "BIGINT" || sqlType(size.type) !== "BIGINT") return undefined;
  return longBin(`(${value.sql})`, `(${size.sql})`);
}

const longBin = (operand: string, size: string) =>
  naming(
    operand,
    (value) =>
      `CASE WHEN ${size} > 0 THEN ${value} - ((${value} % ${size}) + ${size}) % ${size} END`,
  );

const bin: ScalarSql = ([value, size]) =>
  value === undefined || size === undefined ? undefined : binSql(value, size);

/** Bins of which one begins at a given place. */
const binAt: ScalarSql = ([value, size, place]) => {
  if (value === undefined || size === undefined || place === undefined) return undefined;
  const type =
    isFloating(value.type) || isFloating(size.type) || isFloating(place.type) ? "real" : "long";
  if (type === "real" && isTicks(value.type)) return undefined;
  const origin = asType(place, type);
  const distance: TypedSql = { sql: `((${asType(value, type)}) - (${origin}))`, type };
  const step: TypedSql = { sql: asType(size, type), type };
  const start = binSql(distance, step);
  return start === undefined ? undefined : `(${start} + (${origin}))`;
};

/** Half away from zero; digits may be negative. */
const round: ScalarSql = ([value, digits], call) => {
  if (value === undefined) return undefined;
  const count = digits === undefined ? "0" : `(${asType(digits, "long")})::INTEGER`;
  return asResult(`round(${asType(value, "real")}, ${count})`, call);
};

const absolute: ScalarSql = unary(({ sql, type }) =>
  // The least long has no counterpart: it stays itself.
  sqlType(type) === "BIGINT" ? `coalesce(TRY(abs((${sql})::BIGINT)), ${sql})` : `abs(${sql})`,
);

/** Whether a value is no farther from another than a distance. */
const around: ScalarSql = arity(3, 3, ([value, center, distance]) =>
  value === undefined || center === undefined || distance === undefined
    ? undefined
    : `(${value.sql} BETWEEN ${center.sql} - ${distance.sql} AND ${center.sql} + ${distance.sql})`,
);

const kinds = ["angle", "energy", "force", "length", "mass", "speed", "temperature", "volume"];

const units = jsFamily(
  Object.fromEntries(
    kinds.map((kind): [string, Omit<JsFunction, "name">] => [
      `convert-${kind}`,
      {
        parameters: ["real", "string", "string"],
        returns: "real",
        evaluate: ([value, from, to]) =>
          typeof value === "number" ? convertUnit(kind, value, String(from), String(to)) : null,
      },
    ]),
  ),
);

/** The least or greatest argument, nulls left out; not a number wins. */
const extreme =
  (name: "least" | "greatest"): ScalarSql =>
  (args, call) => {
    const type = call.type ?? args[0]?.type ?? "long";
    const values = args.map((arg) => asType(arg, type));
    if (values.length === 0) return undefined;
    const least = `${name}(${values.join(", ")})`;
    // The database holds what is not a number for the greatest of all.
    if (!isFloating(type) || name === "greatest") return least;
    const isNan = values.map((value) => `coalesce(isnan(${value}), false)`).join(" OR ");
    return `CASE WHEN ${isNan} THEN 'nan'::DOUBLE ELSE ${least} END`;
  };

/** The first argument that is not null; of texts, the first that is not empty. */
const coalesce: ScalarSql = (args, call) => {
  const type = call.type ?? args[0]?.type ?? "string";
  if (args.length === 0) return undefined;
  if (type !== "string") return `coalesce(${args.map((arg) => asType(arg, type)).join(", ")})`;
  return `coalesce(${args.map((arg) => `nullif(${textSql(arg)}, '')`).join(", ")}, '')`;
};

/** Shifts count modulo 64; bits that fall off are lost, and a right shift keeps the sign. */
const shift = (direction: "left" | "right") =>
  long2((x, y) => {
    const places = `(${y} & 63)`;
    if (direction === "right") return `(${x} >> ${places})`;
    const shifted = `((${x} & ((1::HUGEINT << (64 - ${places})::INTEGER) - 1)) * (1::HUGEINT << ${places}::INTEGER))`;
    return `CASE WHEN ${shifted} >= 9223372036854775808 THEN (${shifted} - 18446744073709551616)::BIGINT ELSE ${shifted}::BIGINT END`;
  });

const tohex: ScalarSql = arity(1, 2, ([value, width]) => {
  if (value === undefined || !isInteger(value.type)) return undefined;
  const digits = `lower(hex(${value.sql}))`;
  if (width === undefined) return digits;
  return `CASE WHEN length(${digits}) >= ${width.sql} THEN ${digits} ELSE lpad(${digits}, (${width.sql})::INTEGER, '0') END`;
});

const rand: ScalarSql = arity(0, 1, ([limit]) =>
  limit === undefined ? "random()" : `floor(random() * (${asType(limit, "long")}))`,
);

const isWhat = (name: string): ScalarSql =>
  unary((arg) =>
    isFloating(arg.type)
      ? `coalesce(${name}(${arg.sql}), false)`
      : isInteger(arg.type)
        ? `${name}((${arg.sql})::DOUBLE)`
        : undefined,
  );

const isNullSql: ScalarSql = unary((arg) =>
  arg.type === "string"
    ? "false"
    : `(${arg.type === "dynamic" ? dynamicSql(arg) : arg.sql} IS NULL)`,
);

const isNotNullSql: ScalarSql = unary((arg) =>
  arg.type === "string"
    ? "true"
    : `(${arg.type === "dynamic" ? dynamicSql(arg) : arg.sql} IS NOT NULL)`,
);

export const numberFunctions: FunctionFamily = {
  js: units.js,
  scalars: {
    ...units.scalars,
    around,
    abs: absolute,
    ceiling: real((x) => `ceil(${x})`),
    bin,
    "bin-at": arity(3, 3, binAt),
    round: arity(1, 2, round),
    exp: real((x) => `exp(${x})`),
    exp2: real((x) => `pow(2, ${x})`),
    exp10: real((x) => `pow(10, ${x})`),
    log: logarithm("ln"),
    log2: logarithm("log2"),
    log10: logarithm("log10"),
    pow: real2((x, y) => `pow(${x}, ${y})`),
    sqrt: real((x) => `CASE WHEN ${x} < 0 THEN 'nan'::DOUBLE ELSE sqrt(${x}) END`),
    sign: real((x) => `sign(${x})::DOUBLE`),
    sin: infiniteTo("sin"),
    cos: infiniteTo("cos"),
    tan: infiniteTo("tan"),
    cot: real((x) => `(1 / tan(${x}))`),
    asin: arc("asin"),
    acos: arc("acos"),
    atan: real((x) => `atan(${x})`),
    atan2: real2((y, x) => `atan2(${y}, ${x})`),
    degrees: real((x) => `degrees(${x})`),
    radians: real((x) => `radians(${x})`),
    pi: arity(0, 0, () => "pi()"),
    gamma: real((x) => `CASE WHEN ${x} > 0 THEN gamma(${x}) END`),
    loggamma: real((x) => `CASE WHEN ${x} > 0 THEN lgamma(${x}) END`),
    rand,
    "min-of": extreme("least"),
    "max-of": extreme("greatest"),
    coalesce,
    isnan: isWhat("isnan"),
    isinf: isWhat("isinf"),
    isfinite: isWhat("isfinite"),
    isnull: isNullSql,
    isnotnull: isNotNullSql,
    "binary-and": long2((x, y) => `(${x} & ${y})`),
    "binary-or": long2((x, y) => `(${x} | ${y})`),
    "binary-xor": long2((x, y) => `xor(${x}, ${y})`),
    "binary-not": unary((arg) => `(~(${asType(arg, "long")}))`),
    "binary-shift-left": shift("left"),
    "binary-shift-right": shift("right"),
    "bitset-count-ones": unary((arg) => `bit_count(${asType(arg, "long")})::BIGINT`),
    tohex,
  },
};
