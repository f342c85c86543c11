import type { Query } from "@telltale/core/model";

/** Whether what a query gives depends on the time that it is run at: `now()` and `ago()` anywhere in it. */
export function usesNow(query: Query): boolean {
  const seen = new Set<object>();
  const open: unknown[] = [query];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === null || typeof node !== "object" || seen.has(node)) continue;
    seen.add(node);
    if ("kind" in node && node.kind === "call" && "function" in node && node.function === "now")
      return true;
    for (const value of Object.values(node)) if (value !== undefined) open.push(value);
  }
  return false;
}
