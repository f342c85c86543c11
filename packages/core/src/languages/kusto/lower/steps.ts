import type {
  ColumnType,
  Expr,
  FieldExpr,
  ScalarType,
  Source,
  Step,
  Value,
} from "../../../model/index.ts";
import { columnsAfter, columnsOf, nullValue, text } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { Relation } from "./lowerer.ts";

/** The rows of a source, as they are. */
export function relationOf(source: Source): Relation {
  const query = { source, steps: [], missingText: "empty" } as const;
  return { query, columns: columnsOf(query) };
}

/** What stands for rows that could not be lowered; nothing more is said about what is done with it. */
export const brokenRelation: Relation = {
  ...relationOf({ kind: "inline", columns: [], rows: [] }),
  broken: true,
};

/** The relation after one more step. Whether its rows have an order is the caller's to say. */
export function withStep(relation: Relation, step: Step): Relation {
  const { query, broken } = relation;
  return {
    query: { ...query, steps: [...query.steps, step] },
    columns: columnsAfter(relation.columns, step),
    ...(broken === true ? { broken } : {}),
  };
}

/** The same, where the step leaves the rows in the order they had. */
export function withOrderedStep(relation: Relation, step: Step): Relation {
  const after = withStep(relation, step);
  const { order } = relation;
  if (order === undefined) return after;
  const kept = keptColumns(after.columns, step);
  const isKnown = order.every(({ by }) => by.kind === "field" && kept.has(by.name));
  // The order stays where its keys are gone, but nothing tells it any more.
  return { ...after, order: isKnown ? order : [] };
}

/** The columns after a step that hold what columns of the same names held before it. */
function keptColumns(after: readonly ColumnType[], step: Step): ReadonlySet<string> {
  const kept = new Set(after.map(({ name }) => name));
  for (const name of changedBy(step)) kept.delete(name);
  return kept;
}

function changedBy(step: Step): readonly string[] {
  switch (step.kind) {
    case "extend":
    case "project":
      return step.columns.flatMap(({ name, value }) =>
        value.kind === "field" && value.name === name ? [] : [name],
      );
    case "rename":
      return step.names.map(({ to }) => to);
    case "parse":
      return step.parts.flatMap((part) => (part.kind === "column" ? [part.column.name] : []));
    case "expand":
    case "parse-pairs":
    case "window":
      return step.columns.map(({ name }) => name);
    default:
      return [];
  }
}

/** A column of the rows at hand. */
export function columnExpr({ name, type }: ColumnType, origin?: Span): FieldExpr {
  return {
    kind: "field",
    vocabulary: "column",
    name,
    type,
    ...(origin === undefined ? {} : { origin }),
  };
}

/** What a column holds in rows that lack it: the empty text, for texts are never null, or null. */
export function missingValue(type: ScalarType): Value {
  return type === "string" ? text("") : nullValue;
}

export function missingLiteral(type: ScalarType): Expr {
  return { kind: "literal", value: missingValue(type), type };
}
