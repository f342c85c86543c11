import type { LoadedRules, RuleFormat } from "../format.ts";
import { loadElasticToml } from "./toml.ts";
import { loadKibanaNdjson } from "./ndjson.ts";
import { isElasticQueryFile, loadElasticQueryFile } from "./query-file.ts";

/** Rules and hunts of Elastic's detection-rules repository: TOML with a `[rule]` or `[hunt]` table. */
export const elasticTomlFormat: RuleFormat = {
  accepts: ({ name, text }) =>
    /\.toml$/i.test(name) ||
    (!/\.[a-z0-9]+$/i.test(name) && /^\[(?:rule|hunt)\][ \t]*$/m.test(text)),
  load: (sources, options) => joined(sources.map((source) => loadElasticToml(source, options))),
};

/** Files of one query: EQL, ES|QL, Kibana KQL, Lucene. */
export const elasticQueryFormat: RuleFormat = {
  accepts: isElasticQueryFile,
  load: (sources) => joined(sources.map(loadElasticQueryFile)),
};

/** Rules as Kibana exports them, JSON objects one a line, or as its API has them. */
export const kibanaNdjsonFormat: RuleFormat = {
  accepts: ({ name, text }) =>
    /\.ndjson$/i.test(name) ||
    ((/\.json$/i.test(name) || !/\.[a-z0-9]+$/i.test(name)) &&
      /^\ufeff?\s*[[{][^]*"rule_id"\s*:/.test(text.slice(0, 100_000))),
  load: (sources, options) => joined(sources.map((source) => loadKibanaNdjson(source, options))),
};

function joined(loaded: readonly LoadedRules[]): LoadedRules {
  return {
    detections: loaded.flatMap(({ detections }) => detections),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}
