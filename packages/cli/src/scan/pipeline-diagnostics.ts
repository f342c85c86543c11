import { defineDiagnostics } from "@telltale/core/source";

/** Why a rule over tables was not run, or not as its product runs it. */
export const pipelineDiagnostics = defineDiagnostics({
  "scan/no-table": {
    severity: "warning",
    about:
      "A rule reads a table that Windows logs do not supply, and the input has no such records.",
    message: (p: { tables: readonly string[] }) =>
      `cannot run: the input has nothing for ${p.tables.length === 1 ? "the table" : "the tables"} ${p.tables.join(", ")}`,
  },
  "scan/pipeline-failed": {
    severity: "warning",
    about: "The query of a rule could not be run to its end.",
    message: (p: { message: string }) => `cannot run: ${p.message}`,
  },
});
