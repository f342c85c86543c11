import type { Column, ColumnType, Expr, OpenQuestion } from "../../../../model/index.ts";
import type { Relation } from "../lowerer.ts";
import type { TabularLowerer } from "../session.ts";
import { withStep } from "../steps.ts";
import { typeOfName } from "../types.ts";
import type { OperatorOf } from "./head.ts";

type Evaluate = OperatorOf<"evaluate">;

/** What the plugin's schema declares: columns, and whether those of the rows stay. */
export function declared({ schema }: Evaluate) {
  if (schema === undefined) return undefined;
  const columns = schema.flatMap((part): readonly ColumnType[] =>
    "kind" in part ? [] : [{ name: part.name.text, type: typeOfName(part.type) }],
  );
  return { columns, keepsOthers: schema.some((part) => "kind" in part) };
}

/** Asks the data for columns; undefined while there is no answer. */
export function ask(
  kind: OpenQuestion["kind"],
  operator: Evaluate,
  relation: Relation,
  value: Expr,
  { session }: TabularLowerer,
): readonly ColumnType[] | undefined {
  const place = String(operator.span.start);
  const count = session.checking ? 0 : (session.asked.get(place) ?? 0);
  const key = `${place}#${count}`;
  if (!session.checking) session.asked.set(place, count + 1);
  const answer = session.answers.get(key);
  if (answer !== undefined) return answer;
  if (!session.checking && relation.broken !== true) {
    const column: Column = { name: "value", value };
    const { query: prefix } = withStep(relation, { kind: "project", columns: [column] });
    session.question ??= { kind, key, prefix, span: operator.span };
  }
  return undefined;
}
