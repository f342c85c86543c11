import { typeOf } from "@telltale/core/model";
import type { ArithmeticExpr } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import type { SqlContext, TypedSql } from "../../functions/types.ts";
import { convert } from "../convert.ts";
import { isFractional, isInteger, isSpan } from "../types.ts";

/**
 * Arithmetic as Kusto has it: integers wrap around and divide towards zero, division of integers by zero is null, a
 * remainder is never negative; times and timespans are counts of ticks, null where they leave their range. The
 * functions named here are the dialect's macros.
 */
export function writeArithmetic(
  expr: ArithmeticExpr,
  left: TypedSql,
  right: TypedSql,
  context: SqlContext,
): TypedSql {
  const type = typeOf(expr);
  const sides = [left, right].map((side) =>
    side.type === "dynamic" ? convert(side, isSpan(type) ? type : "real", context) : side,
  ) as [TypedSql, TypedSql];
  const sql = ticksInvolved(sides) ? ofTicks(expr, sides) : ofNumbers(expr, type, sides, context);
  return { sql: type === "datetime" ? `time_in_range(${sql})` : sql, type };
}

function ticksInvolved(sides: readonly TypedSql[]): boolean {
  return sides.some((side) => isSpan(side.type));
}

function ofTicks(expr: ArithmeticExpr, [left, right]: [TypedSql, TypedSql]): string {
  const whole = [left, right].every((side) => isSpan(side.type) || isInteger(side.type));
  const bothTicks = isSpan(left.type) && isSpan(right.type);
  switch (expr.operator) {
    case "add":
      return `ticks_add(${left.sql}, ${right.sql})`;
    case "subtract":
      return `ticks_subtract(${left.sql}, ${right.sql})`;
    case "multiply":
      return whole
        ? `ticks_multiply(${left.sql}, ${right.sql})`
        : `ticks_scale(${left.sql}, ${right.sql})`;
    case "divide":
      if (bothTicks) return `(CAST(${left.sql} AS DOUBLE) / ${right.sql})`;
      return whole
        ? `ticks_divide(${left.sql}, ${right.sql})`
        : `ticks_scale(${left.sql}, 1 / CAST(${right.sql} AS DOUBLE))`;
    case "modulo":
      return `long_modulo(${left.sql}, ${right.sql})`;
    default:
      return unreachable(expr.operator);
  }
}

function ofNumbers(
  expr: ArithmeticExpr,
  type: string,
  sides: [TypedSql, TypedSql],
  context: SqlContext,
): string {
  const whole = sides.every((side) => isInteger(side.type));
  if (whole && type !== "real" && type !== "decimal")
    return `long_${expr.operator}(${sides[0].sql}, ${sides[1].sql})`;
  const [left, right] = sides.map((side) =>
    isFractional(side.type) ? side.sql : convert(side, "real", context).sql,
  ) as [string, string];
  switch (expr.operator) {
    case "add":
      return `(${left} + ${right})`;
    case "subtract":
      return `(${left} - ${right})`;
    case "multiply":
      return `(${left} * ${right})`;
    case "divide":
      return `(${left} / ${right})`;
    case "modulo":
      return `real_modulo(${left}, ${right})`;
    default:
      return unreachable(expr.operator);
  }
}
