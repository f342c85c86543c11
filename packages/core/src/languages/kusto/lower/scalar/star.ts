import type { Expr } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import { columnExpr } from "../steps.ts";
import type { Context } from "./types.ts";

/** What `*` stands for: all columns of the rows, or those that hold texts; an error where there are no rows. */
export function starColumns(
  { scope, lowerer }: Context,
  textsOnly: boolean,
  span: Span,
): readonly Expr[] {
  const columns = scope.columns.filter(
    ({ type }) => !textsOnly || type === "string" || type === "dynamic",
  );
  if (columns.length === 0) lowerer.say("kusto/star-place", {}, span);
  return columns.map((column) => columnExpr(column, span));
}
