import type { SqlContext, TypedSql } from "../functions/types.ts";
import { textLiteral } from "./literal.ts";

/** What differs between databases, as far as the functions do not hide it. */
export interface Dialect {
  readonly name: "duckdb";
  /** Run once on each connection: what the writer refers to by name. */
  readonly prelude: readonly string[];
  /** Case folding, as `foldText` does it. */
  readonly fold: (sql: string) => string;
}

const least = "9223372036854775808";
const size = "18446744073709551616";
/** The last tick of the year 9999. */
const maxTime = "3155378975999999999";

/**
 * Integers are computed in 128 bits and cut to 64. `lower` differs from the engine's folding in İ, in letters outside
 * the basic plane, and in those that came with Unicode 16: too little for a function of our own on every row.
 */
export const duckDb: Dialect = {
  name: "duckdb",
  fold: (sql) => `lower(${sql})`,
  prelude: [
    `CREATE OR REPLACE TEMP MACRO long_wrap(x) AS
      CAST(((x + ${least}) % ${size} + ${size}) % ${size} - ${least} AS BIGINT)`,
    macro("long_add(a, b)", "long_wrap(CAST(a AS HUGEINT) + b)"),
    macro("long_subtract(a, b)", "long_wrap(CAST(a AS HUGEINT) - b)"),
    macro("long_multiply(a, b)", "long_wrap(CAST(a AS HUGEINT) * b)"),
    macro("long_divide(a, b)", "long_wrap(CAST(a AS HUGEINT) // b)"),
    macro(
      "long_modulo(a, b)",
      "CAST((CAST(a AS HUGEINT) % b + abs(CAST(b AS HUGEINT))) % b AS BIGINT)",
    ),
    macro("whole_floor_divide(a, b)", "(a - (a % b + b) % b) // b"),
    macro("real_floor_divide(a, b)", "floor(a / nullif(b, 0))"),
    macro("real_modulo(a, b)", "a % b + CASE WHEN a % b < 0 THEN abs(b) ELSE 0 END"),
    macro("ticks_add(a, b)", "TRY_CAST(CAST(a AS HUGEINT) + b AS BIGINT)"),
    macro("ticks_multiply(a, b)", "TRY_CAST(CAST(a AS HUGEINT) * b AS BIGINT)"),
    macro("ticks_divide(a, b)", "TRY_CAST(CAST(a AS HUGEINT) // b AS BIGINT)"),
    macro("ticks_subtract(a, b)", "TRY_CAST(CAST(a AS HUGEINT) - b AS BIGINT)"),
    macro("time_in_range(a)", `CASE WHEN a BETWEEN 0 AND ${maxTime} THEN CAST(a AS BIGINT) END`),
    macro("ticks_scale(a, b)", "TRY_CAST(trunc(CAST(a AS DOUBLE) * b) AS BIGINT)"),
    macro(
      "json_of_real(x)",
      `CASE WHEN isnan(x) THEN '"NaN"' WHEN isinf(x) THEN CASE WHEN x > 0 THEN '"Infinity"' ELSE '"-Infinity"' END
        ELSE CAST(to_json(x) AS VARCHAR) END`,
    ),
  ],
};

function macro(head: string, body: string): string {
  return `CREATE OR REPLACE TEMP MACRO ${head} AS ${body}`;
}

/** The parts of a context that depend on the dialect alone. */
export function dialectContext(
  dialect: Dialect,
  now: bigint,
  call: (name: string, args: readonly TypedSql[], type: TypedSql["type"]) => TypedSql,
): SqlContext {
  return { now: String(now), fold: dialect.fold, text: textLiteral, call };
}
