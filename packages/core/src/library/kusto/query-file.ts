import type { Detection, Level } from "../../model/index.ts";
import type { SourceText } from "../../source/index.ts";
import type { LoadedRules, Workspace } from "../format.ts";
import { baseName, saidBefore } from "./comments.ts";
import { openColumns, lowerRuleQuery } from "./lower-query.ts";

/**
 * Loads a file that is one Kusto query. What it says of itself stands in comments before the query: `// key: value`
 * for title (or name), id, description, severity, author, tactics, techniques and reference; else the file's name is the
 * title.
 */
export function loadQueryFile(source: SourceText, workspace: Workspace): LoadedRules {
  const span = { start: 0, end: source.text.length };
  const { query, diagnostics } = lowerRuleQuery(source, span, source.text, workspace);
  if (diagnostics.some(({ severity }) => severity === "error"))
    return { detections: [], diagnostics };
  const said = saidBefore(source.text);
  const words = (key: string) => (said.get(key) ?? []).flatMap((text) => text.split(/[\s,]+/));
  const one = (key: string) => said.get(key)?.[0];
  const level = levels.find((known) => known === one("severity")?.toLowerCase());
  const [description, author] = [one("description"), one("author")];
  const detection: Detection = {
    id: one("id") ?? source.name,
    title: one("title") ?? one("name") ?? baseName(source.name),
    ...(description === undefined ? {} : { description }),
    ...(author === undefined ? {} : { author }),
    ...(level === undefined ? {} : { level }),
    references: said.get("reference") ?? [],
    falsePositives: said.get("false positives") ?? [],
    fields: [],
    tags: [...words("tactics"), ...words("techniques")].map(
      (word) => `attack.${word.toLowerCase()}`,
    ),
    scope: [],
    related: [],
    custom: {},
    language: "kusto",
    logic: { kind: "queries", queries: query === undefined ? [] : [query] },
    ...(query === undefined ? { cannotRun: openColumns } : {}),
    origin: { file: source.name, span },
  };
  return { detections: [detection], diagnostics };
}

const levels: readonly Level[] = ["informational", "low", "medium", "high", "critical"];
