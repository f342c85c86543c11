import { and, or } from "../../model/index.ts";
import type { Expr, JoinFlavor } from "../../model/index.ts";
import { replaceColumns } from "./column-names.ts";
import type { Replacement } from "./column-names.ts";

/** What later steps ask of the rows at a place in a query. */
export interface Demand {
  readonly columns: ReadonlySet<string>;
  /** Conditions that are true of every row that matters; none where all rows do. */
  readonly conditions: readonly Expr[];
}

/** The conditions with columns replaced by what they are made of; those that cannot be said so are left out. */
export function carried(conditions: readonly Expr[], replacement: Replacement): readonly Expr[] {
  return conditions
    .flatMap((condition) => conjuncts(condition))
    .flatMap((condition) => {
      const moved = replaceColumns(condition, replacement);
      return moved === undefined ? [] : [moved];
    });
}

function conjuncts(expr: Expr): readonly Expr[] {
  if (expr.kind === "and") return expr.args.flatMap(conjuncts);
  return expr.kind === "named" ? conjuncts(expr.arg) : [expr];
}

/** What the rows are that several places ask for: those that any of them does. */
export function anyOf(filters: readonly (Expr | undefined)[]): Expr | undefined {
  const all: Expr[] = [];
  for (const filter of filters) {
    if (filter === undefined) return undefined;
    all.push(filter);
  }
  return all.length === 0 ? undefined : or(all);
}

export function allOf(conditions: readonly Expr[]): Expr | undefined {
  return conditions.length === 0 ? undefined : and(conditions);
}

/**
 * The joins of which a side can be filtered before instead of after: not the side that decides which rows of the other
 * are padded or left out, nor the one of which a single row of each key is kept.
 */
export const filtersSide: Readonly<Record<"left" | "right", ReadonlySet<JoinFlavor>>> = {
  left: new Set(["inner", "left-outer", "left-semi", "left-anti"]),
  right: new Set(["inner", "inner-unique", "right-outer", "right-semi", "right-anti"]),
};
