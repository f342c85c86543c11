import type { ScalarType } from "../../../model/index.ts";

/**
 * What an argument must be.
 * `any`: every scalar. `text`: every scalar, by its text. `string`: a string, or a dynamic by its text.
 * `json`: a string or a dynamic as it is. `number`: int, long, real or decimal. `integer`: int or long. `summable`: a
 * number, datetime or timespan. `orderable`: summable, string or boolean. `flat`: all but dynamic. `array`, `bag`:
 * a dynamic (what it holds shows when it runs). `list`: an integer or a dynamic. `common`: any, and all such arguments
 * are brought to one type. `column`: a column as it is. `where`: the condition of an aggregate. `star`: any, or `*`.
 */
export type ParameterKind =
  | ScalarType
  | "any"
  | "text"
  | "json"
  | "number"
  | "integer"
  | "summable"
  | "orderable"
  | "flat"
  | "array"
  | "bag"
  | "list"
  | "common"
  | "column"
  | "where"
  | "star";

export interface Parameter {
  readonly kind: ParameterKind;
  /** Must be written as a literal (or a `let` that is one). */
  readonly constant: boolean;
  readonly optional: boolean;
  /** How often it must occur at least, where it may occur several times; several such are repeated as a group. */
  readonly repeated?: number;
}

/**
 * The type of the result. `first`: that of the first argument. `promoted`: the same, but long for int. `widest`: the
 * widest number among the arguments. `common`: the one type of all `common` arguments.
 */
export type ResultRule = ScalarType | "first" | "promoted" | "widest" | "common";

/**
 * What a column of the call is called where its author names none: nothing (Column1), the first argument's name, that
 * behind the function's or another prefix, that and the second's, the first argument's where it is the only one, or a
 * name of its own.
 */
export type NamingRule =
  | { readonly kind: "none" | "first" | "only" }
  | { readonly kind: "prefix" | "pair"; readonly prefix: string }
  | { readonly kind: "suffix"; readonly suffix: string }
  | { readonly kind: "fixed"; readonly name: string };

export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly result: ResultRule;
}

export interface KustoFunction {
  /** As Kusto writes it today: `array_length`. */
  readonly name: string;
  /** By what the model calls it: `array-length`. */
  readonly model: string;
  readonly naming: NamingRule;
  /** One for each form that the function comes in. */
  readonly signatures: readonly Signature[];
}
