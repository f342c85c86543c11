import { lowerEql, parseEql, parseLooseEql } from "../../languages/eql/index.ts";
import type { ParsedEql } from "../../languages/eql/index.ts";
import { bareDetection } from "../../model/index.ts";
import type { Detection, DetectionLogic, Language } from "../../model/index.ts";
import { SourceText } from "../../source/index.ts";
import type { Diagnostic } from "../../source/index.ts";
import type { LoadedRules } from "../format.ts";
import { lowerRuleQuery } from "../kusto/lower-query.ts";
import { lowerSearchAt } from "../splunk/lower-search.ts";
import { markdownDiagnostics } from "./diagnostics.ts";
import { findQueries } from "./find-queries.ts";
import type { FoundQuery } from "./find-queries.ts";
import { queryLanguage } from "./query-language.ts";

/** Loads a page: a detection for each query in it, named by the nearest heading. */
export function loadPlaybook(source: SourceText): LoadedRules {
  const diagnostics: Diagnostic[] = [];
  const detections: Detection[] = [];
  const counts = new Map<string, number>();
  for (const query of findQueries(source.text)) {
    const language = queryLanguage(query.text, query.label);
    if (language === undefined) continue;
    const lowered = lower(query, language, source, diagnostics);
    if (lowered === undefined) continue;
    const heading = query.heading ?? source.name;
    const number = (counts.get(heading) ?? 0) + 1;
    counts.set(heading, number);
    const detection = bareDetection({
      id: `${source.name}#${source.positionAt(query.span.start).line}`,
      title: number === 1 ? heading : `${heading} (${number})`,
      origin: { file: source.name, span: query.span },
      ...lowered,
    });
    const { technique } = query;
    const tags = technique === undefined ? [] : [`attack.${technique.toLowerCase()}`];
    detections.push({ ...detection, tags });
  }
  if (detections.length === 0 && diagnostics.length === 0)
    diagnostics.push(markdownDiagnostics.make("markdown/no-query", {}, source));
  return { detections, diagnostics };
}

interface Lowered {
  readonly language: Language;
  readonly logic: DetectionLogic;
  readonly cannotRun?: string;
}

function lower(
  { span, text }: FoundQuery,
  language: NonNullable<ReturnType<typeof queryLanguage>>,
  source: SourceText,
  diagnostics: Diagnostic[],
): Lowered | undefined {
  if (language === "kusto") {
    const { query, diagnostics: said } = lowerRuleQuery(source, span, text);
    diagnostics.push(...said);
    if (query === undefined) return undefined;
    return { language, logic: { kind: "queries", queries: [query] } };
  }
  if (language === "spl") {
    const { logic, diagnostics: said } = lowerSearchAt(source, span, text, new Map());
    diagnostics.push(...said);
    return logic === undefined ? undefined : { language, logic };
  }
  if (language !== "eql" && language !== "elastic-loose") {
    diagnostics.push(markdownDiagnostics.make("markdown/not-read", { language }, source, span));
    return undefined;
  }
  const before = source.text.slice(0, span.start).replaceAll(/[^\r\n]/g, " ");
  const alone = new SourceText(source.name, before + text);
  const parsed: ParsedEql = language === "eql" ? parseEql(alone) : parseLooseEql(alone);
  const lowered = lowerEql(parsed, alone);
  const said = [...parsed.diagnostics, ...lowered.diagnostics];
  diagnostics.push(...said);
  if (said.some(({ severity }) => severity === "error")) return undefined;
  const { logic } = lowered;
  return {
    language: "eql",
    logic:
      logic.kind === "query"
        ? { kind: "queries", queries: [logic.query] }
        : { kind: "correlation", correlation: logic.sequence, emitInputs: false },
  };
}
