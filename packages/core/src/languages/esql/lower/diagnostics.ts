import { defineDiagnostics } from "../../../source/index.ts";
import { argumentCountMessage } from "../../elastic/index.ts";
import type { Say } from "../../text/index.ts";

/** What can be wrong with what an ES|QL query says, where its text is well formed. */
export const esqlLoweringDiagnostics = defineDiagnostics({
  "esql/unknown-column": {
    severity: "error",
    about: "A name is neither a column that the query makes nor a field that events may have.",
    message: (p: { name: string; near: string | undefined }) => `There is no column '${p.name}'`,
    hint: ({ near }) => (near === undefined ? undefined : `Did you mean '${near}'?`),
  },
  "esql/unknown-function": {
    severity: "error",
    about: "A function is none of those that are run here.",
    message: (p: { name: string; near: string | undefined }) =>
      `'${p.name}' is not a function that is known here`,
    hint: ({ near }) => (near === undefined ? undefined : `Did you mean '${near}'?`),
  },
  "esql/argument-count": {
    severity: "error",
    about: "A function is given too few or too many arguments.",
    message: argumentCountMessage,
  },
  "esql/percent": {
    severity: "warning",
    about: "The wildcards of LIKE are * and ?, not those of SQL.",
    message: () => "The % stands for itself here",
    hint: () => "Write * for any number of characters, ? for one.",
  },
  "esql/argument": {
    severity: "error",
    about: "An argument of a function is of a form that it does not take.",
    message: (p: { name: string; wanted: string }) => `'${p.name}' needs ${p.wanted}`,
  },
  "esql/aggregate-place": {
    severity: "error",
    about: "An aggregate stands where single rows are spoken of, or a column where groups are.",
    message: (p: { name: string }) => `'${p.name}' is an aggregate: it stands in STATS only`,
  },
  "esql/ungrouped": {
    severity: "error",
    about: "STATS gives a column that is neither aggregated nor grouped by.",
    message: (p: { name: string }) => `'${p.name}' is not grouped by`,
    hint: () => "Aggregate it, or name it behind BY.",
  },
  "esql/no-value": {
    severity: "error",
    about: "Something stands where a value is wanted, and is none.",
    message: (p: { what: string }) => `${p.what} is no value here`,
  },
  "esql/parameter": {
    severity: "error",
    about: "Values that are to be given with the query are not there in a hunt or a rule.",
    message: (p: { text: string }) => `The parameter '${p.text}' has no value`,
    hint: () => "Write the value itself.",
  },
  "esql/regex": {
    severity: "error",
    about: "A regular expression uses what the engine does not have.",
    message: (p: { reason: string }) => `This regular expression cannot be run: ${p.reason}`,
  },
  "esql/grok": {
    severity: "error",
    about: "A pattern of GROK or DISSECT cannot be read.",
    message: (p: { reason: string }) => `This pattern cannot be run: ${p.reason}`,
  },
  "esql/not-run": {
    severity: "error",
    about: "A command runs in Elasticsearch only.",
    message: (p: { name: string }) => `${p.name} cannot be run here`,
  },
});

export type SayEsqlLowering = Say<typeof esqlLoweringDiagnostics.forms>;
