import type { Diagnostic, SourceText } from "../../source/index.ts";
import { textOf } from "./attributes.ts";
import { elasticTomlFormat } from "./format.ts";
import { languageOf } from "./lower-rule.ts";
import { readKibanaNdjson } from "./ndjson.ts";
import { standingWhereItStands } from "./standing.ts";
import { readElasticToml } from "./toml.ts";

/**
 * The ES|QL of the one rule of a file, in TOML or as Kibana exports it, with its places in the file; undefined where
 * there is none, or another number of rules.
 */
export function esqlOfFile(source: SourceText): SourceText | undefined {
  const diagnostics: Diagnostic[] = [];
  const rules = elasticTomlFormat.accepts(source)
    ? readElasticToml(source, diagnostics)
    : [...readKibanaNdjson(source, diagnostics)];
  const [one, ...others] = rules;
  const query = textOf(one?.rule["query"]);
  return one === undefined ||
    others.length > 0 ||
    query === undefined ||
    languageOf(one.rule) !== "esql"
    ? undefined
    : standingWhereItStands(query, source, one.span);
}
