import { defineDiagnostics } from "../../source/index.ts";

/** What can be said of a page with queries, beside the queries themselves. */
export const markdownDiagnostics = defineDiagnostics({
  "markdown/no-query": {
    severity: "warning",
    about: "A page in Markdown has no query in a fence or in backticks.",
    message: () => "The page holds no query",
  },
  "markdown/not-read": {
    severity: "warning",
    about: "A query of a page is in a language that is not read yet.",
    message: (p: { language: string }) => `Queries in ${p.language} are not read yet`,
  },
});
