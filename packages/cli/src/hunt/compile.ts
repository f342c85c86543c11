import { lowerKusto, parseKusto } from "@telltale/core/languages/kusto";
import type { LoweredKusto } from "@telltale/core/languages/kusto";
import type { ColumnType } from "@telltale/core/model";
import type { KustoCatalog } from "@telltale/core/schema/kusto";
import type { Diagnostic, SourceText } from "@telltale/core/source";
import type { HuntLanguage } from "./language.ts";

/** A query made ready to run; its diagnostics are those of its text and of its meaning. */
export interface CompiledHunt extends Omit<LoweredKusto, "diagnostics"> {
  readonly diagnostics: readonly Diagnostic[];
}

/** Text to model. `answers` are the columns that only the data tells, by the key of the question. */
export function compileHunt(
  source: SourceText,
  _language: HuntLanguage,
  catalog: KustoCatalog,
  answers: ReadonlyMap<string, readonly ColumnType[]>,
): CompiledHunt {
  const parsed = parseKusto(source);
  const lowered = lowerKusto(parsed, source, catalog, { answers });
  return { ...lowered, diagnostics: [...parsed.diagnostics, ...lowered.diagnostics] };
}

export function hasErrors({ diagnostics }: CompiledHunt): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
