import { defineDiagnostics } from "../../../source/index.ts";
import type { Say } from "../../text/index.ts";

/** What can be wrong with what a query in Kibana KQL says, where its text is well formed. */
export const kueryLoweringDiagnostics = defineDiagnostics({
  "kuery/nested": {
    severity: "error",
    about: "Groups in braces test the objects of a nested field; events have none.",
    message: () => "Nested fields are not supported",
  },
});

export type SayKueryLowering = Say<typeof kueryLoweringDiagnostics.forms>;
