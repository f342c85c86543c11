import type { EventRole } from "../../schema/index.ts";
import type {
  EntityMapping,
  Language,
  Level,
  LogSource,
  Schedule,
  Status,
} from "../../model/index.ts";
import type { Tactic, Technique } from "../../knowledge/index.ts";

/** What a rule does, needs and leaves out, as plain data: texts, Markdown and pages are renderings of it. */
export interface Explanation {
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly file: string;
  readonly level?: Level;
  readonly status?: Status;
  readonly author?: string;
  readonly license?: string;
  readonly date?: string;
  readonly modified?: string;
  readonly description?: string;
  readonly attack: AttackCoverage;
  /** Tags of other namespaces, as written. */
  readonly tags: readonly string[];
  readonly falsePositives: readonly string[];
  readonly references: readonly string[];
  readonly related: readonly { readonly id: string; readonly type: string }[];
  /** What else its author says of it, as it stands: attributes that have no place of their own. */
  readonly custom: Readonly<Record<string, unknown>>;
  /** The rule as its author wrote it, comments included. */
  readonly body: string;
  /** Why Telltale does not run it, where it does not. */
  readonly cannotRun?: string;
  readonly logic: LogicExplanation;
}

export type LogicExplanation =
  /** Several queries are alternatives. */
  | { readonly kind: "queries"; readonly queries: readonly QueryExplanation[] }
  | PipelineExplanation
  | CorrelationExplanation;

/** A query that is more than a filter: rows of tables that go from operator to operator. */
export interface PipelineExplanation {
  readonly kind: "pipeline";
  readonly tables: readonly TableExplanation[];
  /** The parts that the author named, in the order in which they are needed. */
  readonly named: readonly NamedRows[];
  readonly stages: readonly PipelineStage[];
  /** What comes out. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly indicators: readonly Indicator[];
  readonly excludedIndicators: readonly Indicator[];
  readonly schedule?: Schedule;
  readonly entities: readonly EntityMapping[];
}

export interface NamedRows {
  readonly name: string;
  readonly stages: readonly PipelineStage[];
}

/** One operator, as the author wrote it. */
export interface PipelineStage {
  /** Its first word: `where`, `summarize`, `DeviceProcessEvents`. */
  readonly operator: string;
  /** The whole of it, on one line. */
  readonly text: string;
  /** One-based line of the file. */
  readonly line?: number;
  /** What a filter asks for and leaves out. */
  readonly stages: readonly Stage[];
  readonly exclusions: readonly Stage[];
  /** The other queries whose rows it takes in; those that have a name are told of by it. */
  readonly inputs: readonly (
    | { readonly kind: "named"; readonly name: string }
    | { readonly kind: "inline"; readonly stages: readonly PipelineStage[] }
  )[];
}

/** A table that a query reads, and what of it Windows logs can fill. */
export interface TableExplanation {
  readonly name: string;
  /** The columns that the query needs. */
  readonly columns: readonly string[];
  readonly coverage: readonly CoverageRow[];
  /** Columns of those needed that no Windows event fills. */
  readonly unfilled: readonly string[];
}

export interface QueryExplanation {
  readonly logSource?: LogSource;
  /** The condition over the author's names. */
  readonly condition: string;
  readonly coverage: readonly CoverageRow[];
  /** Each must hold. */
  readonly stages: readonly Stage[];
  /** None may hold. */
  readonly exclusions: readonly Stage[];
  readonly indicators: readonly Indicator[];
  readonly excludedIndicators: readonly Indicator[];
}

/** A conjunct of the condition. */
export interface Stage {
  /** As the author names it: `selection_parent`, `1 of selection_children_*`. */
  readonly name: string;
  readonly logic: Logic;
}

/** Predicates and how they are joined. A `name` is a search that the author named. */
export type Logic =
  | { readonly kind: "predicate"; readonly name?: string; readonly predicate: Predicate }
  | { readonly kind: "all" | "any"; readonly name?: string; readonly members: readonly Logic[] }
  | { readonly kind: "not"; readonly name?: string; readonly member: Logic };

/** What is tested of a field, in the words of Sigma's modifiers. */
export type Operator =
  | "equals"
  | "contains"
  | "startswith"
  | "endswith"
  | "wildcard"
  | "present"
  | "re"
  | "cidr"
  | "lt"
  | "lte"
  | "gt"
  | "gte"
  | "between"
  | "neq"
  | "null"
  | "exists"
  | "has"
  | "expression";

/** A test of one field: its values are alternatives, or all needed. */
export interface Predicate {
  /** Absent where every value of the record is searched (keywords). */
  readonly field?: string;
  readonly operator: Operator;
  readonly values: readonly PredicateValue[];
  readonly link: "any" | "all";
  readonly caseSensitive: boolean;
  /** One-based lines of the rule file. */
  readonly lines?: { readonly first: number; readonly last: number };
}

export interface PredicateValue {
  /** Wildcards are `*` and `?`; where they stand for themselves, a backslash comes before them. */
  readonly text: string;
  readonly line?: number;
  /** All spellings that count as this value, where an expansion made several (`windash`, `base64offset`). */
  readonly spellings?: readonly string[];
  /** `text` names a field whose value is compared. */
  readonly isField?: boolean;
}

/** A field, an operator and the values that a rule looks for with them. */
export interface Indicator {
  readonly field?: string;
  readonly operator: Operator;
  readonly caseSensitive: boolean;
  /** Sorted by code unit. */
  readonly values: readonly string[];
}

/** An event that can serve the rule. */
export interface CoverageRow {
  readonly provider: string;
  readonly channel?: string;
  /** Absent where any event of the channel may serve. */
  readonly eventId?: number;
  readonly title: string;
  readonly role: EventRole;
  /** Subcategories of the Windows audit policy that log it. */
  readonly audit: readonly string[];
  /** Values that an event of the id must have to serve. */
  readonly where: readonly { readonly field: string; readonly values: readonly string[] }[];
  /** What else must be configured. */
  readonly needs: readonly string[];
  /** Fields of the rule that the event does not have. */
  readonly missing: readonly string[];
  /** Why the rule is not run on it. */
  readonly cannotRun?: string;
}

export interface AttackCoverage {
  readonly tactics: readonly TacticCoverage[];
  /** Technique tags that ATT&CK retired: the tag's id and what it means today. */
  readonly retired: readonly {
    readonly id: string;
    readonly name: string;
    readonly replacement?: string;
  }[];
  /** Ids of groups, software and other objects. */
  readonly objects: readonly string[];
  /** Tags that name nothing in ATT&CK, as written. */
  readonly unknown: readonly string[];
}

export interface TacticCoverage {
  readonly tactic: Tactic;
  /** The author names the tactic; otherwise it is a technique's. */
  readonly tagged: boolean;
  readonly techniques: readonly Technique[];
}

export interface CorrelationExplanation {
  readonly kind: "correlation";
  /** In Sigma's words: `event_count`, `value_count`, `temporal`, `temporal_ordered`, … */
  readonly type: string;
  readonly inputs: readonly CorrelationInputExplanation[];
  readonly groupBy: readonly string[];
  /** Milliseconds; absent where there is no limit. */
  readonly windowMs?: number;
  /** `at least 5 different values of Image`. */
  readonly condition: string;
  readonly emitInputs: boolean;
}

export interface CorrelationInputExplanation {
  /** The id or name by which the rule refers to it. */
  readonly reference: string;
  readonly title?: string;
  readonly queries: readonly QueryExplanation[];
}
