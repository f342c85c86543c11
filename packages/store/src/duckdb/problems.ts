import type { StoreProblem, StoreProblemReason } from "../store.ts";

interface Known {
  readonly when: RegExp;
  readonly reason: StoreProblemReason;
  readonly message: (match: RegExpExecArray) => string;
}

/** What the database may rightly complain of. Everything else is a mistake of ours. */
const known: readonly Known[] = [
  {
    when: /^Out of Memory Error/i,
    reason: "memory",
    message: () => "the query needs more memory than it may take",
  },
  {
    when: /^INTERRUPT Error|Interrupted!/i,
    reason: "interrupted",
    message: () => "the query was interrupted",
  },
  {
    when: /^Invalid Input Error: ((?:missing|unexpected|bad|invalid|no argument for|trailing|pattern too|unmatched|unterminated|regex)\b.*)/i,
    reason: "refused",
    message: ([, detail = ""]) => `a regular expression cannot be run here: ${detail}`,
  },
  {
    when: /Maximum recursion depth exceeded|max_expression_depth|Max expression depth/i,
    reason: "refused",
    message: () => "the query is nested too deeply",
  },
];

/** An error of the database as a problem with the query. */
export function problemOf(error: unknown, sql: string): StoreProblem {
  const text = error instanceof Error ? error.message : String(error);
  for (const { when, reason, message } of known) {
    const match = when.exec(text);
    if (match !== null) return { kind: "problem", reason, message: message(match) };
  }
  const [line = ""] = text.split("\n");
  return {
    kind: "problem",
    reason: "failed",
    message: `the database did not take what the query comes to, which is a mistake of ours: ${line}`,
    sql,
  };
}
