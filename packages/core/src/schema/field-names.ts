import { walkExpr } from "../model/index.ts";
import type { Expr } from "../model/index.ts";
import type { EventClass } from "./event-class.ts";
import { isSystemField } from "./system-fields.ts";

/** The taxonomy fields that a filter tests, in the order of their first use. */
export function fieldNames(filter: Expr): readonly string[] {
  const names = new Set<string>();
  walkExpr(filter, (node) => {
    if (node.kind === "field" && node.vocabulary === "sigma") names.add(node.name);
  });
  return [...names];
}

/** Whether an event is known not to have a field of the taxonomy. */
export function lacksField({ fields, ownFields }: EventClass, name: string): boolean {
  if (isSystemField(name) || fields?.has(name) === true || ownFields.includes(name)) return false;
  return fields !== undefined || ownFields.length > 0;
}
