import type { Query } from "@telltale/core/model";

/** The queries that are read in more than one place, those within them left aside. */
export function sharedQueries(query: Query): ReadonlySet<Query> {
  const seen = new Set<Query>();
  const shared = new Set<Query>();
  // Queries stand in sources, steps and expressions: their data is searched as a whole.
  const search = (value: unknown) => {
    if (typeof value !== "object" || value === null) return;
    if (isQuery(value)) {
      if (seen.has(value)) shared.add(value);
      if (seen.has(value)) return;
      seen.add(value);
    }
    for (const part of Object.values(value)) search(part);
  };
  search(query);
  return shared;
}

function isQuery(value: object): value is Query {
  return "source" in value && "steps" in value;
}
