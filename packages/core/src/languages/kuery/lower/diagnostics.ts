import { defineDiagnostics } from "../../../source/index.ts";
import type { Say } from "../../text/index.ts";

/** What can be wrong with what a query in Kibana KQL says, where its text is well formed. */
export const kueryLoweringDiagnostics = defineDiagnostics({
  "kuery/field-pattern": {
    severity: "error",
    about: "A field is named by a pattern; which fields that are depends on an index.",
    message: (p: { field: string }) =>
      `Fields named by a pattern, as '${p.field}', are not supported`,
    hint: () => "Name the fields, and join the tests by or.",
  },
  "kuery/nested": {
    severity: "error",
    about: "Groups in braces test the objects of a nested field; events have none.",
    message: () => "Nested fields are not supported",
  },
});

export type SayKueryLowering = Say<typeof kueryLoweringDiagnostics.forms>;
