import type { Expr } from "@telltale/core/model";
import type { SqlColumn } from "../names.ts";

/** What columns an expression speaks of, and the name of the rows that they are of. */
export interface ExprScope {
  readonly alias: string;
  readonly columns: readonly SqlColumn[];
}

/** Equal for expressions that are written alike, where they came from left aside. */
export function scopeKey(expr: Expr): string {
  return JSON.stringify(expr, (key, value: unknown) =>
    key === "origin" ? undefined : typeof value === "bigint" ? String(value) : value,
  );
}
