import type { Query, TableSource } from "@telltale/core/model";

/** A query with no rows in the place of some tables. */
export function emptied(query: Query, isMissing: (table: TableSource) => boolean): Query {
  // Queries refer to the same query in several places, and stores run it once: sharing is kept.
  const done = new Map<object, unknown>();
  const visit = (node: unknown): unknown => {
    if (node === null || typeof node !== "object") return node;
    const known = done.get(node);
    if (known !== undefined) return known;
    const changed =
      isTable(node) && isMissing(node)
        ? { kind: "inline", columns: node.columns, rows: [] }
        : Array.isArray(node)
          ? shared(node, node.map(visit))
          : rebuilt(node, visit);
    done.set(node, changed);
    return changed;
  };
  return visit(query) as Query;
}

function isTable(node: object): node is TableSource {
  return "kind" in node && node.kind === "table" && "vocabulary" in node;
}

function rebuilt(node: object, visit: (node: unknown) => unknown): object {
  const entries = Object.entries(node);
  const values = entries.map(([, value]) => visit(value));
  if (values.every((value, i) => value === entries[i]?.[1])) return node;
  return Object.fromEntries(entries.map(([name], i) => [name, values[i]]));
}

function shared(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((item, i) => item === before[i]) ? before : after;
}
