import type { WindowColumn } from "../../../../model/index.ts";
import { walkExpr } from "../../../../model/index.ts";
import type { Relation } from "../lowerer.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { columnExpr, withOrderedStep } from "../steps.ts";

/** The scope of expressions over rows, and what window functions in them ask for. */
export interface RowScope {
  readonly scope: Scope;
  /** The rows with the columns that the window functions met so far need. */
  rows(): Relation;
  /** Their names, to be dropped when the step is done. */
  hidden(): readonly string[];
}

/** Opens the rows of a relation to expressions. Window functions have a meaning where its rows have an order. */
export function rowScope(relation: Relation, scope: Scope, lowerer: TabularLowerer): RowScope {
  const groups: WindowColumn[][] = [];
  const names = new Set<string>();
  const window = (column: Omit<WindowColumn, "name">) => {
    const name = lowerer.fresh("window");
    const last = groups.at(-1);
    // What speaks of another window column must come in a step after it.
    if (last === undefined || refersTo(column, last)) groups.push([{ ...column, name }]);
    else last.push({ ...column, name });
    names.add(name);
    return columnExpr({ name, type: column.type });
  };
  const { columns, order } = relation;
  const { names: known } = scope;
  const base: Scope = { columns, rows: new Map(), names: known };
  return {
    scope: order === undefined ? base : { ...base, window },
    rows: () =>
      groups.reduce(
        (rows, group) =>
          withOrderedStep(rows, { kind: "window", order: order ?? [], columns: group }),
        relation,
      ),
    hidden: () => [...names],
  };
}

function refersTo({ args }: Omit<WindowColumn, "name">, columns: readonly WindowColumn[]): boolean {
  let found = false;
  for (const arg of args) {
    walkExpr(arg, (expr) => {
      if (expr.kind !== "field") return;
      found ||= columns.some(({ name }) => name === expr.name);
    });
  }
  return found;
}

/** Drops the columns that only window functions needed. */
export function withoutHidden(relation: Relation, rows: RowScope): Relation {
  const names = rows.hidden();
  return names.length === 0 ? relation : withOrderedStep(relation, { kind: "project-away", names });
}
