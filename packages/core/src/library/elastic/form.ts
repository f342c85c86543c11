import type { Diagnostic, SourceText, Span } from "../../source/index.ts";
import { levelOf, textOf, textsOf } from "./attributes.ts";
import type { RuleTable } from "./attributes.ts";
import { elasticRuleDiagnostics } from "./diagnostics.ts";

/** Types of rules whose queries are run. */
const types: ReadonlySet<string> = new Set(
  "query eql esql threshold new_terms threat_match".split(" "),
);
const languages: ReadonlySet<string> = new Set(["eql", "esql", "kuery", "lucene"]);

/** Why a rule of a kind is run nowhere but in Elasticsearch; undefined for those that have a query over events. */
export function whyNeverRun(rule: RuleTable, type: string): string | undefined {
  if (type === "machine_learning") return "machine learning jobs run in Elasticsearch only";
  if (type === "saved_query" && textOf(rule["query"]) === undefined)
    return "its query is kept in Kibana";
  if (!types.has(type) && type !== "saved_query") return `no rules of the type '${type}' are known`;
  const language = textOf(rule["language"]);
  if (language !== undefined && !languages.has(language))
    return `its language '${language}' is none of Elastic's`;
  const indices = textsOf(rule["index"]);
  return indices.length > 0 && indices.every((index) => /^(?:[^:]*:)?\.alerts-/.test(index))
    ? "it is over alerts of other rules"
    : undefined;
}

/** Attributes whose form the schema does not know: what the rule means does not depend on them. */
export function formProblems(
  rule: RuleTable,
  source: SourceText,
  span: Span,
): readonly Diagnostic[] {
  const wrong: (readonly [string, string])[] = [];
  for (const name of ["rule_id", "name"])
    if (textOf(rule[name]) === undefined) wrong.push([name, "a text"]);
  if (rule["severity"] !== undefined && levelOf(rule["severity"]) === undefined)
    wrong.push(["severity", "low, medium, high or critical"]);
  const from = rule["from"];
  if (
    from !== undefined &&
    (typeof from !== "string" || !/^now(?:-\d+[smhdwMy])?(?:\/[smhdwMy])?$/.test(from))
  )
    wrong.push(["from", "a time before now, such as now-9m"]);
  return wrong.map(([name, wanted]) => {
    const at = source.text.indexOf(name, span.start);
    const place = at < 0 || at >= span.end ? span : { start: at, end: at + name.length };
    return elasticRuleDiagnostics.make("elastic-rule/form", { name, wanted }, source, place);
  });
}
