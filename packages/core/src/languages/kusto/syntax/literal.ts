import type { Span } from "../../../source/index.ts";

export type Literal =
  | StringLiteral
  | NumberLiteral
  | BooleanLiteral
  | DatetimeLiteral
  | TimespanLiteral
  | GuidLiteral
  | TypeLiteral
  | DynamicLiteral;

export interface StringLiteral {
  readonly kind: "string";
  /** Escapes undone, adjacent literals joined. */
  readonly value: string;
  /** Marked with h: to be hidden in the service's logs. */
  readonly obfuscated: boolean;
  readonly span: Span;
}

export interface NumberLiteral {
  readonly kind: "number";
  readonly type: "int" | "long" | "real" | "decimal";
  /**
   * Decimal digits with sign, fraction and exponent as written, hexadecimal undone; `nan`, `+inf`, `-inf` for
   * reals; null for `long(null)`. Text, because longs and decimals exceed what a double holds.
   */
  readonly digits: string | null;
  readonly span: Span;
}

export interface BooleanLiteral {
  readonly kind: "boolean";
  readonly value: boolean | null;
  readonly span: Span;
}

export interface DatetimeLiteral {
  readonly kind: "datetime";
  /** ISO 8601, UTC, seven fraction digits. */
  readonly iso: string | null;
  readonly span: Span;
}

export interface TimespanLiteral {
  readonly kind: "timespan";
  /** Units of 100 ns. */
  readonly ticks: number | null;
  readonly span: Span;
}

export interface GuidLiteral {
  readonly kind: "guid";
  /** In lower case with hyphens. */
  readonly value: string | null;
  readonly span: Span;
}

/** `typeof(string)`; what a plugin's schema holds is kept as written. */
export interface TypeLiteral {
  readonly kind: "type";
  readonly text: string;
  readonly span: Span;
}

export interface DynamicLiteral {
  readonly kind: "dynamic";
  readonly value: JsonValue;
  readonly span: Span;
}

/** What dynamic(…) holds: JSON, in which literals of the language may stand too. */
export type JsonValue =
  | Literal
  | { readonly kind: "json-null"; readonly span: Span }
  | { readonly kind: "json-array"; readonly items: readonly JsonValue[]; readonly span: Span }
  | { readonly kind: "json-object"; readonly entries: readonly JsonEntry[]; readonly span: Span };

export interface JsonEntry {
  readonly key: StringLiteral;
  readonly value: JsonValue;
}
