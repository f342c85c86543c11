import { lowerKustoFunction } from "../../../languages/kusto/index.ts";
import {
  type KustoCatalog,
  type KustoFunction,
  kustoCatalog,
} from "../../../schema/kusto/index.ts";
import type { Diagnostic, SourceText } from "../../../source/index.ts";
import { libraryDiagnostics } from "../../diagnostics.ts";
import { kustoRuleDiagnostics } from "../diagnostics.ts";
import type { DeclaredFunctions } from "./declared.ts";
import { functionInQueryFile, isDeclaredFunction } from "./query-text.ts";
import { functionsInTemplate, mentionsSavedSearch } from "./saved-searches.ts";
import { functionsInYaml, mentionsFunction } from "./yaml.ts";

const queryFile = /\.(?:kql|csl|kusto|txt)$/i;

/** Folders whose query files are functions, as Sentinel's content has them. */
const functionFolder = /(?:^|[\\/])(?:parsers|functions)[\\/][^\\/]+$/i;

/** Whether a file among rules declares functions: by what is in it, or as a query in a folder of parsers or functions. */
export function isFunctionFile(source: SourceText): boolean {
  if (queryFile.test(source.name))
    return functionFolder.test(source.name) || isDeclaredFunction(source);
  return readerOf(source) !== undefined;
}

/** The functions that files declare; a query file is one, whatever folder it is in. */
export function readKustoFunctions(sources: readonly SourceText[]): DeclaredFunctions {
  const read = sources.map((source): DeclaredFunctions => {
    const reader = queryFile.test(source.name) ? functionInQueryFile : readerOf(source);
    if (reader !== undefined) return reader(source);
    const payload = { name: source.name };
    const unknown = libraryDiagnostics.make("library/unknown-format", payload, source);
    return { functions: [], diagnostics: [unknown] };
  });
  return {
    functions: read.flatMap(({ functions }) => functions),
    diagnostics: read.flatMap(({ diagnostics }) => diagnostics),
  };
}

/**
 * A workspace with these functions, and what is wrong with each, said once and at its own place. A function with errors
 * does not take the place of a table of its name whose columns are known.
 */
export function declareFunctions({ functions, diagnostics }: DeclaredFunctions): {
  readonly catalog: KustoCatalog;
  readonly diagnostics: readonly Diagnostic[];
} {
  const tables = kustoCatalog();
  const all = kustoCatalog(functions);
  const faults = new Map<SourceText, readonly Diagnostic[]>();
  const unused: Diagnostic[] = [];
  const used = functions.filter((stored) => {
    const { name, body } = stored;
    if (all.storedFunction(name) !== stored) {
      unused.push(kustoRuleDiagnostics.make("kusto-function/known", { name }, body));
      return false;
    }
    // One text can go by several names.
    const known = faults.get(body) ?? faultsOf(stored, all);
    faults.set(body, known);
    return tables.table(name) === undefined || !known.some(({ severity }) => severity === "error");
  });
  return {
    catalog: used.length === functions.length ? all : kustoCatalog(used),
    diagnostics: [...diagnostics, ...unused, ...[...faults.values()].flat()],
  };
}

function faultsOf(stored: KustoFunction, catalog: KustoCatalog): readonly Diagnostic[] {
  const { diagnostics } = lowerKustoFunction(stored, catalog, { assumeTables: true });
  return diagnostics.filter(({ source }) => source === stored.body.name);
}

function readerOf({ text }: SourceText): ((source: SourceText) => DeclaredFunctions) | undefined {
  if (mentionsFunction.test(text)) return functionsInYaml;
  return mentionsSavedSearch.test(text) ? functionsInTemplate : undefined;
}
