import { and, isTrue, mapExpr, or } from "../../../model/index.ts";
import type { Expr, MatchExpr } from "../../../model/index.ts";
import { fitsName } from "./patterns.ts";
import { fieldOf } from "./scope.ts";
import type { EsqlColumn, Scope } from "./scope.ts";
import { call, literalText } from "./types.ts";
import type { EsqlFields, Lowering } from "./types.ts";

/**
 * A condition over fields of ECS as one over the columns of rows. Tests of a column that may have several values hold
 * if they hold of any of them.
 */
export function boundCondition(condition: Expr, { scope, fields }: Lowering): Expr {
  const several = new Map<string, EsqlColumn>();
  const bound = mapExpr(ofEachField(condition, scope, fields), (node) => {
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

/** A test of all fields whose names fit one with wildcards, as tests of each of them. */
function ofEachField(condition: Expr, scope: Scope, fields: EsqlFields): Expr {
  return mapExpr(condition, (node) => {
    const subject = "subject" in node ? node.subject : undefined;
    if (subject?.kind !== "field" || !subject.name.includes("*")) return node;
    const fits = fitsName(subject.name);
    const known = new Set(
      scope.columns.map(({ name }) => name).filter((name) => !name.includes("*")),
    );
    if (scope.isOpen) for (const name of fields.names()) known.add(name);
    const tests = [...known]
      .filter(fits)
      .map((name): Expr => ({ ...node, subject: { ...subject, name } }) as Expr);
    // Nothing is there of a field where nothing is there of any.
    return node.kind === "is-null" ? and(tests) : or(tests.map(isTrue));
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
