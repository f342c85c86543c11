import type { Span } from "../../../source/index.ts";

/** A condition's tree; connectives hold two operands or more. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly args: readonly Condition[]; readonly span: Span }
  | { readonly kind: "not"; readonly arg: Condition; readonly span: Span }
  | { readonly kind: "identifier"; readonly name: string; readonly span: Span }
  | {
      readonly kind: "quantified";
      readonly quantifier: "any" | "all";
      /** As written: `selection_*`, `them`. */
      readonly pattern: string;
      readonly patternSpan: Span;
      readonly span: Span;
    };

/** A condition over rules (extended correlation conditions): no quantifiers. */
export type RuleCondition =
  | { readonly kind: "and" | "or"; readonly args: readonly RuleCondition[]; readonly span: Span }
  | { readonly kind: "not"; readonly arg: RuleCondition; readonly span: Span }
  | { readonly kind: "identifier"; readonly name: string; readonly span: Span };
