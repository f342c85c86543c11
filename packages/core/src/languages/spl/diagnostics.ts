import { defineDiagnostics } from "../../source/index.ts";
import type { Say } from "../text/index.ts";

/** What can be wrong with a search in SPL. One with an error is not run. */
export const splDiagnostics = defineDiagnostics({
  "spl/syntax": {
    severity: "error",
    about: "Something else was expected at this place.",
    message: (p: { found: string; wanted: string }) => `Expected ${p.wanted}, but found ${p.found}`,
  },
  "spl/unclosed": {
    severity: "error",
    about: "A quote, bracket or macro is not closed.",
    message: (p: { mark: string }) => `'${p.mark}' is not closed`,
  },
  "spl/unknown-command": {
    severity: "error",
    about: "A stage begins with a word that is no command.",
    message: (p: { name: string; near: string | undefined }) => `There is no command '${p.name}'`,
    hint: ({ near }) => (near === undefined ? undefined : `Did you mean '${near}'?`),
  },
  "spl/unknown-macro": {
    severity: "error",
    about: "A macro is used that neither the pack nor Telltale defines.",
    message: (p: { name: string; near: string | undefined }) =>
      `The macro '${p.name}' is not defined`,
    hint: ({ near }) =>
      near === undefined
        ? "Define it in a macros.conf beside the rules."
        : `Did you mean '${near}'?`,
  },
  "spl/macro-arguments": {
    severity: "error",
    about: "A macro is given another number of arguments than it takes.",
    message: (p: { name: string; takes: number; here: number }) =>
      `The macro '${p.name}' takes ${p.takes} argument(s), here are ${p.here}`,
  },
  "spl/macro-depth": {
    severity: "error",
    about: "Macros expand to macros without end.",
    message: (p: { name: string }) => `The macro '${p.name}' expands to itself, or to too much`,
  },
  "spl/depth": {
    severity: "error",
    about: "Brackets are nested deeper than any parser should follow.",
    message: (p: { limit: number }) => `This is nested deeper than ${p.limit} levels`,
  },
  "spl/too-many": {
    severity: "error",
    about: "So much is wrong with the text that the rest is not shown.",
    message: (p: { limit: number }) =>
      `There are more than ${p.limit} errors; the rest is not shown`,
  },
});

export type SaySpl = Say<typeof splDiagnostics.forms>;
