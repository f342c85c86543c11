import { patternShape } from "../model/index.ts";
import type { Expr } from "../model/index.ts";

/**
 * The event ids to which a filter restricts itself by testing `EventID`; undefined where it does not.
 * An event of another id can never make the filter true.
 */
export function eventIdsOf(filter: Expr): ReadonlySet<number> | undefined {
  switch (filter.kind) {
    case "named":
    case "is-true":
      return eventIdsOf(filter.arg);
    case "and":
      return intersection(filter.args);
    case "or":
      return union(filter.args);
    case "quantified":
      return filter.quantifier === "all" ? intersection(filter.args) : union(filter.args);
    case "match": {
      if (filter.subject.kind !== "field" || filter.subject.name !== "EventID") return undefined;
      const shape = patternShape(filter.pattern);
      return shape.kind === "equals" && /^\d+$/.test(shape.text)
        ? new Set([Number(shape.text)])
        : undefined;
    }
    default:
      return undefined;
  }
}

function intersection(args: readonly Expr[]): ReadonlySet<number> | undefined {
  let ids: ReadonlySet<number> | undefined;
  for (const arg of args) {
    const next = eventIdsOf(arg);
    if (next !== undefined)
      ids = ids === undefined ? next : new Set([...ids].filter((id) => next.has(id)));
  }
  return ids;
}

function union(args: readonly Expr[]): ReadonlySet<number> | undefined {
  const ids = new Set<number>();
  for (const arg of args) {
    const next = eventIdsOf(arg);
    if (next === undefined) return undefined;
    for (const id of next) ids.add(id);
  }
  return ids;
}
