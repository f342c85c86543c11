import type { Span } from "../../../source/index.ts";
import type { Expression } from "./expression.ts";
import type { Operator } from "./operator.ts";

/**
 * A source and the operators that its rows go through. The source is absent where an operator brings its own
 * (`union`, `search`, `find`, `print`, `range`, `evaluate`) and in the sub-queries of `mv-apply`, `fork` …
 */
export interface Pipeline {
  readonly kind: "pipeline";
  readonly source?: Expression;
  readonly operators: readonly Operator[];
  readonly span: Span;
}

/** `kind=inner`, `hint.strategy=shuffle`, `isfuzzy=true`: settings between an operator's name and its arguments. */
export interface OperatorParameter {
  readonly kind: "parameter";
  readonly name: string;
  readonly nameSpan: Span;
  /** A word is given as a name. */
  readonly value: Expression;
  readonly span: Span;
}
