import { lowerSpl, parseSpl } from "../../languages/spl/index.ts";
import type { SplPack } from "../../languages/spl/index.ts";
import type { DetectionLogic } from "../../model/index.ts";
import { splunkTables } from "../../schema/cim/index.ts";
import type { Diagnostic, SourceText, Span } from "../../source/index.ts";
import { alignText } from "./alignment.ts";
import { splunkRuleDiagnostics } from "./diagnostics.ts";
import { lintSearch } from "./lint/lint-search.ts";

export interface LoweredSearch {
  /** Absent where the search cannot be run; the diagnostics say why. */
  readonly logic?: DetectionLogic;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses and lowers the search that stands at a span of a rule file; places are those of the file. */
export function lowerSearchAt(
  source: SourceText,
  span: Span,
  search: string,
  pack: SplPack,
): LoweredSearch {
  const place = alignText(source.slice(span), search, span.start) ?? (() => span);
  const parsed = parseSpl(source, { macros: pack.macros, within: { text: search, place } });
  const { query, openQuestion, stubs, diagnostics } = lowerSpl(parsed, source, {
    tables: splunkTables,
    ...pack,
  });
  const stubNames = new Set(stubs.map(({ what }) => what));
  const said: Diagnostic[] = [
    ...parsed.diagnostics,
    // A lookup that is not here is said once for the rule.
    ...diagnostics.filter(({ code }) => code !== "spl/no-lookup"),
    ...(openQuestion === undefined
      ? []
      : [splunkRuleDiagnostics.make("splunk-rule/open-columns", {}, source, openQuestion.span)]),
    ...[...stubNames].map((what) =>
      splunkRuleDiagnostics.make("splunk-rule/partial", { what }, source, span),
    ),
  ];
  if (query === undefined) return { diagnostics: said };
  said.push(...lintSearch(parsed.tree, source, pack));
  return { logic: { kind: "queries", queries: [query] }, diagnostics: said };
}
