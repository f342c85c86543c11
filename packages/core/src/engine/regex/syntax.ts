/**
 * A regular expression as a tree: the part of RE2's syntax that detection content uses. What is not covered
 * (Unicode classes, \Q…\E, …) is left to the linear-time engine, which reads the text itself.
 */
export type RegexNode =
  /** One unit, given by its code. */
  | { readonly kind: "unit"; readonly code: number; readonly ignoreCase: boolean }
  /** A class or `.`: `source` in JavaScript's notation. */
  | { readonly kind: "class"; readonly source: string; readonly ignoreCase: boolean }
  | { readonly kind: "anchor"; readonly source: string }
  | { readonly kind: "sequence"; readonly items: readonly RegexNode[] }
  | { readonly kind: "choice"; readonly options: readonly RegexNode[] }
  | {
      readonly kind: "repeat";
      readonly item: RegexNode;
      readonly min: number;
      /** Infinity for an open repeat. */
      readonly max: number;
      readonly lazy: boolean;
    };

export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}
