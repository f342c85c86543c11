import { defineDiagnostics } from "../../source/index.ts";

/** What can be said of a page with queries, beside the queries themselves. */
export const markdownDiagnostics = defineDiagnostics({
  "markdown/no-query": {
    severity: "warning",
    about: "A page in Markdown has no query in a fence or in backticks.",
    message: () => "The page holds no query",
  },
  "markdown/unknown-word": {
    severity: "warning",
    about: "A level or status, at the head of a page or at a fence, is none that there is.",
    message: (p: {
      attribute: string;
      word: string;
      known: readonly string[];
      near: string | undefined;
    }) => `'${p.word}' is not a known value of '${p.attribute}'`,
    hint: ({ known, near }) =>
      near === undefined ? `Known are ${known.join(", ")}.` : `Did you mean '${near}'?`,
  },
});
