export { libraryDiagnostics } from "./diagnostics.ts";
export type { LoadedRules, LoadOptions, RuleFormat } from "./format.ts";
export { indicatorOf } from "./elastic/indicators.ts";
export type { Indicator } from "./elastic/indicators.ts";
export { lowerEventQuery } from "./elastic/lower-query.ts";
export type { EventLanguage, LoweredEventQuery } from "./elastic/lower-query.ts";
export { loadRules } from "./load.ts";
export { parseYaml, yamlDiagnostics } from "./yaml/index.ts";
export type { YamlFile } from "./yaml/index.ts";
