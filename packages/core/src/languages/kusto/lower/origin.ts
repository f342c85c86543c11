import type { Span } from "../../../source/index.ts";

/**
 * A copy of a query or an expression whose origins are all `span`: what comes from a stored function is, in the
 * text at hand, where that is called. Queries that occur twice stay one object; those in `kept` stay as they are.
 */
export function reoriginated<T extends object>(node: T, span: Span, kept: readonly object[]): T {
  const copies = new Map<object, unknown>(kept.map((object) => [object, object]));
  const copy = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    const fresh: unknown = Array.isArray(value)
      ? value.map(copy)
      : Object.fromEntries(
          Object.entries(value).map(([key, part]) => [key, key === "origin" ? span : copy(part)]),
        );
    copies.set(value, fresh);
    return fresh;
  };
  return copy(node) as T;
}
