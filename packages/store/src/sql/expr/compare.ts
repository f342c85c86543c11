import type { CompareExpr, ScalarType, Value } from "@telltale/core/model";
import type { SqlContext, TypedSql } from "../../functions/types.ts";
import { comparisonSigns } from "../../functions/comparison-signs.ts";
import { convert } from "../convert.ts";
import { valueLiteral } from "../literal.ts";
import { isFractional, isInteger, isSpan } from "../types.ts";
import type { Writer } from "../writer.ts";

/** A comparison; a literal list on the right is its members in turn, of which one must do. */
export function writeCompare(
  expr: CompareExpr,
  left: TypedSql,
  right: TypedSql,
  writer: Writer,
): string {
  const list = right.literal?.kind === "list" ? right.literal.items : undefined;
  if (list === undefined) return compareTwo(expr, left, right, writer.context);
  const members = list.map((item) => memberOf(item, left.type));
  if (members.length === 0) return "FALSE";
  if (expr.operator !== "eq" && expr.operator !== "ne")
    return `(${members.map((item) => compareTwo(expr, left, item, writer.context)).join(" OR ")})`;
  const type = commonType(left.type, members[0]?.type ?? left.type);
  const fold = foldOf(expr, type, writer.context);
  const texts = members.map((item) => fold(convert(item, type, writer.context)));
  const test = `${fold(convert(left, type, writer.context))} IN (${texts.join(", ")})`;
  return expr.operator === "eq" ? `(${test})` : `(NOT ${test})`;
}

/** A member of a list that is compared with values of a type: as that type where it says the same there. */
function memberOf(value: Value, type: ScalarType): TypedSql {
  const own: ScalarType =
    value.kind === "string"
      ? "string"
      : value.kind === "boolean"
        ? "boolean"
        : value.kind === "timestamp"
          ? "datetime"
          : value.kind === "timespan"
            ? "timespan"
            : value.kind === "long" || (value.kind === "number" && Number.isInteger(value.value))
              ? "long"
              : value.kind === "number"
                ? "real"
                : "dynamic";
  const as = own === "string" && type === "guid" ? "guid" : own;
  return { sql: valueLiteral(value, as), type: as, literal: value };
}

function compareTwo(
  expr: CompareExpr,
  left: TypedSql,
  right: TypedSql,
  context: SqlContext,
): string {
  const type = commonType(left.type, right.type);
  const fold = foldOf(expr, type, context);
  const [a, b] = [left, right].map((side) => convert(side, type, context)) as [TypedSql, TypedSql];
  const test = `${fold(a)} ${comparisonSigns[expr.operator]} ${fold(b)}`;
  if (!isFractional(type)) return `(${test})`;
  // The database holds not-a-number to equal itself and to be the greatest.
  const odd = [left, right].flatMap((side, i) =>
    isFractional(side.type) && !isFinite(side.literal) ? [`isnan(${(i === 0 ? a : b).sql})`] : [],
  );
  if (odd.length === 0) return `(${test})`;
  return expr.operator === "ne"
    ? `(${test} OR ${odd.join(" OR ")})`
    : `(${test} AND NOT ${odd.length > 1 ? `(${odd.join(" OR ")})` : odd.join("")})`;
}

function isFinite(literal: Value | undefined): boolean {
  return literal !== undefined && !(literal.kind === "number" && Number.isNaN(literal.value));
}

/** As what two values are compared: a text stands for what it is compared with, a dynamic too. */
function commonType(a: ScalarType, b: ScalarType): ScalarType {
  if (a === b) return a;
  if (a === "dynamic") return b;
  if (b === "dynamic") return a;
  if (a === "string") return b === "guid" ? "string" : b;
  if (b === "string") return a === "guid" ? "string" : a;
  if (isSpan(a)) return a;
  if (isSpan(b)) return b;
  if (isInteger(a) && isInteger(b)) return "long";
  if (a === "boolean" || b === "boolean") return "long";
  return "real";
}

function foldOf(
  expr: CompareExpr,
  type: ScalarType,
  context: SqlContext,
): (value: TypedSql) => string {
  const texts = type === "string" || type === "guid";
  return (value) =>
    texts && expr.caseRule === "insensitive" ? context.fold(value.sql) : value.sql;
}
