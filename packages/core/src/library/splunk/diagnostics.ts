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
  "splunk-rule/setting": {
    severity: "warning",
    about: "A line of a .conf file is neither a stanza nor a setting.",
    message: () => "This is neither a [stanza] nor a setting 'name = value'",
  },
});
