import type { ColumnType, Expr, Query, SortKey } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { CallExpression, Expression } from "../syntax/index.ts";
import type { TableCatalog } from "./catalog.ts";
import type { SayLowering } from "./diagnostics.ts";
import type { Scope } from "./scope.ts";

/** A tabular expression in the model, and the columns of its rows. */
export interface Relation {
  readonly query: Query;
  readonly columns: readonly ColumnType[];
  /** Of rows whose order means something (Kusto calls them serialized): its keys, none where only they know it. */
  readonly order?: readonly SortKey[];
  /** What `withsource` calls its rows: the name that `as` or a view gave them. */
  readonly alias?: string;
  /** Something is wrong with it that was reported: what is done with it is not looked at, for it would find nothing. */
  readonly broken?: true;
}

/**
 * What lowering needs at every place: its two halves refer to each other through it, for tables occur in scalars
 * (`in (T)`, `toscalar(T)`) and scalars in tables.
 */
export interface Lowerer {
  readonly catalog: TableCatalog;
  /**
   * The typed expression (see `typeOf`) that a scalar expression means. What is wrong is reported, and stands as a null
   * of the most likely type, so that one error does not cause others.
   */
  scalar(expression: Expression, scope: Scope): Expr;
  /** The rows that a tabular expression gives. What is wrong is reported, and stands as no rows without columns. */
  relation(expression: Expression, scope: Scope): Relation;
  /** Whether an expression gives rows rather than a value, by what its names stand for. */
  isTabular(expression: Expression, scope: Scope): boolean;
  /**
   * The value of a call of a function that the query or the workspace defines, in a scalar's place; undefined if none
   * has that name.
   */
  callFunction(call: CallExpression, scope: Scope): Expr | undefined;
  readonly say: SayLowering;
  /** Notes that the run will be partial: something outside that the query asks for is not here. */
  stub(what: string, span: Span): void;
  /** A name that is not used by the query nor by anything else in it: `x`, `x1`, … */
  fresh(base: string): string;
}
