import fs from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";

/**
 * Microsoft's own parser and binder as an oracle: `@kusto/language-service-next`, whose two scripts fill globals and
 * whose constructors are numbered overloads. Nothing else in the project touches it.
 */
export interface Verdict {
  /** `KS142 The name …`, of errors only. */
  readonly errors: readonly string[];
  /** `name:type` of the last statement's rows; absent where it gives none. */
  readonly columns?: readonly string[];
}

export interface OracleSchema {
  /** Name and `(a:string,b:long)`. */
  readonly tables: readonly (readonly [name: string, columns: string])[];
  /** Name and `(parameters) { body }`. */
  readonly functions: readonly (readonly [name: string, text: string])[];
}

interface NetList<T> {
  readonly Count: number;
  getItem(index: number): T;
}

interface Code {
  readonly ResultType: {
    readonly Columns?: NetList<{ Name: string; Type: { Name: string } }>;
  } | null;
  GetDiagnostics(): NetList<{ Severity: string; Code: string; Message: string }>;
}

interface KustoLanguage {
  readonly KustoCode: { ParseAndAnalyze(text: string, globals: object): Code };
  readonly GlobalState: { readonly Default: { WithDatabase(database: object): object } };
  readonly Symbols: {
    readonly TableSymbol: {
      $ctor7: new (name: string, schema: string, description: null) => object;
    };
    readonly FunctionSymbol: {
      $ctor16: new (name: string, parameters: string, body: string, description: null) => object;
    };
    readonly DatabaseSymbol: { ctor: new (name: string, members: readonly object[]) => object };
  };
}

/** Loads the oracle, which takes seconds and a quarter of a gigabyte. */
export function loadOracle(): (query: string, schema: OracleSchema) => Verdict {
  const require = createRequire(import.meta.url);
  for (const file of ["bridge.min.js", "Kusto.Language.Bridge.min.js"]) {
    const path = require.resolve(`@kusto/language-service-next/${file}`);
    vm.runInThisContext(fs.readFileSync(path, "utf8"), path);
  }
  const { Language } = (globalThis as unknown as { Kusto: { Language: KustoLanguage } }).Kusto;
  return (query, schema) => judge(query, schema, Language);
}

function judge(query: string, schema: OracleSchema, kusto: KustoLanguage): Verdict {
  const { DatabaseSymbol, FunctionSymbol, TableSymbol } = kusto.Symbols;
  const members = [
    ...schema.tables.map(([name, columns]) => new TableSymbol.$ctor7(name, columns, null)),
    ...schema.functions.map(([name, text]) => {
      const end = closingParenthesis(text);
      return new FunctionSymbol.$ctor16(name, text.slice(0, end), text.slice(end), null);
    }),
  ];
  const globals = kusto.GlobalState.Default.WithDatabase(new DatabaseSymbol.ctor("logs", members));
  const code = kusto.KustoCode.ParseAndAnalyze(query, globals);
  const errors = listOf(code.GetDiagnostics())
    .filter(({ Severity }) => Severity === "Error")
    .map(({ Code, Message }) => `${Code} ${Message}`);
  const columns = code.ResultType?.Columns;
  if (columns === undefined) return { errors };
  return { errors, columns: listOf(columns).map(({ Name, Type }) => `${Name}:${Type.Name}`) };
}

function listOf<T>(list: NetList<T>): readonly T[] {
  return Array.from({ length: list.Count }, (_, i) => list.getItem(i));
}

/** Where the parameters of `(a:string = ")") { … }` end. */
function closingParenthesis(text: string): number {
  let depth = 0;
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const mark = text.charAt(i);
    if (quote !== "") quote = mark === quote ? "" : quote;
    else if (mark === '"' || mark === "'") quote = mark;
    else if (mark === "(") depth++;
    else if (mark === ")" && --depth === 0) return i + 1;
  }
  return text.length;
}
