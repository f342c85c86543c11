import { bareDetection } from "../model/index.ts";
import type { Detection, Level } from "../model/index.ts";
import type { SourceText } from "../source/index.ts";
import { baseName, saidBefore } from "./kusto/comments.ts";

/**
 * The detection that a file of one query is. What it says of itself stands in comments before the query: `// key: value`
 * for title (or name), id, description, severity, author, tactics, techniques and reference; else the file's name is the
 * title.
 */
export function queryFileDetection(
  source: SourceText,
  of: Pick<Detection, "language" | "logic" | "cannotRun">,
): Detection {
  const said = saidBefore(source.text);
  const words = (key: string) => (said.get(key) ?? []).flatMap((text) => text.split(/[\s,]+/));
  const one = (key: string) => said.get(key)?.[0];
  const level = levels.find((known) => known === one("severity")?.toLowerCase());
  const [description, author] = [one("description"), one("author")];
  return {
    ...bareDetection({
      id: one("id") ?? source.name,
      title: one("title") ?? one("name") ?? baseName(source.name),
      origin: { file: source.name, span: { start: 0, end: source.text.length } },
      ...of,
    }),
    ...(of.cannotRun === undefined ? {} : { cannotRun: of.cannotRun }),
    ...(description === undefined ? {} : { description }),
    ...(author === undefined ? {} : { author }),
    ...(level === undefined ? {} : { level }),
    references: said.get("reference") ?? [],
    falsePositives: said.get("false positives") ?? [],
    tags: [...words("tactics"), ...words("techniques")].map(
      (word) => `attack.${word.toLowerCase()}`,
    ),
  };
}

const levels: readonly Level[] = ["informational", "low", "medium", "high", "critical"];
