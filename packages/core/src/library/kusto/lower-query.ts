import { lowerKusto, parseKusto } from "../../languages/kusto/index.ts";
import type { ColumnType, Query } from "../../model/index.ts";
import type { Diagnostic } from "../../source/index.ts";
import type { SourceText, Span } from "../../source/index.ts";
import type { Workspace } from "../format.ts";
import { kustoRuleDiagnostics } from "./diagnostics.ts";
import { textAt } from "./text-at.ts";

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
 * what it is lowered to, are places in the file. Tables that are not known have the columns that the query speaks of: where
 * the logs have no such records the rule is not run.
 */
export function lowerRuleQuery(
  source: SourceText,
  span: Span,
  text: string,
  { kusto, isChecked }: Workspace,
): RuleQuery {
  const alone = textAt(source, span.start, text);
  const parsed = parseKusto(alone);
  const lowered = lowerKusto(parsed, alone, kusto, { assumeTables: true });
  const diagnostics = [
    ...parsed.diagnostics,
    ...lowered.diagnostics.filter(({ source: file }) => !isChecked(file)),
  ];
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
