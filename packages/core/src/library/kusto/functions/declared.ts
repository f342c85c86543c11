import type { KustoFunction } from "../../../schema/kusto/index.ts";
import type { DataMap, Diagnostic, SourceText } from "../../../source/index.ts";
import { kustoRuleDiagnostics } from "../diagnostics.ts";
import { textOfNode } from "../text-at.ts";
import { entryOf, scalarOfEntry, textOfEntry } from "./entries.ts";
import { parametersOf } from "./parameters.ts";

/** The functions that a file declares, and what is wrong with how it does. */
export interface DeclaredFunctions {
  readonly functions: readonly KustoFunction[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where a kind of file keeps what makes a function; keys in small letters. */
export interface FunctionKeys {
  readonly names: readonly string[];
  readonly parameters: readonly string[];
  readonly query: string;
}

/** The function that a map describes, under each of its names. */
export function declaredIn(
  map: DataMap,
  { names: nameKeys, parameters: parameterKeys, query }: FunctionKeys,
  source: SourceText,
): DeclaredFunctions {
  const node = scalarOfEntry(map, query);
  if (node === undefined) return { functions: [], diagnostics: [] };
  const named = nameKeys.flatMap((key) => textOfEntry(map, key) ?? []);
  const names = new Set(named.filter((name) => isName(name)));
  const diagnostics: Diagnostic[] = [];
  if (names.size === 0)
    diagnostics.push(kustoRuleDiagnostics.make("kusto-function/no-name", {}, source, map.span));
  const given = parameterKeys.map((key) => entryOf(map, key)).find((one) => one !== undefined);
  const parameters = parametersOf(given);
  if (parameters === undefined)
    diagnostics.push(
      kustoRuleDiagnostics.make("kusto-function/parameters", {}, source, given?.span ?? map.span),
    );
  const body = textOfNode(node, source);
  return {
    functions: [...names].map((name) => ({ name, parameters: parameters ?? "", body })),
    diagnostics,
  };
}

/** Whether a text can stand where a query calls a function. */
export function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}
