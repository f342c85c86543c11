import { mapExpr } from "../../../model/index.ts";
import type { Expr, MatchExpr } from "../../../model/index.ts";
import { fieldOf } from "./scope.ts";
import type { EsqlColumn, Scope } from "./scope.ts";
import { call, literalText } from "./types.ts";

/**
 * A condition over fields of ECS as one over the columns of rows. Tests of a column that may have several values hold
 * if they hold of any of them.
 */
export function boundCondition(condition: Expr, scope: Scope): Expr {
  const several = new Map<string, EsqlColumn>();
  const bound = mapExpr(condition, (node) => {
    if (node.kind !== "field" || node.vocabulary !== "ecs") return node;
    const column = scope.find(node.name);
    if (column === undefined)
      return { kind: "literal", value: { kind: "null" }, type: "string" } as const;
    if (column.several) several.set(column.name, column);
    return fieldOf(column, node.origin);
  });
  return mapExpr(bound, (node) => {
    const isOfSeveral =
      node.kind === "match" && node.subject.kind === "field" && several.has(node.subject.name);
    return isOfSeveral ? anyFits(node) : node;
  });
}

function anyFits({ subject, pattern, caseRule, origin }: MatchExpr): Expr {
  const body = pattern
    .map((part) =>
      part.kind === "literal"
        ? part.text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
        : part.kind === "any-run"
          ? ".*"
          : ".",
    )
    .join("");
  const flags = caseRule === "insensitive" ? "(?is)" : "(?s)";
  return call("mv-any-fits", [subject, literalText(`${flags}^${body}$`)], "boolean", origin);
}
