import type { Span } from "../../source/index.ts";

/** A query of the Kibana Query Language. */
export type KueryNode =
  /** The empty query, `*` and `*:*`. */
  | { readonly kind: "everything"; readonly span: Span }
  | { readonly kind: "and" | "or"; readonly args: readonly KueryNode[]; readonly span: Span }
  | { readonly kind: "not"; readonly arg: KueryNode; readonly span: Span }
  /** Values of one object of a list of objects: `items: { name: a and size > 1 }`. */
  | {
      readonly kind: "nested";
      readonly field: Words;
      readonly query: KueryNode;
      readonly span: Span;
    }
  /** `field: value`; without a field all fields are searched. */
  | {
      readonly kind: "test";
      readonly field?: Words;
      readonly value: KueryValue;
      readonly span: Span;
    }
  | {
      readonly kind: "range";
      readonly field: Words;
      readonly operator: "<" | "<=" | ">" | ">=";
      readonly value: Words;
      readonly span: Span;
    };

/** One value, or values joined: `(a or b and not c)`. */
export type KueryValue =
  | Words
  | { readonly kind: "and" | "or"; readonly args: readonly KueryValue[]; readonly span: Span }
  | { readonly kind: "not"; readonly arg: KueryValue; readonly span: Span };

/** A literal: quoted, or words up to where something else begins. Only unquoted ones have wildcards. */
export interface Words {
  readonly kind: "words";
  readonly quoted: boolean;
  /** Texts with escapes undone; null for a wildcard, any characters or none. */
  readonly pieces: readonly (string | null)[];
  readonly span: Span;
}
