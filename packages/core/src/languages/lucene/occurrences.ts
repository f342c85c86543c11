import type { LuceneClause } from "./syntax.ts";

/** What a clause has to do with a match. */
export type Occurrence = "must" | "may" | "must-not";

/**
 * What becomes of clauses that stand one behind the other. `AND` makes both its neighbors have to match, save one that
 * must not; `OR`, and nothing, leave things as they are. Source: Lucene's classic query parser with OR as its default
 * (https://lucene.apache.org/core/9_0_0/queryparser/org/apache/lucene/queryparser/classic/package-summary.html).
 */
export function occurrencesOf(clauses: readonly LuceneClause[]): readonly Occurrence[] {
  return clauses.map(({ joint, mark }, number) => {
    if (mark === "prohibited") return "must-not";
    const isJoined = joint === "and" || clauses[number + 1]?.joint === "and";
    return mark === "required" || isJoined ? "must" : "may";
  });
}
