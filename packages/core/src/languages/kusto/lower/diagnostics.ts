import { defineDiagnostics, nearest } from "../../../source/index.ts";
import type { Say } from "../../text/index.ts";
import { scalarForms } from "./scalar/diagnostics.ts";
import { tabularForms } from "./tabular-diagnostics.ts";

/** What can be wrong with what a Kusto query says, where its text is well formed. */
export const kustoLoweringDiagnostics = defineDiagnostics({
  ...scalarForms,
  ...tabularForms,
  "kusto/unknown-name": {
    severity: "error",
    about: "A name is no column of the rows at hand, and nothing else that is known.",
    message: (p: { name: string; known: readonly string[] }) =>
      `There is no column, table or variable '${p.name}' here`,
    hint: ({ name, known }) => {
      const near = nearest(name, known);
      return near === undefined ? undefined : `Did you mean '${near}'?`;
    },
  },
});

export type SayLowering = Say<typeof kustoLoweringDiagnostics.forms>;

/** The name that a diagnostic is about. */
export function nameIn(payload: unknown): string {
  return typeof payload === "object" && payload !== null && "name" in payload
    ? String(payload.name)
    : "";
}
