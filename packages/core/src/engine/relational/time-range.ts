import { ticksOfTime } from "../../model/index.ts";
import type { CompareExpr, Expr } from "../../model/index.ts";

/** Ticks between which a time must be, both included; absent where there is no bound. */
export interface TimeRange {
  readonly from?: bigint;
  readonly to?: bigint;
}

const unbounded: TimeRange = {};

/**
 * The range outside of which a filter cannot hold, by what it says of columns that hold the record's time.
 *
 * @param now ticks that `now()` is; without it, what is relative to it is no bound.
 */
export function timeRange(
  filter: Expr | undefined,
  isTime: (column: string) => boolean,
  now: bigint | undefined,
): TimeRange {
  if (filter === undefined) return unbounded;
  switch (filter.kind) {
    case "named":
    case "is-true":
      return timeRange(filter.arg, isTime, now);
    case "and":
      return filter.args
        .map((arg) => timeRange(arg, isTime, now))
        .reduce((a, b) => bounded(later(a.from, b.from), earlier(a.to, b.to)), unbounded);
    case "or": {
      if (filter.args.length === 0) return unbounded;
      const ranges = filter.args.map((arg) => timeRange(arg, isTime, now));
      const froms = ranges.map(({ from }) => from);
      const tos = ranges.map(({ to }) => to);
      return bounded(
        froms.includes(undefined) ? undefined : froms.reduce(earlier),
        tos.includes(undefined) ? undefined : tos.reduce(later),
      );
    }
    case "compare":
      return rangeOfCompare(filter, isTime, now);
    default:
      return unbounded;
  }
}

/** Whether a record is of a time inside; one without a time is not, for comparisons with it do not hold. */
export function isWithin({ from, to }: TimeRange, record: { readonly time: string }): boolean {
  if (from === undefined && to === undefined) return true;
  const ticks = ticksOfTime(record.time);
  if (ticks === undefined) return false;
  return (from === undefined || ticks >= from) && (to === undefined || ticks <= to);
}

const mirrored = { eq: "eq", ne: "ne", lt: "gt", le: "ge", gt: "lt", ge: "le" } as const;

function rangeOfCompare(
  { operator, left, right, as }: CompareExpr,
  isTime: (column: string) => boolean,
  now: bigint | undefined,
): TimeRange {
  if (as !== "time") return unbounded;
  const isColumn = (expr: Expr) => expr.kind === "field" && isTime(expr.name);
  if (!isColumn(left) && !isColumn(right)) return unbounded;
  const bound = ticksOf(isColumn(left) ? right : left, now);
  if (bound === undefined) return unbounded;
  switch (isColumn(left) ? operator : mirrored[operator]) {
    case "eq":
      return { from: bound, to: bound };
    case "gt":
      return { from: bound + 1n };
    case "ge":
      return { from: bound };
    case "lt":
      return { to: bound - 1n };
    case "le":
      return { to: bound };
    default:
      return unbounded;
  }
}

/** The ticks of a time or a length of time that does not depend on the row. */
function ticksOf(expr: Expr, now: bigint | undefined): bigint | undefined {
  switch (expr.kind) {
    case "named":
      return ticksOf(expr.arg, now);
    case "literal":
      if (expr.value.kind === "timestamp") return ticksOfTime(expr.value.iso);
      return expr.value.kind === "timespan" && Number.isSafeInteger(expr.value.ticks)
        ? BigInt(expr.value.ticks)
        : undefined;
    case "call":
      return expr.function === "now" && expr.args.length === 0 ? now : undefined;
    case "arithmetic": {
      const [left, right] = [ticksOf(expr.left, now), ticksOf(expr.right, now)];
      if (left === undefined || right === undefined) return undefined;
      if (expr.operator === "add") return left + right;
      return expr.operator === "subtract" ? left - right : undefined;
    }
    default:
      return undefined;
  }
}

function bounded(from: bigint | undefined, to: bigint | undefined): TimeRange {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function later(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function earlier(a: bigint | undefined, b: bigint | undefined): bigint | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}
