import { and, literal } from "../../../model/index.ts";
import type { Expr, Query, Sequence, Step } from "../../../model/index.ts";
import type { Diagnostic, SourceText } from "../../../source/index.ts";
import { createReport } from "../../text/index.ts";
import type { ParsedEql } from "../parse/parse.ts";
import type { EqlStatement, EventQuery } from "../syntax/index.ts";
import { lowerCondition } from "./condition.ts";
import { eqlLoweringDiagnostics } from "./diagnostics.ts";
import type { FieldType } from "./scalar.ts";
import { lowerSequence } from "./sequence.ts";

export interface LoweredEql {
  /** What to look for; a query that has an error means nothing that could be run. */
  readonly logic: EqlLogic;
  readonly diagnostics: readonly Diagnostic[];
}

export type EqlLogic =
  | { readonly kind: "query"; readonly query: Query }
  | { readonly kind: "sequence"; readonly sequence: Sequence; readonly pipes: readonly Step[] };

const maxDiagnostics = 100;

/**
 * Lowers a parsed query. Fields are of the vocabulary `ecs`, the events are those of all its event classes; a category
 * becomes a test of `event.category`, or of another field that has the categories.
 */
export function lowerEql(
  { tree }: ParsedEql,
  source: SourceText,
  fieldType: FieldType = () => undefined,
  categoryField = "event.category",
): LoweredEql {
  const { diagnostics, say } = createReport(
    eqlLoweringDiagnostics,
    source,
    maxDiagnostics,
    () => {},
  );
  const lowerEvent = (query: EventQuery): Query => ({
    source: { kind: "table", vocabulary: "ecs", name: "events", columns: [] },
    steps: [
      {
        kind: "filter",
        where: whereOf(query, categoryField, lowerCondition(query.condition, say, fieldType)),
        origin: query.span,
      },
    ],
  });
  const pipes = pipesOf(tree);
  if (tree.query.kind !== "event") {
    const sequence = lowerSequence(tree.query, lowerEvent, say);
    return { logic: { kind: "sequence", sequence, pipes }, diagnostics };
  }
  const query = lowerEvent(tree.query);
  return {
    logic: { kind: "query", query: { ...query, steps: [...query.steps, ...pipes] } },
    diagnostics,
  };
}

function whereOf({ category }: EventQuery, categoryField: string, condition: Expr): Expr {
  if (category.name === undefined) return condition;
  const subject: Expr = {
    kind: "field",
    vocabulary: "ecs",
    name: categoryField,
    origin: category.span,
  };
  const isCategory: Expr = {
    kind: "match",
    subject,
    pattern: [literal(category.name)],
    caseRule: "sensitive",
    quantifier: "any",
    origin: category.span,
  };
  return and([isCategory, condition]);
}

function pipesOf({ pipes }: EqlStatement): readonly Step[] {
  return pipes.map(({ kind, count, span }) => ({
    kind: "take",
    count,
    ...(kind === "tail" ? { last: true as const } : {}),
    origin: span,
  }));
}
