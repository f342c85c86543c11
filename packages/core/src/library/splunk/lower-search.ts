import { lowerSpl, parseSpl } from "../../languages/spl/index.ts";
import type { MacroTable } from "../../languages/spl/index.ts";
import type { DetectionLogic } from "../../model/index.ts";
import { splunkTables } from "../../schema/cim/index.ts";
import { SourceText } from "../../source/index.ts";
import type { Diagnostic, Span } from "../../source/index.ts";
import { splunkRuleDiagnostics } from "./diagnostics.ts";

export interface LoweredSearch {
  /** Absent where the search cannot be run; the diagnostics say why. */
  readonly logic?: DetectionLogic;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses and lowers the search that stands at a span of a rule file. Where it stands there as it reads, the places of
 * diagnostics are exact; of a folded or quoted text they are the whole of it.
 */
export function lowerSearchAt(
  source: SourceText,
  span: Span,
  search: string,
  macros: MacroTable,
): LoweredSearch {
  const at = source.text.indexOf(search, span.start);
  const isVerbatim = at >= 0 && at < span.end;
  const before = isVerbatim ? source.text.slice(0, at).replaceAll(/[^\r\n]/g, " ") : "";
  const alone = new SourceText(source.name, before + search);
  const parsed = parseSpl(alone, { macros });
  const { query, stubs, diagnostics } = lowerSpl(parsed, alone, { tables: splunkTables, macros });
  const stubNames = new Set(stubs.map(({ what }) => what));
  const said = [
    ...parsed.diagnostics,
    // A lookup that is not here is said once for the rule.
    ...diagnostics.filter(({ code }) => code !== "spl/no-lookup"),
    ...[...stubNames].map((what) =>
      splunkRuleDiagnostics.make("splunk-rule/partial", { what }, source, span),
    ),
  ];
  const placed = isVerbatim ? said : said.map((one) => placedAt(one, source, span));
  if (query === undefined || parsed.diagnostics.some(({ severity }) => severity === "error"))
    return { diagnostics: placed };
  return { logic: { kind: "queries", queries: [query] }, diagnostics: placed };
}

function placedAt(diagnostic: Diagnostic, source: SourceText, span: Span): Diagnostic {
  const start = source.positionAt(span.start);
  const end = source.positionAt(span.end);
  return { ...diagnostic, span, start, end, excerpt: source.line(start.line) };
}
