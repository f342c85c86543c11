import type { AggregateColumn, CallExpr, ScalarType, Value } from "@telltale/core/model";
import type { Cell } from "@telltale/core/model";

/**
 * What stands between the SQL writer and the functions. Values are held as the store holds them: booleans BOOLEAN;
 * int, long, datetime and timespan BIGINT (the latter two in units of 100 ns, times from the year 1); real and decimal
 * DOUBLE; string and guid VARCHAR; dynamic VARCHAR with minified JSON text, null for JSON's null.
 */

/** An SQL expression that can stand as an operand or argument as it is, and what it holds. */
export interface TypedSql {
  readonly sql: string;
  readonly type: ScalarType;
  /** The value, where it is written in the query. */
  readonly literal?: Value;
}

/** What a template may use besides its arguments. */
export interface SqlContext {
  /** Ticks of `now()`, the same for the whole query: an SQL literal. */
  readonly now: string;
  /** Case folding as the engine does it (`foldText`), of a VARCHAR. */
  readonly fold: (sql: string) => string;
  /** An SQL literal of a text. */
  readonly text: (value: string) => string;
  /** SQL of another function of the table, for templates that build on one; throws if there is none. */
  readonly call: (name: string, args: readonly TypedSql[], type: ScalarType) => TypedSql;
}

/**
 * SQL of a call; undefined where the function does not take such arguments (the writer then refuses the query by the
 * function's name). May give NULL for a text: the writer turns it into '' where the query knows no null texts.
 */
export type ScalarSql = (
  args: readonly TypedSql[],
  call: CallExpr,
  context: SqlContext,
) => string | undefined;

/** What the template of an aggregate may use besides. */
export interface AggregateContext extends SqlContext {
  /** To be put behind every SQL aggregate in the template: ` FILTER (WHERE …)`, or nothing. */
  readonly filter: string;
  /** What the rows are ordered by, to be put into order-sensitive aggregates: ` ORDER BY …`, or nothing. */
  readonly order: string;
}

/**
 * SQL of an aggregate over a group of rows; over no rows it gives what the language says (0 for count and sum, `[]` for
 * lists, null for max …). Undefined as for scalars.
 */
export type AggregateSql = (
  args: readonly TypedSql[],
  aggregate: AggregateColumn,
  context: AggregateContext,
) => string | undefined;

/** A function that the database calls back for every row; templates name it as any other SQL function. */
export interface JsFunction {
  /** Begins with `js_`, so that it hides none of the database's. */
  readonly name: string;
  readonly parameters: readonly ScalarType[];
  /** The type of any further arguments. */
  readonly variadic?: ScalarType;
  readonly returns: ScalarType;
  /** Gives another value each time, for the same arguments. */
  readonly volatile?: true;
  /** Sees nulls; must not throw. Arguments come as `Cell`s of their types: bigint, number, string, boolean, null. */
  readonly evaluate: (args: readonly Cell[]) => Cell;
}
