/**
 * A literal in a query: plain JSON-able data, wide enough for every language.
 * Integers beyond 2^53 and 100-ns times keep their text, so nothing is rounded on the way.
 */
export type Value =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  /** An integer outside the safe range of a double, in decimal digits. */
  | { readonly kind: "long"; readonly digits: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
  /** ISO 8601, UTC, up to seven fraction digits. */
  | { readonly kind: "timestamp"; readonly iso: string }
  /** Length in units of 100 ns. */
  | { readonly kind: "timespan"; readonly ticks: number }
  | { readonly kind: "list"; readonly items: readonly Value[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [string, Value])[] };

/**
 * A value as an event holds it. Integers beyond the safe range are their decimal text,
 * so `String(datum)` is always what the log says.
 */
export type Datum =
  | string
  | number
  | boolean
  | null
  | readonly Datum[]
  | { readonly [key: string]: Datum };

export const text = (value: string): Value => ({ kind: "string", value });
export const number = (value: number): Value => ({ kind: "number", value });
export const boolean = (value: boolean): Value => ({ kind: "boolean", value });
export const nullValue: Value = { kind: "null" };
