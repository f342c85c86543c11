import type { ColumnType, OpenQuestion } from "../../../model/index.ts";
import type { Diagnostic, Span } from "../../../source/index.ts";
import type { Expression, Operator, Statement } from "../syntax/index.ts";
import type { TableCatalog } from "./catalog.ts";
import type { SayLowering } from "./diagnostics.ts";
import type { Lowerer, Relation } from "./lowerer.ts";
import type { LetUse } from "./names.ts";
import type { Names, Scope } from "./scope.ts";
import type { StoredFunction } from "./stored-functions.ts";

/** Something outside that the query asks for and that is not here: its rows or values are missing. */
export interface Stub {
  readonly what: string;
  readonly span: Span;
}

/** What one lowering of a query gathers as it goes. */
export interface Session {
  readonly catalog: TableCatalog;
  /** The columns that were found in the data, by the question's key. */
  readonly answers: ReadonlyMap<string, readonly ColumnType[]>;
  readonly stubs: Stub[];
  /** What there is to say about stored functions that is no error. */
  readonly asides: Diagnostic[];
  readonly stored: Map<string, StoredFunction | undefined>;
  /** The stored functions that were called. */
  readonly called: Set<string>;
  /** How often each place has asked. */
  readonly asked: Map<string, number>;
  question?: OpenQuestion;
  /** The query as it is written. */
  readonly statements: readonly Statement[];
  /** Columns that rows from elsewhere are taken to have, for the query speaks of them and nothing else has them. */
  readonly assumed: ReadonlySet<string>;
  /** Whether tables that are not known are taken to be there, with such columns. */
  assumesTables: boolean;
  /** Whether there are such rows. */
  isOpen: boolean;
  /** The names that stand for nothing. */
  readonly unknown: Set<string>;
  /** How many function bodies are being lowered within one another. */
  depth: number;
  /** How many calls were lowered. */
  calls: number;
  /** How many are being looked through for what they give. */
  looking: number;
  /** Whether a body is looked at for its errors only. */
  checking: boolean;
  fresh: number;
}

/** The texts that the query is made of: its own, and those of the stored functions that were looked up. */
export function textsOf({ statements, stored }: Session): readonly (readonly Statement[])[] {
  return [statements, ...[...stored.values()].flatMap((found) => (found ? [found.body] : []))];
}

/** What statements come to: the names that they bind, and the expressions among them with what each of them sees. */
export interface LoweredStatements {
  readonly names: Names;
  readonly lets: readonly LetUse[];
  readonly results: readonly { readonly expression: Expression; readonly scope: Scope }[];
}

/** The lowerer as the tabular half sees it. */
export interface TabularLowerer extends Lowerer {
  readonly session: Session;
  /** Lowers operators one after the other. */
  pipe(operators: readonly Operator[], start: Relation, scope: Scope): Relation;
  /** Lowers the declarations among statements, each seeing those before it. */
  statements(statements: readonly Statement[], outer: Names): LoweredStatements;
  /** The same, reporting elsewhere. */
  reportingTo(say: SayLowering): TabularLowerer;
}

/** For what is not to be reported. */
export const silent: SayLowering = () => {};
