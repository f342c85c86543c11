import type { RuleFormat } from "../format.ts";
import { loadSigma } from "./load.ts";

/** Sigma YAML: by the file's ending, or, where there is none (standard input), by the keys of a rule. */
export const sigmaFormat: RuleFormat = {
  accepts: ({ name, text }) =>
    /\.ya?ml$/i.test(name) ||
    (!/\.[a-z0-9]+$/i.test(name) && /^(?:detection|correlation|filter)[ \t]*:/m.test(text)),
  load: loadSigma,
};
