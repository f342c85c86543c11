import type { DataScalar, Span } from "../../../source/index.ts";
import type { Condition } from "./condition.ts";

/** Search identifiers with the conditions over them: what `detection` and `filter` hold. */
export interface SearchBlock {
  readonly identifiers: ReadonlyMap<string, SearchIdentifier>;
  /** Alternatives: a list of conditions yields a query for each. */
  readonly conditions: readonly Condition[];
  readonly span: Span;
}

export interface SearchIdentifier {
  readonly name: string;
  readonly search: Search;
  /** From the name to the end of what it stands for. */
  readonly span: Span;
}

export type Search =
  /** A map: all items must hold. */
  | { readonly kind: "items"; readonly items: readonly DetectionItem[]; readonly span: Span }
  /** A list that holds maps: one member must hold. */
  | { readonly kind: "alternatives"; readonly members: readonly Search[]; readonly span: Span }
  /** A scalar, or a list of scalars: searched for in the whole record. */
  | { readonly kind: "keywords"; readonly item: DetectionItem };

/** `Field|modifier|…: value`; without a field it looks through the whole record. */
export interface DetectionItem {
  readonly field?: string;
  readonly modifiers: readonly Modifier[];
  /** None: an empty list. */
  readonly values: readonly DataScalar[];
  readonly keySpan: Span;
  readonly span: Span;
}

export interface Modifier {
  readonly name: string;
  readonly span: Span;
}
