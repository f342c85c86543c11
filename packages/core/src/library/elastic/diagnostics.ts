import { defineDiagnostics } from "../../source/index.ts";

/** What can be wrong with Elastic's rule files, beside the query itself. */
export const elasticRuleDiagnostics = defineDiagnostics({
  "elastic-rule/toml": {
    severity: "error",
    about: "The file is not well-formed TOML.",
    message: (p: { reason: string }) => `This is not well-formed TOML: ${p.reason}`,
  },
  "elastic-rule/json": {
    severity: "error",
    about: "A line of an export is not well-formed JSON.",
    message: (p: { reason: string }) => `This line is not well-formed JSON: ${p.reason}`,
  },
  "elastic-rule/no-rule": {
    severity: "warning",
    about: "A TOML file has no rule in it, nor a hunt.",
    message: () => "The file has no [rule] and no [hunt]",
  },
  "elastic-rule/no-query": {
    severity: "error",
    about: "A rule has no query, or one that is no text.",
    message: (p: { type: string }) => `A rule of the type '${p.type}' needs a query`,
  },
  "elastic-rule/not-run": {
    severity: "warning",
    about: "A rule is of a kind that cannot be run, or not yet.",
    message: (p: { reason: string }) => `cannot run: ${p.reason}`,
  },
  "elastic-rule/not-applied": {
    severity: "info",
    about:
      "A rule has what spares alerts in Kibana (suppression, exceptions): here every hit is reported.",
    message: (p: { name: string; meaning: string }) =>
      `'${p.name}' is kept and not applied: ${p.meaning}`,
  },
  "elastic-rule/form": {
    severity: "warning",
    about: "An attribute of a rule has another form than the schema gives it.",
    message: (p: { name: string; wanted: string }) => `'${p.name}' should be ${p.wanted}`,
  },
});
