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
  return order === undefined ? after : { ...after, order };
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
