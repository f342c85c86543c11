import { compileEsql as lowerEsql } from "@telltale/core/library";
import { lowerKusto, parseKusto } from "@telltale/core/languages/kusto";
import type { LoweredKusto } from "@telltale/core/languages/kusto";
import { lowerSpl, parseSpl } from "@telltale/core/languages/spl";
import type { SplPack } from "@telltale/core/languages/spl";
import { columnsOf } from "@telltale/core/model";
import type { ColumnType } from "@telltale/core/model";
import { splunkTables } from "@telltale/core/schema/cim";
import type { Diagnostic, SourceText } from "@telltale/core/source";
import type { HuntLanguage } from "./language.ts";
import type { HuntSetup } from "./setup.ts";

/** A query made ready to run; its diagnostics are those of its text and of its meaning. */
export interface CompiledHunt extends Omit<LoweredKusto, "diagnostics" | "calls"> {
  readonly diagnostics: readonly Diagnostic[];
}

/** Text to model. `answers` are the columns that only the data tells, by the key of the question. */
export function compileHunt(
  source: SourceText,
  language: HuntLanguage,
  { catalog, splunk }: Pick<HuntSetup, "catalog" | "splunk">,
  answers: ReadonlyMap<string, readonly ColumnType[]>,
): CompiledHunt {
  if (language === "spl") return compileSpl(source, splunk, answers);
  if (language === "esql") return compileEsql(source);
  const parsed = parseKusto(source);
  const lowered = lowerKusto(parsed, source, catalog, { answers });
  return { ...lowered, diagnostics: [...parsed.diagnostics, ...lowered.diagnostics] };
}

function compileSpl(
  source: SourceText,
  pack: SplPack,
  answers: ReadonlyMap<string, readonly ColumnType[]>,
): CompiledHunt {
  const parsed = parseSpl(source, { macros: pack.macros });
  const { query, openQuestion, columns, stubs, diagnostics } = lowerSpl(parsed, source, {
    tables: splunkTables,
    ...pack,
    answers,
  });
  const { span } = parsed.tree;
  return {
    results: query === undefined ? [] : [{ query, columns, span }],
    ...(openQuestion === undefined ? {} : { openQuestion }),
    stubs,
    lets: [],
    diagnostics: [...parsed.diagnostics, ...diagnostics],
  };
}

/** What is shown of events of which a query asks for nothing in particular. */
const shownFields = ["@timestamp", "host.name", "event.provider", "event.code", "event.action"];

/** As Elasticsearch has it where a query says nothing of a limit. */
const implicitLimit = 1000;

function compileEsql(source: SourceText): CompiledHunt {
  const { query, diagnostics } = lowerEsql(source, { shown: shownFields, implicitLimit });
  const span = { start: 0, end: source.text.length };
  return {
    results: [{ query, columns: columnsOf(query), span }],
    stubs: [],
    lets: [],
    diagnostics,
  };
}

export function hasErrors({ diagnostics }: CompiledHunt): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
