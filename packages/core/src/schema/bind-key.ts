import { mapExpr, text } from "../model/index.ts";
import type { Expr } from "../model/index.ts";
import type { BoundFilter } from "./bind.ts";
import { rawNames } from "./field-source.ts";
import { rawField } from "./raw-test.ts";
import { findClass } from "./resolve.ts";
import { fieldLookup } from "./substitute.ts";
import { translateValue } from "./translate.ts";

/**
 * A group key or other value of a query, for the events of one of its bound filters. Where the event
 * writes the value in another form, that form serves: keys are only compared with each other.
 */
export function bindKey(key: Expr, bound: Pick<BoundFilter, "classes">): Expr {
  const eventClass = findClass(bound.classes[0] ?? "");
  const lookup = eventClass === undefined ? undefined : fieldLookup(eventClass);
  return mapExpr(key, (node) => {
    if (node.kind !== "field" || node.vocabulary !== "sigma") return node;
    if (lookup === undefined) return { ...node, vocabulary: "raw" };
    const source = lookup(node.name);
    if (source === undefined) return { kind: "unknown", missing: node.name };
    return translateValue(source) ?? joined(rawNames(source));
  });
}

function joined(names: readonly string[]): Expr {
  const separator: Expr = { kind: "literal", value: text("\\") };
  const args = names.flatMap((name, at): Expr[] =>
    at === 0 ? [rawField(name)] : [separator, rawField(name)],
  );
  return args.length === 1 ? rawField(names[0] ?? "") : { kind: "call", function: "concat", args };
}
