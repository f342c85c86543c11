import { defineDiagnostics } from "../../../source/index.ts";

/** What is well formed and runs, but seldom means what its author had in mind. */
export const splunkLintDiagnostics = defineDiagnostics({
  "splunk/unknown-model-field": {
    severity: "warning",
    about: "A field is asked of a dataset of the Common Information Model that does not have it.",
    message: (p: { dataset: string; field: string; near: string | undefined }) =>
      `The dataset '${p.dataset}' has no field '${p.field}'`,
    hint: ({ near }) => (near === undefined ? undefined : `Did you mean '${near}'?`),
  },
  "splunk/field-not-supplied": {
    severity: "warning",
    about: "A search names the events that it is about, and a field that they do not have.",
    message: (p: { events: string; field: string; near: string | undefined; others: string }) =>
      `'${p.field}' is no field of ${p.events}`,
    hint: ({ near, others }) =>
      near === undefined
        ? others === ""
          ? undefined
          : `It is one of ${others}.`
        : `Did you mean '${near}'?`,
  },
  "splunk/empty-group": {
    severity: "warning",
    about: "Rows are grouped by a field, or by fields together, that none of the events has.",
    message: (p: { fields: readonly string[]; events: string }) =>
      `${p.fields.map((field) => `'${field}'`).join(" and ")}: ${p.events} ${p.fields.length === 1 ? "does not have it" : "does not have them together"}, so that there are no groups`,
    hint: () =>
      "Rows without a key are left out of 'stats': fill it with 'fillnull', or leave it out.",
  },
  "splunk/two-forms": {
    severity: "warning",
    about:
      "Rows are grouped by fields of the Security log's text and of its XML: in Splunk an event has one form.",
    message: (p: { text: string; xml: string }) =>
      `In Splunk no event has both '${p.text}', of events as text, and '${p.xml}', of events as XML`,
    hint: () => "Take the names of one form; here both are known.",
  },
  "splunk/not-equal": {
    severity: "warning",
    about: "'!=' is asked of a field that some of the events lack: those are left out too.",
    message: (p: { field: string; without: string }) =>
      `'!=' also leaves out what has no '${p.field}': ${p.without}`,
    hint: ({ field }) => `Write 'NOT ${field}=…' to keep them.`,
  },
  "splunk/lower-case-operator": {
    severity: "warning",
    about: "'and', 'or' or 'not' stands in a search in small letters: it is looked for as a word.",
    message: (p: { word: string }) => `'${p.word}' is a word to look for here`,
    hint: ({ word }) => `The operator is written '${word.toUpperCase()}'.`,
  },
  "splunk/backslashes": {
    severity: "warning",
    about: "A value has backslashes of both habits: two stand for one, and one for itself.",
    message: (p: { value: string }) => `This is read as ${p.value}`,
    hint: () => "Write each backslash as two.",
  },
  "splunk/single-backslash": {
    severity: "info",
    about:
      "A value has single backslashes, which stand for themselves before most characters only.",
    message: () =>
      "A single backslash stands for itself here; before a quote or another backslash it would not",
    hint: () => "Write each backslash as two.",
  },
});
