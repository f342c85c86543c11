import { lowerKusto, parseKusto } from "../../languages/kusto/index.ts";
import type { ColumnType, Query } from "../../model/index.ts";
import { kustoCatalog } from "../../schema/kusto/index.ts";
import type { Diagnostic } from "../../source/index.ts";
import { SourceText } from "../../source/index.ts";
import type { Span } from "../../source/index.ts";
import { kustoRuleDiagnostics } from "./diagnostics.ts";

/** Why a rule whose columns depend on the data is not run in a scan. */
export const openColumns = "its columns depend on the data: it runs in hunt";

/** The query of a rule. Without `query` it cannot be run, and `diagnostics` say why. */
export interface RuleQuery {
  readonly query?: Query;
  readonly columns: readonly ColumnType[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses and lowers the query that stands at a span of a rule file. The places of its diagnostics, and the origins of
 * what it is lowered to, are places in the file: before the query the file is blank to the parser.
 */
export function lowerRuleQuery(source: SourceText, span: Span, text: string): RuleQuery {
  const alone = new SourceText(source.name, blank(source.text.slice(0, span.start)) + text);
  const parsed = parseKusto(alone);
  const lowered = lowerKusto(parsed, alone, kustoCatalog());
  const diagnostics = [...parsed.diagnostics, ...lowered.diagnostics];
  const say = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const last = lowered.results.at(-1);
  if (diagnostics.some(({ severity }) => severity === "error")) return { columns: [], diagnostics };
  if (lowered.openQuestion !== undefined)
    say(kustoRuleDiagnostics.make("kusto-rule/open-columns", {}, source, span));
  for (const { what, span: at } of lowered.stubs)
    say(kustoRuleDiagnostics.make("kusto-rule/partial", { what }, source, at));
  if (last === undefined || lowered.openQuestion !== undefined) return { columns: [], diagnostics };
  return { query: last.query, columns: last.columns, diagnostics };
}

/** As many lines and characters, without a sign on them. */
function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, " ");
}
