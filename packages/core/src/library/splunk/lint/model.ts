import type { Command, SearchExpr } from "../../../languages/spl/index.ts";
import { modelFields } from "../../../schema/cim/index.ts";
import { editDistance, nearest } from "../../../source/index.ts";

/** Names that are further apart than this are of different fields. */
const mostEdits = 2;

export interface UnknownField {
  readonly dataset: string;
  readonly field: string;
  readonly near: string | undefined;
}

/** What `tstats` asks of a dataset that its data model does not have. */
export function unknownModelFields({
  dataModel,
  where,
  by,
  aggregations,
}: Extract<Command, { kind: "tstats" }>): readonly UnknownField[] {
  const known = dataModel === undefined ? undefined : modelFields(dataModel);
  if (dataModel === undefined || known === undefined) return [];
  const asked = new Set([
    ...fieldsIn(where),
    ...by,
    ...aggregations.flatMap(({ field }) => field ?? []),
  ]);
  return [...asked]
    .filter((field) => !known.has(field) && !/[*{}]|^_/.test(field))
    .map((field) => {
      const like = nearest(field, known.names);
      const isNear = like !== undefined && editDistance(field, like) <= mostEdits;
      return { dataset: dataModel.replaceAll('"', ""), field, near: isNear ? like : undefined };
    });
}

function fieldsIn(expr: SearchExpr | undefined): readonly string[] {
  switch (expr?.kind) {
    case "and":
    case "or":
      return expr.args.flatMap(fieldsIn);
    case "not":
      return fieldsIn(expr.arg);
    case "comparison":
    case "in":
      return [expr.field];
    default:
      return [];
  }
}
