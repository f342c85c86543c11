import { defineDiagnostics } from "../../../source/index.ts";
import type { Say } from "../../text/index.ts";

/** What can be wrong with what a query string of Lucene says, where its text is well formed. */
export const luceneLoweringDiagnostics = defineDiagnostics({
  "lucene/regex": {
    severity: "error",
    about: "A regular expression uses what the engine does not have.",
    message: (p: { reason: string }) => `This regular expression cannot be run: ${p.reason}`,
  },
  "lucene/approximate": {
    severity: "warning",
    about: "Words that are only similar, and words that stand only near each other, are not found.",
    message: (p: { quoted: boolean }) =>
      p.quoted
        ? "Only these words one right behind the other are found"
        : "Only the word itself is found, not similar ones",
  },
  "lucene/range-without-field": {
    severity: "error",
    about: "A range is of the values of a field.",
    message: () => "This needs a field before it",
  },
  "lucene/date-math": {
    severity: "error",
    about: "Times that go by the present mean nothing for logs of another time.",
    message: () => "Times relative to now are not supported",
    hint: () => "Write the time out, or leave it to --since and --until.",
  },
});

export type SayLuceneLowering = Say<typeof luceneLoweringDiagnostics.forms>;
