import type { Datum } from "../../model/index.ts";
import { textOf } from "../datum.ts";

/** A scalar function over evaluated arguments; undefined in (a missing field) or out (no value). */
export type ScalarFunction = (args: readonly (Datum | undefined)[]) => Datum | undefined;

export type NamedFunction = readonly [name: string, apply: ScalarFunction];

/** The one value of a field: the first where a repeated name gives several; undefined for null and none. */
export function singleOf(datum: Datum | undefined): Datum | undefined {
  const single = Array.isArray(datum) ? (datum as readonly Datum[])[0] : datum;
  return single === null ? undefined : single;
}

/** The text of the one value of a field; empty where there is none. */
export function singleText(datum: Datum | undefined): string {
  const single = singleOf(datum);
  return single === undefined ? "" : textOf(single);
}

/** A function of one text. */
export function ofText(name: string, apply: (text: string) => Datum | undefined): NamedFunction {
  return [name, ([arg]) => (singleOf(arg) === undefined ? undefined : apply(singleText(arg)))];
}
