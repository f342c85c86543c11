import type { RuleFormat } from "../format.ts";
import { loadSplunkFiles } from "./load.ts";
import { isMacroConf, isMacroYaml } from "./macros.ts";

/** Searches by themselves, savedsearches.conf with its macros, and the YAML of Splunk's security content. */
export const splunkFormat: RuleFormat = {
  accepts: (source) =>
    /\.spl$/i.test(source.name) ||
    /(?:^|[\\/])savedsearches\.conf$/i.test(source.name) ||
    isMacroConf(source) ||
    isMacroYaml(source) ||
    ((/\.ya?ml$/i.test(source.name) || !/\.[a-z0-9]+$/i.test(source.name)) &&
      /^search[ \t]*:/m.test(source.text) &&
      !/^(?:detection|correlation|filter|query)[ \t]*:/m.test(source.text)),
  load: (sources) => loadSplunkFiles(sources),
};
