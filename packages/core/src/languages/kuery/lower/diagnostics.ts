import { defineDiagnostics } from "../../../source/index.ts";
import type { Say } from "../../text/index.ts";

/** What can be wrong with what a query in Kibana KQL says, where its text is well formed. */
export const kueryLoweringDiagnostics = defineDiagnostics({
  "kuery/date": {
    severity: "error",
    about: "What a field of times is compared with is no date.",
    message: (p: { text: string }) => `'${p.text}' is no date`,
    hint: () => 'Write 2026-01-31, "2026-01-31T10:00:00Z", or a part of it.',
  },
  "kuery/relative-date": {
    severity: "error",
    about: "A time goes by the present, and nothing says what that is for these logs.",
    message: (p: { text: string }) => `What 'now' is has to be said for '${p.text}'`,
    hint: () =>
      "A hunt goes by the newest event, or by what --now says; elsewhere write the time out.",
  },
});

export type SayKueryLowering = Say<typeof kueryLoweringDiagnostics.forms>;
