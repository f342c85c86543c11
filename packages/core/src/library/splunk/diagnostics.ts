import { defineDiagnostics } from "../../source/index.ts";

/** What can be wrong with rule files of Splunk's, beside the search itself. */
export const splunkRuleDiagnostics = defineDiagnostics({
  "splunk-rule/no-search": {
    severity: "error",
    about: "A rule has no search, or one that is no text.",
    message: () => "The rule has no 'search'",
  },
  "splunk-rule/not-a-map": {
    severity: "error",
    about: "A rule file in YAML is not a map of attributes.",
    message: () => "A rule is a map of attributes such as 'name' and 'search'",
  },
  "splunk-rule/open-columns": {
    severity: "error",
    about:
      "The columns of a search depend on the data (chart, xyseries): it runs in hunt, not in a scan.",
    message: () => "Which columns this makes depends on the data, which a scan reads once",
    hint: () => "Leave out the field that becomes columns, or run the search with `telltale hunt`.",
  },
  "splunk-rule/partial": {
    severity: "warning",
    about: "A search asks for something outside the logs, such as a lookup: it runs without.",
    message: (p: { what: string }) => `${p.what} is not here: the rule runs without it`,
  },
  "splunk-rule/lookup-row": {
    severity: "warning",
    about: "A row of a lookup's file has more or fewer cells than its header.",
    message: (p: { here: number; wanted: number }) =>
      `A row of ${p.here} cell(s) under a header of ${p.wanted}: what is missing is empty`,
  },
  "splunk-rule/lookup-column": {
    severity: "warning",
    about: "A column of a lookup's file has no name, or that of another: it is left out.",
    message: (p: { name: string }) =>
      p.name === "" ? "A column has no name" : `There is another column '${p.name}' before`,
  },
  "splunk-rule/no-channels": {
    severity: "warning",
    about: "A stanza of sources.conf does not say which channels its name stands for.",
    message: (p: { name: string }) => `'${p.name}' stands for no channels: nothing is found in it`,
    hint: () => "Say which: channels = Security, System; or channels = * for all.",
  },
  "splunk-rule/setting": {
    severity: "warning",
    about: "A line of a .conf file is neither a stanza nor a setting.",
    message: () => "This is neither a [stanza] nor a setting 'name = value'",
  },
});
