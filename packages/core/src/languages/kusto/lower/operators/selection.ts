import type { ColumnType } from "../../../../model/index.ts";
import type { Name, OrderedColumn, WildcardName } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import type { TabularLowerer } from "../session.ts";
import { standardColumns } from "../standard-columns.ts";
import { withOrderedStep } from "../steps.ts";
import { wildcardTest } from "../tables.ts";
import { onlyColumns } from "./columns.ts";
import type { LowerOperator } from "./head.ts";

/** The columns that a name or a pattern picks, in their order; none are reported. */
function picked(
  column: Name | WildcardName,
  relation: Relation,
  lowerer: TabularLowerer,
): readonly ColumnType[] {
  const text = column.kind === "name" ? column.text : column.pattern;
  const fits =
    column.kind === "name" ? (name: string) => name === text : wildcardTest(column.pattern);
  const found = relation.columns.filter(({ name }) => fits(name));
  if (found.length === 0) {
    const known = relation.columns.map(({ name }) => name);
    lowerer.say("kusto/unknown-column", { name: text, known }, column.span);
  }
  return found;
}

export const lowerProjectAway: LowerOperator<"project-away" | "project-keep"> = (
  operator,
  relation,
  _scope,
  lowerer,
) => {
  const chosen = new Set(
    operator.columns.flatMap((column) => picked(column, relation, lowerer)).map(({ name }) => name),
  );
  if (operator.kind === "project-away") {
    const step = { kind: "project-away", names: [...chosen], origin: operator.span } as const;
    return withOrderedStep(relation, step);
  }
  const kept = relation.columns.filter(({ name }) => chosen.has(name));
  const step = { kind: "project", columns: onlyColumns(kept), origin: operator.span } as const;
  return withOrderedStep(relation, step);
};

export const lowerProjectReorder: LowerOperator<"project-reorder"> = (
  operator,
  relation,
  _scope,
  lowerer,
) => {
  const chosen = new Map<string, ColumnType>();
  for (const { column, order } of operator.columns) {
    const isAgain = column.kind === "name" && chosen.has(column.text);
    if (isAgain) lowerer.say("kusto/duplicate-column", { name: column.text }, column.span);
    for (const found of sorted(picked(column, relation, lowerer), order)) {
      if (!chosen.has(found.name)) chosen.set(found.name, found);
    }
  }
  const rest = relation.columns.filter(({ name }) => !chosen.has(name));
  const columns = onlyColumns([...chosen.values(), ...rest]);
  return withOrderedStep(relation, { kind: "project", columns, origin: operator.span });
};

function sorted(
  columns: readonly ColumnType[],
  order: OrderedColumn["order"],
): readonly ColumnType[] {
  if (order === undefined) return columns;
  // "Granny" order takes runs of digits for numbers.
  const numeric = order.startsWith("granny");
  const collator = new Intl.Collator("en", { numeric });
  const ascending = columns.toSorted((a, b) => collator.compare(a.name, b.name));
  return order.endsWith("desc") ? ascending.toReversed() : ascending;
}

export const lowerProjectRename: LowerOperator<"project-rename"> = (
  operator,
  relation,
  _scope,
  lowerer,
) => {
  const names: { from: string; to: string }[] = [];
  for (const { names: given, value, span } of operator.columns) {
    const [to] = given;
    if (to === undefined) lowerer.say("kusto/wanted-rename", {}, span);
    else if (value.kind !== "name") lowerer.say("kusto/wanted-column", {}, value.span);
    else if (picked(value, relation, lowerer).length > 0) {
      names.push({ from: value.text, to: to.text });
    }
  }
  // What is only there because a name is spoken of, and behind this operator, is not there after all.
  const isAssumed = (name: string) =>
    lowerer.session.assumed.has(name) || standardColumns.some((column) => column.name === name);
  const wrong: string[] = [];
  for (const { to } of names) {
    if (!relation.columns.some(({ name }) => name === to)) continue;
    if (isAssumed(to)) wrong.push(to);
    else lowerer.say("kusto/duplicate-column", { name: to }, operator.span);
  }
  const before =
    wrong.length === 0
      ? relation
      : withOrderedStep(relation, { kind: "project-away", names: wrong });
  return withOrderedStep(before, { kind: "rename", names, origin: operator.span });
};
