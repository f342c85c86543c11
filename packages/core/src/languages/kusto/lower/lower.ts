import type { ColumnType, Expr, OpenQuestion, Query } from "../../../model/index.ts";
import type { Diagnostic, SourceText, Span } from "../../../source/index.ts";
import { createReport } from "../../text/index.ts";
import type { ParsedKusto } from "../parse/parse.ts";
import type { FunctionParameter, Statement } from "../syntax/index.ts";
import type { CatalogFunction, TableCatalog } from "./catalog.ts";
import { createLowerer } from "./create-lowerer.ts";
import { kustoLoweringDiagnostics } from "./diagnostics.ts";
import type { Relation } from "./lowerer.ts";
import { type LetUse, noNames } from "./names.ts";
import { boundParameters } from "./query-parameters.ts";
import type { Session, Stub } from "./session.ts";
import { relationOf, withStep } from "./steps.ts";
import { causesIn, parseStored } from "./stored-functions.ts";

export interface LoweringOptions {
  /** Tables that are not known are a warning, and have the columns that the query speaks of: to explain, not to run. */
  readonly assumeTables?: boolean;
  /** The columns that the data showed, by the key of the open question that an earlier lowering ended in. */
  readonly answers?: ReadonlyMap<string, readonly ColumnType[]>;
}

/** A query text in the model: one query for each statement that gives rows. */
export interface LoweredKusto {
  readonly results: readonly LoweredResult[];
  /** What is wrong with the text's meaning; what is wrong with its form is with the parsed tree. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the query asks for and is not here: it runs, but its result is partial. */
  readonly stubs: readonly Stub[];
  readonly lets: readonly LetUse[];
  /** The stored functions that it calls, also by way of others. */
  readonly calls: readonly string[];
  /** Set where the columns depend on the data: run its prefix, and lower again with the answer. No results then. */
  readonly openQuestion?: OpenQuestion;
}

export interface LoweredResult {
  readonly query: Query;
  readonly columns: readonly ColumnType[];
  readonly span: Span;
}

const maxDiagnostics = 100;

/**
 * Gives the statements of a parsed query their meaning: names are resolved against the catalog, expressions get their
 * types, operators become steps. Semantics: https://learn.microsoft.com/kusto/query/ and Microsoft's parser 12.4.1.
 * Never throws; a query with an error has results that are not to be run.
 */
export function lowerKusto(
  { tree: { statements } }: ParsedKusto,
  source: SourceText,
  catalog: TableCatalog,
  options: LoweringOptions = {},
): LoweredKusto {
  return lowerText({ statements, parameters: [], source }, catalog, options);
}

/**
 * The meaning of a function that a workspace keeps, by itself: its parameters stand for their defaults, or for any value
 * of their types. What is wrong with its form is among the diagnostics.
 */
export function lowerKustoFunction(
  stored: CatalogFunction,
  catalog: TableCatalog,
  options: LoweringOptions = {},
): LoweredKusto {
  const { parameters, body, source, diagnostics } = parseStored(stored);
  const lowered = lowerText({ statements: body, parameters, source }, catalog, options);
  return { ...lowered, diagnostics: [...diagnostics, ...lowered.diagnostics] };
}

/** Statements to lower, of a query or a function. */
interface Text {
  readonly statements: readonly Statement[];
  readonly parameters: readonly FunctionParameter[];
  readonly source: SourceText;
}

function lowerText(text: Text, catalog: TableCatalog, options: LoweringOptions): LoweredKusto {
  let assumed: ReadonlySet<string> = new Set();
  for (let round = 1; ; round++) {
    const { lowered, session } = lowerOnce(text, catalog, options, assumed);
    const found = new Set([...assumed, ...session.unknown]);
    if (!session.isOpen || found.size === assumed.size || round === maxRounds) return lowered;
    assumed = found;
  }
}

/** Each round finds the names behind those that the last one found. */
const maxRounds = 12;

function lowerOnce(
  { statements, parameters, source }: Text,
  catalog: TableCatalog,
  options: LoweringOptions,
  assumed: ReadonlySet<string>,
): { readonly lowered: LoweredKusto; readonly session: Session } {
  const report = createReport(kustoLoweringDiagnostics, source, maxDiagnostics, () => {});
  const causes: Diagnostic[] = [];
  const session: Session = {
    catalog,
    answers: options.answers ?? new Map(),
    stubs: [],
    asides: [],
    stored: new Map(),
    called: new Set(),
    asked: new Map(),
    statements,
    assumed,
    assumesTables: options.assumeTables ?? false,
    isOpen: false,
    unknown: new Set(),
    depth: 0,
    calls: 0,
    looking: 0,
    checking: false,
    fresh: 0,
  };
  const lowerer = createLowerer(session, (code, payload, span) => {
    causes.push(...causesIn(payload));
    report.say(code, payload, span);
  });
  const names = boundParameters(parameters, noNames, lowerer);
  const { lets, results } = lowerer.statements(statements, names);
  const rows = results.map(({ expression, scope }) => {
    const { query, columns } = lowerer.isTabular(expression, scope)
      ? lowerer.relation(expression, scope)
      : valueAsRow(lowerer.scalar(expression, scope), expression.span);
    return { query, columns, span: expression.span };
  });
  if (results.length === 0 && statements.length > 0) {
    lowerer.say("kusto/no-statement", {}, statements.at(-1)?.span ?? { start: 0, end: 0 });
  }
  for (const { name, span, used } of lets) {
    if (!used) lowerer.say("kusto/unused-let", { name }, span);
  }
  const diagnostics = [...report.diagnostics, ...causes, ...session.asides];
  const lowered = {
    results: session.question === undefined ? rows : [],
    diagnostics: distinct(diagnostics),
    stubs: session.stubs,
    lets,
    calls: [...session.called],
    ...(session.question === undefined ? {} : { openQuestion: session.question }),
  };
  return { lowered, session };
}

/** A statement that is a single value stands for a row that holds it. */
function valueAsRow(value: Expr, origin: Span): Relation {
  const row = relationOf({ kind: "inline", columns: [], rows: [[]], origin });
  return withStep(row, { kind: "extend", columns: [{ name: "print_0", value }], origin });
}

/** The body of a function is looked at for each of its calls; what is wrong with it is said once. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, source, span, message }) => {
    const key = JSON.stringify([code, source, span?.start, message]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
