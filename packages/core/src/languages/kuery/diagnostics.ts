import { defineDiagnostics } from "../../source/index.ts";
import type { Say } from "../text/index.ts";

/** What can be wrong with a query in the Kibana Query Language. One with an error is not run. */
export const kueryDiagnostics = defineDiagnostics({
  "kuery/syntax": {
    severity: "error",
    about: "Something else was expected at this place.",
    message: (p: { found: string; wanted: string; hint?: string | undefined }) =>
      `Expected ${p.wanted}, but found ${p.found}`,
    hint: ({ hint }) => hint,
  },
  "kuery/unclosed": {
    severity: "error",
    about: "A quote or bracket is not closed.",
    message: (p: { mark: string }) => `'${p.mark}' is not closed`,
  },
  "kuery/not-nested": {
    severity: "error",
    about: "A group in braces tests the parts of a nested field; this field is none.",
    message: (p: { field: string }) => `'${p.field}' is not a nested field`,
  },
  "kuery/nested-without-field": {
    severity: "error",
    about: "Inside braces every test names a field.",
    message: () => "A test inside braces needs a field",
  },
  "kuery/depth": {
    severity: "error",
    about: "Brackets are nested deeper than any parser should follow.",
    message: (p: { limit: number }) => `This is nested deeper than ${p.limit} levels`,
  },
  "kuery/quoted-wildcard": {
    severity: "warning",
    about: "An asterisk in quotes is an asterisk, not a wildcard.",
    message: () => "The * in quotes stands for itself: this finds an asterisk",
    hint: () =>
      "Wildcards stand in values without quotes: field: *text*, blanks and marks escaped by a backslash.",
  },
  "kuery/comma": {
    severity: "warning",
    about: "A comma in a list of values is a part of the value: values are joined by `or`.",
    message: () => "The comma is a part of the value here",
    hint: () => "Join values by or: (a or b).",
  },
  "kuery/apostrophe": {
    severity: "warning",
    about: "Apostrophes are no quotes: they are a part of the value.",
    message: () => "The apostrophes are a part of the value here",
    hint: () => "Write double quotes.",
  },
  "kuery/question-mark": {
    severity: "info",
    about: "A question mark stands for itself: the only wildcard is the asterisk.",
    message: () => "The ? stands for itself here",
    hint: () => "The only wildcard is *, which stands for any number of characters.",
  },
  "kuery/other-language": {
    severity: "warning",
    about:
      "The text reads as Kibana KQL, but looks like another language, whose words are values here.",
    message: (p: { language: string }) =>
      `This looks like ${p.language}; as Kibana KQL it means something else`,
  },
  "kuery/too-many": {
    severity: "error",
    about: "So much is wrong with the text that the rest is not shown.",
    message: (p: { limit: number }) =>
      `There are more than ${p.limit} errors; the rest is not shown`,
  },
});

export type SayKuery = Say<typeof kueryDiagnostics.forms>;
