import type { Pattern } from "../../model/index.ts";
import type { Span } from "../../source/index.ts";

/** A query string of Lucene, as Elasticsearch reads it. */
export type LuceneNode =
  /** The empty query and `*:*`. */
  | { readonly kind: "everything"; readonly span: Span }
  | LuceneClauses
  /** `field:(…)`: what stands in parentheses and names no field is of this one. */
  | {
      readonly kind: "group";
      readonly field: LuceneField;
      readonly query: LuceneNode;
      readonly span: Span;
    }
  /** `field:value`; without a field all are searched. */
  | {
      readonly kind: "test";
      readonly field?: LuceneField;
      readonly value: LuceneValue;
      readonly span: Span;
    }
  /** `_exists_:field`. */
  | { readonly kind: "exists"; readonly field: LuceneField; readonly span: Span };

/** Clauses one behind the other. Lucene knows no precedence: each clause has to match, may match, or must not. */
export interface LuceneClauses {
  readonly kind: "clauses";
  readonly clauses: readonly LuceneClause[];
  readonly span: Span;
}

export interface LuceneClause {
  /** What stands between the clause before it and this one, if anything does: `AND`, `&&`, `OR`, `||`. */
  readonly joint?: "and" | "or";
  /** `+`; or one of `NOT`, `!`, `-`. */
  readonly mark?: "required" | "prohibited";
  readonly query: LuceneNode;
}

/** A name, with escapes undone; `\*` in it stands for any part of a name. */
export interface LuceneField {
  readonly name: string;
  readonly span: Span;
}

export type LuceneValue = LuceneText | LuceneRegex | LuceneRange;

/** A word or a quoted text. Only words have wildcards. */
export interface LuceneText {
  readonly kind: "text";
  readonly quoted: boolean;
  readonly pattern: Pattern;
  /** `word~`: similar words too; `"two words"~3`: with others between them. */
  readonly isLoose: boolean;
  readonly span: Span;
}

/** `/…/`, in Lucene's own syntax, with `\/` undone. */
export interface LuceneRegex {
  readonly kind: "regex";
  readonly text: string;
  readonly span: Span;
}

/** `[a TO b}`, `>=a`; an end that is open is absent. */
export interface LuceneRange {
  readonly kind: "range";
  readonly low?: LuceneRangeEnd;
  readonly high?: LuceneRangeEnd;
  readonly span: Span;
}

export interface LuceneRangeEnd {
  readonly text: string;
  readonly isIncluded: boolean;
}
