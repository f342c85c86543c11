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
  "lucene/date": {
    severity: "error",
    about: "What a field of times is compared with is no date.",
    message: (p: { text: string }) => `'${p.text}' is no date`,
    hint: () => 'Write 2026-01-31, "2026-01-31T10:00:00Z", or a part of it.',
  },
  "lucene/relative-date": {
    severity: "error",
    about: "A time goes by the present, and nothing says what that is for these logs.",
    message: (p: { text: string }) => `What 'now' is has to be said for '${p.text}'`,
    hint: () =>
      "A hunt goes by the newest event, or by what --now says; elsewhere write the time out.",
  },
});

export type SayLuceneLowering = Say<typeof luceneLoweringDiagnostics.forms>;
