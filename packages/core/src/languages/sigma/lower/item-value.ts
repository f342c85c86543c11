import type { CaseRule, CompareOperator, Pattern } from "../../../model/index.ts";
import type { DataScalar } from "../../../source/index.ts";

/** A value on its way through its item's modifiers. */
export type ItemValue =
  /** As read: no modifier has given it a meaning yet. */
  | { readonly kind: "raw"; readonly scalar: DataScalar }
  | TextValue
  | RegexValue
  | { readonly kind: "null" }
  | { readonly kind: "network"; readonly cidr: string }
  | {
      readonly kind: "reference";
      readonly field: string;
      readonly relation: "equals" | "contains" | "starts-with" | "ends-with";
      readonly caseRule: CaseRule;
    }
  | { readonly kind: "exists"; readonly wanted: boolean }
  | { readonly kind: "comparison"; readonly operator: CompareOperator; readonly than: number }
  | {
      readonly kind: "time-part";
      readonly part: string;
      readonly operator: CompareOperator;
      readonly than: number;
    }
  /** Made by an expansion (windash, base64offset, placeholders): one of them must hold, even under `all`. */
  | { readonly kind: "alternatives"; readonly values: readonly ItemValue[] };

export interface TextValue {
  readonly kind: "text";
  readonly pattern: Pattern;
  readonly caseRule: CaseRule;
  /** Set by contains, startswith, endswith: keywords then need no wildcards of their own. */
  readonly placed: boolean;
  /** Each character stands for one byte (after wide, utf16, utf16be). */
  readonly bytes: boolean;
}

export interface RegexValue {
  readonly kind: "regex";
  /** As the author wrote it; translated when all flags are known. */
  readonly source: string;
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly edge: "anywhere" | "start" | "end";
}
