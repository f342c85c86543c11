/** Why a pattern has no translation; `at` is an offset into it. */
export type RegexProblem =
  | { readonly kind: "invalid"; readonly reason: string; readonly at: number }
  /** Valid for PCRE, but no linear-time engine can run it. */
  | { readonly kind: "unsupported"; readonly construct: string; readonly at: number };

/** A translated piece of a pattern. */
export interface RegexPart {
  readonly kind: "part";
  readonly out: string;
  readonly end: number;
  /** Whether a quantifier may follow. */
  readonly repeatable: boolean;
  /** Stands for a set of characters, so that it cannot end a range in a class. */
  readonly set?: boolean;
}
