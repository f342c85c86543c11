import { defineDiagnostics } from "../source/index.ts";

/** What can be wrong with a set of rule files, whatever their language. */
export const libraryDiagnostics = defineDiagnostics({
  "library/unknown-format": {
    severity: "warning",
    about: "A file is of no known rule format and was not read.",
    message: (p: { name: string }) => `'${p.name}' is not a rule file of a known format`,
    hint: () =>
      "Known are Sigma and Sentinel rules (.yml, .yaml), Elastic's (.toml, .ndjson, .eql, .esql, .kuery, .lucene), Splunk's (.yml, .spl, savedsearches.conf) and Kusto queries (.kql, .csl).",
  },
  "library/not-utf-8": {
    severity: "warning",
    about:
      "A rule file has bytes that are not UTF-8; what they stand for is lost, and a value with them matches nothing.",
    message: () => "There are bytes here that are not UTF-8",
    hint: () => "Save the file as UTF-8 (UTF-16 with a byte order mark is read as well).",
  },
  "library/not-a-rule": {
    severity: "warning",
    about: "A YAML document holds no rule: it has none of the keys that make one.",
    message: () => "This is not a rule: it has no 'detection', 'correlation' or 'filter'",
  },
  "library/transformations": {
    severity: "warning",
    about:
      "Of Sigma's processing pipelines the values of placeholders are taken, and nothing else.",
    message: () => "What this pipeline transforms stays as it is: only its 'vars' are taken",
  },
  "library/no-rules": {
    severity: "warning",
    about: "A rule file is empty.",
    message: () => "The file holds no rules",
  },
  "library/duplicate-id": {
    severity: "warning",
    about: "Two detections have the same id; both are loaded, and references mean the first.",
    message: (p: { id: string; first: string }) => `The id '${p.id}' is already used in ${p.first}`,
  },
});
