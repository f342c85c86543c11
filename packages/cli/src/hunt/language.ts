import { extname } from "node:path";
import type { EventLanguage } from "@telltale/core/library";

/** Languages that hunts can be written in. */
export type HuntLanguage = "kusto" | "spl" | "esql";

const extensions: ReadonlyMap<string, HuntLanguage> = new Map([
  [".kql", "kusto"],
  [".csl", "kusto"],
  [".kusto", "kusto"],
  [".spl", "spl"],
  [".esql", "esql"],
]);

const eventExtensions: ReadonlyMap<string, EventLanguage> = new Map([
  [".eql", "eql"],
  [".kuery", "kuery"],
  [".lucene", "lucene"],
]);

/** What only Kusto has: statements that it starts with, and operators behind a pipe. */
const kustoStart =
  /^(?:let\s+\w+\s*=|declare\s+(?:query_parameters|pattern)\b|print\s|datatable\s*\(|externaldata\s*\(|range\s+\w+\s+from\s|union\s|find\s|search\s+(?:in\s*\(|["'*]))/;
const kustoOperator =
  /\|\s*(?:extend|project(?:-\w+)?|summarize|mv-(?:expand|apply)|parse-(?:where|kv)|make-series|getschema|take\s+\d|where\s+\w+\s*(?:=~|!~|(?:!?(?:has|contains|startswith|endswith)(?:_cs|_any|_all)?|in~|!in~?)\b|in\s*\())/;

/** What searches of Splunk begin with: where events are kept, a command that makes rows, a macro. */
const splStart =
  /^(?:(?:search\s+)?\(?(?:index|source|sourcetype|eventtype)\s*(?:=|IN\s*\()|\|\s*(?:tstats|from\s+datamodel|datamodel|inputlookup|makeresults|multisearch)\b|\(?`\w+(?:\([^`]*\))?`)/i;

/** Commands of Splunk's that Kusto does not have; ES|QL has some of them, and is known by its beginning. */
const splCommand =
  /\|\s*(?:stats|eventstats|streamstats|timechart|chart|table|rex|eval|transaction|dedup|rare|fillnull|where\s+(?:like|match)\s*\()/i;

/** What ES|QL begins with: a source, settings before it. */
const esqlStart =
  /^(?:set\s+\w+\s*=[^;]*;\s*)*(?:from\s+[\w."*][^\s|]*(?:\s+metadata\s|\s*(?:[,|]|\/\/|$))|row\s+[\w.`]+\s*=)/i;

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
  if (splStart.test(code)) return "spl";
  if (esqlStart.test(code)) return "esql";
  const [, first = ""] = /^(\w+)\s*(?:[|;(]|\/\/|$)/.exec(code) ?? [];
  const isSpl = splCommand.test(code);
  // Both have `search`, and the same words behind it.
  if (kustoStart.test(code) && !(isSpl && /^search\s/.test(code))) return "kusto";
  if (kustoOperator.test(code) || isTable(first)) return "kusto";
  return isSpl ? "spl" : undefined;
}

const eventLanguages: ReadonlySet<string> = new Set(eventExtensions.values());

/** Whether a language finds events as they are, and so needs no tables and no database. */
export function isEventLanguage(language: string | undefined): language is EventLanguage {
  return language !== undefined && eventLanguages.has(language);
}

/** What only EQL has: a category of events with its condition, events joined. */
const eqlStart =
  /^(?:(?!(?:find|search|union|from)\b)(?:\w+|`[^`\n]+`|"[^"\n]+"|"""[^"\n]+""")\s+where\b|(?:sequence|sample)\s+(?:by\s|with\s|\[|!\[))/;

/**
 * The language of a query over events, by the extension of its file or by how it begins. Kibana KQL and Lucene have no
 * beginning of their own.
 */
export function detectEventLanguage(
  text: string,
  file: string | undefined,
): EventLanguage | undefined {
  if (file !== undefined && extensions.has(extname(file).toLowerCase())) return undefined;
  const named = file === undefined ? undefined : eventExtensions.get(extname(file).toLowerCase());
  return named ?? (eqlStart.test(withoutComments(text)) ? "eql" : undefined);
}

/** A text in quotes; a comment between marks; a line that is one. */
const quotedOrComment = /"(?:[^"\\\n]|\\.)*"|\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** A query without what are comments in most languages. */
export function withoutComments(text: string): string {
  return text.replaceAll(quotedOrComment, (whole) => (whole.startsWith('"') ? whole : " ")).trim();
}
