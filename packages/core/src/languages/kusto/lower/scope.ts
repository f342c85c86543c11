import type { ColumnType, Expr, WindowColumn } from "../../../model/index.ts";
import type { CallExpression, LetFunctionStatement } from "../syntax/index.ts";
import type { Relation } from "./lowerer.ts";

/** What names stand for at a place in a query. Columns come before the names that statements bind. */
export interface Scope {
  /** The columns of the rows at hand; none outside of rows. */
  readonly columns: readonly ColumnType[];
  /** Further rows by the name that prefixes their columns: `$left` and `$right` in the conditions of a join. */
  readonly rows: ReadonlyMap<string, readonly ColumnType[]>;
  readonly names: Names;
  /**
   * Where aggregates may stand within an expression (`summarize round(avg(x))`): adds the call to the step, and gives
   * the column that its value comes in. Absent elsewhere, in the arguments of aggregates too.
   */
  readonly aggregate?: (call: CallExpression) => Expr;
  /**
   * Where rows have an order that `prev`, `row_number` … can speak of: adds such a column before the step, and gives
   * it. Absent elsewhere.
   */
  readonly window?: (column: Omit<WindowColumn, "name">) => Expr;
}

/** The names that `let`, `as` and the parameters of functions bind: inner ones hide those of the same name outside. */
export interface Names {
  find(name: string): Meaning | undefined;
  all(): Iterable<string>;
}

export type Meaning =
  /** Already lowered; used through a `named` node. */
  | { readonly kind: "scalar"; readonly value: Expr }
  | { readonly kind: "relation"; readonly relation: Relation }
  | {
      readonly kind: "function";
      readonly statement: Pick<LetFunctionStatement, "name" | "isView" | "parameters" | "body">;
      /** What the body sees besides its parameters. */
      readonly names: Names;
    };
