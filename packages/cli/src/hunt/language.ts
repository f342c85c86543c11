import { extname } from "node:path";

/** Languages that hunts can be written in. */
export type HuntLanguage = "kusto";

const extensions: ReadonlyMap<string, HuntLanguage> = new Map([
  [".kql", "kusto"],
  [".csl", "kusto"],
  [".kusto", "kusto"],
]);

/** What only Kusto has: statements that it starts with, and operators behind a pipe. */
const kustoStart =
  /^(?:let\s+\w+\s*=|declare\s+(?:query_parameters|pattern)\b|print\s|datatable\s*\(|externaldata\s*\(|range\s+\w+\s+from\s|union\s|find\s|search\s+(?:in\s*\(|["*]))/;
const kustoOperator =
  /\|\s*(?:extend|project(?:-\w+)?|summarize|mv-(?:expand|apply)|parse-(?:where|kv)|make-series|getschema|take\s+\d|where\s+\w+\s*(?:=~|!~|(?:!?(?:has|contains|startswith|endswith)(?:_cs|_any|_all)?|in~|!in~?)\b|in\s*\())/;

/**
 * The language of a query: by the extension of its file, else by words that no other language has; undefined where
 * that does not tell. That a text can be parsed is no sign: many are well formed in several languages.
 *
 * @param isTable whether a name is that of a table or function in Kusto, or all but that
 */
export function detectLanguage(
  text: string,
  file: string | undefined,
  isTable: (name: string) => boolean,
): HuntLanguage | undefined {
  const named = file === undefined ? undefined : extensions.get(extname(file).toLowerCase());
  if (named !== undefined) return named;
  const code = withoutComments(text);
  const [, first = ""] = /^(\w+)\s*(?:[|;(]|\/\/|$)/.exec(code) ?? [];
  return kustoStart.test(code) || kustoOperator.test(code) || isTable(first) ? "kusto" : undefined;
}

function withoutComments(text: string): string {
  return text.replace(/^\s*\/\/.*$/gm, "").trim();
}
