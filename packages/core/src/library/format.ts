import type { SplPack } from "../languages/spl/index.ts";
import type { Detection } from "../model/index.ts";
import type { KustoCatalog } from "../schema/kusto/index.ts";
import type { Diagnostic, SourceText } from "../source/index.ts";
import type { Indicators } from "./elastic/select-indicators.ts";
import type { GivenLookup } from "./splunk/lookups.ts";

/** What loading rule files gives: the sound detections, and what is wrong with the others. */
export interface LoadedRules {
  readonly detections: readonly Detection[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadOptions {
  /** Values for Sigma's `%name%` placeholders; a rule with a placeholder that is not here is not loaded. */
  readonly placeholders?: ReadonlyMap<string, readonly string[]>;
  /** What rules that match indicators compare events with; without it they cannot run. */
  readonly indicators?: Indicators;
  /** Tables for the lookups of searches in SPL, beside those of the rules' own files. */
  readonly lookups?: readonly GivenLookup[];
}

/** What the queries of rules can speak of, beside events. */
export interface Workspace {
  /** Tables, and the functions that the rule files declare. */
  readonly kusto: KustoCatalog;
  /** Whether what is wrong in a file is said of it already: rules that call its functions need not say it again. */
  readonly isChecked: (file: string) => boolean;
  /** What searches in SPL rely on: the macros, lookups and sources that the rule files define. */
  readonly splunk: SplPack;
}

/** What loaders go by. */
export interface LoadContext extends LoadOptions {
  readonly workspace: Workspace;
}

/** A kind of rule file. All files of a kind are loaded together, for rules refer to each other. */
export interface RuleFormat {
  /** Whether a file is of this kind, by its name or else by its text. */
  readonly accepts: (source: SourceText) => boolean;
  readonly load: (sources: readonly SourceText[], context: LoadContext) => LoadedRules;
}
