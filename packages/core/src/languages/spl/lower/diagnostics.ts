import { defineDiagnostics } from "../../../source/index.ts";
import type { Say } from "../../text/index.ts";

/** What can keep a search that is well formed from meaning what it says here. */
export const splLoweringDiagnostics = defineDiagnostics({
  "spl/unsupported": {
    severity: "error",
    about: "A command, or a form of one, that is not run here.",
    message: (p: { what: string }) => `${p.what} cannot be run here`,
  },
  "spl/unknown-function": {
    severity: "error",
    about: "A function is called that eval does not have, or that is not run here.",
    message: (p: { name: string; near: string | undefined }) =>
      `The function '${p.name}' is not known here`,
    hint: ({ near }) => (near === undefined ? undefined : `Did you mean '${near}'?`),
  },
  "spl/argument-count": {
    severity: "error",
    about: "A function has too few or too many arguments.",
    message: (p: { name: string; here: number }) =>
      `The function '${p.name}' does not take ${p.here} argument(s)`,
  },
  "spl/no-condition": {
    severity: "error",
    about: "Something stands for a condition that is none.",
    message: () => "This is no condition: it is neither true nor false",
  },
  "spl/regex": {
    severity: "error",
    about: "A regular expression uses what engines that never hang do not have.",
    message: (p: { reason: string }) => `The regular expression cannot be run here: ${p.reason}`,
  },
  "spl/no-lookup": {
    severity: "info",
    about: "A lookup table is not here: its columns are empty.",
    message: (p: { name: string }) => `The lookup '${p.name}' is not here: it finds nothing`,
  },
  "spl/lookup-column": {
    severity: "error",
    about: "A lookup is asked for a column that it does not have.",
    message: (p: { table: string; name: string; near: string | undefined }) =>
      `The lookup '${p.table}' has no column '${p.name}'`,
    hint: ({ near }) => (near === undefined ? undefined : `Did you mean '${near}'?`),
  },
  "spl/not-written": {
    severity: "info",
    about:
      "A search writes its results to a lookup; here they are passed on, and nothing is written.",
    message: (p: { name: string }) =>
      `The lookup '${p.name}' is not written: the rows are passed on`,
  },
  "spl/no-data": {
    severity: "info",
    about: "A search asks for data that Windows logs are not.",
    message: (p: { what: string }) => `No Windows event is of ${p.what}: this finds nothing`,
  },
  "spl/any-index": {
    severity: "info",
    about: "An index is named; which events it holds is not known, so that all are searched.",
    message: (p: { name: string }) =>
      `Which events the index '${p.name}' holds is not known: all are searched`,
  },
  "spl/no-field": {
    severity: "info",
    about: "A field is used that the rows do not have at this place: it is empty.",
    message: (p: { name: string; near: string | undefined }) =>
      `The rows have no field '${p.name}' here`,
    hint: ({ near }) => (near === undefined ? undefined : `Did you mean '${near}'?`),
  },
});

export type SaySplLowering = Say<typeof splLoweringDiagnostics.forms>;
