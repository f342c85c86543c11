import { bareDetection, levels } from "../../model/index.ts";
import type { Detection, DetectionLogic, Language } from "../../model/index.ts";
import { SourceText } from "../../source/index.ts";
import type { Diagnostic } from "../../source/index.ts";
import { lowerFragment } from "../elastic/lower-fragment.ts";
import type { LoadedRules, Workspace } from "../format.ts";
import { lowerRuleQuery } from "../kusto/lower-query.ts";
import { lowerSearchAt } from "../splunk/lower-search.ts";
import { markdownDiagnostics } from "./diagnostics.ts";
import { findQueries } from "./find-queries.ts";
import type { FoundQuery } from "./find-queries.ts";
import { knownWord, readFrontMatter } from "./front-matter.ts";
import { queryLanguage } from "./query-language.ts";

/**
 * Loads a page: a detection for each query in it, named by the nearest heading. What the page says of itself at its head
 * holds for all of them; with an id there, theirs stay the same when lines move.
 */
export function loadPlaybook(source: SourceText, workspace: Workspace): LoadedRules {
  const diagnostics: Diagnostic[] = [];
  const detections: Detection[] = [];
  const counts = new Map<string, number>();
  const { id: pageId, end, ...head } = readFrontMatter(source, diagnostics);
  for (const query of findQueries(source.text, end)) {
    const language = queryLanguage(query.text, query.label);
    if (language === undefined) continue;
    const lowered = lower(query, language, source, workspace, diagnostics);
    if (lowered === undefined) continue;
    const heading = query.heading ?? baseName(source.name);
    const number = (counts.get(heading) ?? 0) + 1;
    counts.set(heading, number);
    const title = number === 1 ? heading : `${heading} (${number})`;
    const level =
      query.level === undefined
        ? undefined
        : knownWord("level", query.level, levels, source, diagnostics);
    const technique =
      query.technique === undefined ? [] : [`attack.${query.technique.toLowerCase()}`];
    detections.push({
      ...bareDetection({
        id:
          pageId === undefined
            ? `${source.name}#${source.positionAt(query.span.start).line}`
            : `${pageId}#${anchorOf(title)}`,
        title,
        origin: { file: source.name, span: query.span },
        ...lowered,
      }),
      ...head,
      ...(query.about === undefined ? {} : { description: query.about }),
      ...(level === undefined ? {} : { level }),
      tags: [...new Set([...head.tags, ...technique])],
    });
  }
  if (detections.length === 0 && diagnostics.length === 0)
    diagnostics.push(markdownDiagnostics.make("markdown/no-query", {}, source));
  return { detections, diagnostics };
}

const baseName = (file: string): string =>
  (file.split(/[\\/]/).at(-1) ?? file).replace(/\.[^.]+$/, "");

/** A heading as links within pages name it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s+/g, "-");

interface Lowered {
  readonly language: Language;
  readonly logic: DetectionLogic;
  readonly cannotRun?: string;
}

function lower(
  { span, text }: FoundQuery,
  language: NonNullable<ReturnType<typeof queryLanguage>>,
  source: SourceText,
  workspace: Workspace,
  diagnostics: Diagnostic[],
): Lowered | undefined {
  if (language === "kusto") {
    const { query, diagnostics: said } = lowerRuleQuery(source, span, text, workspace);
    diagnostics.push(...said);
    if (query === undefined) return undefined;
    return { language, logic: { kind: "queries", queries: [query] } };
  }
  if (language === "spl") {
    const { logic, diagnostics: said } = lowerSearchAt(source, span, text, workspace.splunk);
    diagnostics.push(...said);
    return logic === undefined ? undefined : { language, logic };
  }
  const before = source.text.slice(0, span.start).replaceAll(/[^\r\n]/g, " ");
  const alone = new SourceText(source.name, before + text);
  return lowerFragment(alone, language, diagnostics);
}
