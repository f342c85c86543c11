import type { Expr } from "../../../../model/index.ts";
import type { EvalExpr } from "../../syntax.ts";
import { refuse, regexOf } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import type { Rows } from "../rows.ts";
import { asNumber, asText, asTypeOf, call, commonType, nothing, textLiteral } from "../values.ts";

export type Call = Extract<EvalExpr, { kind: "call" }>;

export interface Place {
  readonly call: Call;
  readonly rows: Rows;
  readonly lowering: Lowering;
  /** The arguments as values. */
  readonly args: readonly Expr[];
}

export type LowerCall = (place: Place) => Expr;

/** Functions by name: how many arguments, and what they come to. */
export type Functions = readonly (readonly [
  name: string,
  takes: readonly [least: number, most: number, lower: LowerCall],
])[];

export const at = (args: readonly Expr[], i: number): Expr => args[i] ?? nothing();

/** The text of a literal; the search is refused where it is computed. */
export function constant({ args, call: { span, name }, lowering }: Place, i: number): string {
  const arg = args[i];
  if (arg?.kind === "literal" && arg.value.kind === "string") return arg.value.value;
  return refuse(lowering, `'${name}' with a computed pattern`, span);
}

export const pattern = (place: Place, i: number, purpose: "finds" | "takes" = "takes") =>
  textLiteral(regexOf(constant(place, i), place.lowering, place.call.span, purpose));

/** A regular expression for a test, which may be computed: one that is none matches nothing. */
export function anyPattern(place: Place, i: number): Expr {
  const arg = place.args[i];
  return arg?.kind === "literal" ? pattern(place, i, "finds") : asText(arg ?? nothing());
}

export const ofText =
  (name: string, type: "string" | "real" | "dynamic" = "string"): LowerCall =>
  ({ args }) =>
    call(name, type, asText(at(args, 0)));

export const ofNumber =
  (name: string): LowerCall =>
  ({ args }) =>
    call(name, "real", asNumber(at(args, 0)));

/** Pairs of condition and value, the first that holds. */
export function cases(
  pairs: readonly { readonly when: Expr; readonly then: Expr }[],
  otherwise: Expr,
): Expr {
  const type = commonType([...pairs.map(({ then }) => then), otherwise]);
  return {
    kind: "case",
    branches: pairs.map(({ when, then }) => ({ when, then: asTypeOf(then, type) })),
    otherwise: asTypeOf(otherwise, type),
    type,
  };
}
