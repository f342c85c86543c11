import type { RuleFormat } from "../format.ts";
import { loadQueryFile } from "./query-file.ts";
import { loadSentinelFile } from "./sentinel.ts";

/** Files that hold one Kusto query and nothing else. */
export const queryFileFormat: RuleFormat = {
  accepts: ({ name }) => /\.(?:kql|csl|kusto)$/i.test(name),
  load: (sources, { workspace }) =>
    joined(sources.map((source) => loadQueryFile(source, workspace))),
};

/** Microsoft Sentinel's analytics rules and hunting queries: YAML with a `query`. */
export const sentinelFormat: RuleFormat = {
  accepts: ({ name, text }) =>
    (/\.ya?ml$/i.test(name) || !/\.[a-z0-9]+$/i.test(name)) &&
    /^query[ \t]*:/m.test(text) &&
    !/^(?:detection|correlation|filter)[ \t]*:/m.test(text),
  load: (sources, { workspace }) =>
    joined(sources.map((source) => loadSentinelFile(source, workspace))),
};

function joined(loaded: readonly ReturnType<RuleFormat["load"]>[]): ReturnType<RuleFormat["load"]> {
  return {
    detections: loaded.flatMap(({ detections }) => detections),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}
