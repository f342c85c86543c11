import type { RuleFormat } from "../format.ts";
import { loadSplunkFiles } from "./load.ts";
import { isPackFile } from "./pack.ts";

/** Searches by themselves, savedsearches.conf, the YAML of Splunk's security content, and what all of them rely on. */
export const splunkFormat: RuleFormat = {
  accepts: (source) =>
    /\.spl$/i.test(source.name) ||
    /(?:^|[\\/])savedsearches\.conf$/i.test(source.name) ||
    isPackFile(source) ||
    ((/\.ya?ml$/i.test(source.name) || !/\.[a-z0-9]+$/i.test(source.name)) &&
      /^search[ \t]*:/m.test(source.text) &&
      !/^(?:detection|correlation|filter|query)[ \t]*:/m.test(source.text)),
  load: loadSplunkFiles,
};
