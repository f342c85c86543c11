import type { Span } from "../../source/index.ts";
import { textOf, textsOf } from "./attributes.ts";
import type { RuleTable } from "./attributes.ts";
import type { ElasticRule } from "./lower-rule.ts";

/**
 * The `[hunt]` of a file in Elastic's detection-rules repository as rules, one for each of its queries. Source of the
 * form: https://github.com/elastic/detection-rules (hunting/definitions.py).
 */
export function rulesOfHunt(
  hunt: RuleTable,
  span: Span,
  fallbackId: string,
): readonly ElasticRule[] {
  const { uuid, query, mitre, language: written, notes, ...rest } = hunt;
  const queries = textsOf(query);
  return queries.map((text, i) => {
    const language = languageOfHunt(text, textsOf(written));
    const number = queries.length > 1 ? i + 1 : undefined;
    const id = textOf(uuid) ?? fallbackId;
    const rule = {
      ...rest,
      rule_id: number === undefined ? id : `${id}#${number}`,
      name: number === undefined ? rest["name"] : `${String(rest["name"])} (${number})`,
      type: language === "eql" || language === "esql" ? language : "query",
      language,
      query: text,
      tags: textsOf(mitre).map((technique) => `attack.${technique.toLowerCase()}`),
      ...(notes === undefined ? {} : { note: textsOf(notes).join("\n\n") }),
    };
    return { rule, metadata: {}, span, fallbackId };
  });
}

/** The names of the languages that hunts are in, as rules have them. */
const names: ReadonlyMap<string, string> = new Map([
  ["ES|QL", "esql"],
  ["EQL", "eql"],
  ["KQL", "kuery"],
  ["Lucene", "lucene"],
]);

/** A hunt lists the languages of all its queries: SQL, which osquery asks machines in, is told by how it begins. */
function languageOfHunt(text: string, languages: readonly string[]): string {
  const isSql = /^\s*(?:--.*\s+)*(?:sql\s+)?(?:select|with)\b/i.test(text);
  if (isSql && languages.includes("SQL")) return "SQL";
  const [language = "ES|QL"] = languages.filter((one) => one !== "SQL");
  return names.get(language) ?? language;
}
