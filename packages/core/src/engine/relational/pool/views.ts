import { number, text } from "../../../model/index.ts";
import type { Column, ColumnType, Expr, Query, ScalarType } from "../../../model/index.ts";
import { givenBy } from "./given.ts";
import { kindColumn } from "./layout.ts";
import type { PoolLayout } from "./layout.ts";
import type { RowShape } from "./row-plan.ts";

/** Rows of the pool that are in the same tables by the same legs. */
export type RowKind = Pick<RowShape, "legs" | "own">;

/** A table as a query over the pool. */
export interface PoolView {
  readonly query: Query;
  /** The kinds of the rows that are in it, by number. */
  readonly kinds: readonly number[];
}

/** By what name the pool's columns go. */
export const poolColumnName = (place: number): string => `c${place}`;

const placeColumn = (place: number, type: ScalarType): Expr => ({
  kind: "field",
  vocabulary: "column",
  name: poolColumnName(place),
  type,
});

/**
 * The tables of a layout, in its order, over a pool that holds rows of these kinds (the first cell of a row is the
 * number of its kind) in these columns.
 */
export function poolViews(
  layout: PoolLayout,
  kinds: readonly RowKind[],
  pool: { readonly vocabulary: string; readonly name: string },
  held: ReadonlySet<number>,
): readonly PoolView[] {
  const columns = layout.types.flatMap((type, place): readonly ColumnType[] =>
    held.has(place) ? [{ name: poolColumnName(place), type }] : [],
  );
  const events = layout.tables.length - 1;
  return layout.tables.map((table, number) => {
    const rows = kinds.flatMap((kind, at): readonly KindRows[] => {
      if (kind.own === number) return [{ kind: at, own: true }];
      const leg = kind.legs.find((one) => layout.legs[one]?.table === number);
      return leg === undefined ? [] : [{ kind: at, leg }];
    });
    const valueOf = (column: ColumnType, at: number, row: KindRows): Expr => {
      const { name, type } = column;
      if ("own" in row) return heldColumn(table.own + at, type);
      const source = layout.legs[row.leg]?.leg.columns.get(name);
      const given = source && givenBy(source, column, table.lookedUp.has(name));
      if (given !== undefined) return overPool(given);
      // Where the leg has nothing for the column, its place is null too.
      const place = table.shared.get(name);
      return place === undefined ? missing(type) : heldColumn(place, type);
    };
    const heldColumn = (place: number, type: ScalarType) =>
      held.has(place) ? placeColumn(place, type) : missing(type);
    const overPool = (expr: Expr): Expr => {
      if (expr.kind === "call") return { ...expr, args: expr.args.map(overPool) };
      if (expr.kind !== "field") return expr;
      const place = layout.tables[events]?.shared.get(expr.name) ?? -1;
      return heldColumn(place, expr.type ?? "string");
    };
    const query: Query = {
      source: { kind: "table", ...pool, columns },
      steps: [
        { kind: "filter", where: isOfKinds(rows.map(({ kind }) => kind)) },
        {
          kind: "project",
          columns: table.columns.map((column, at): Column => ({
            name: column.name,
            value: united(
              column.type,
              rows.map((row) => [row.kind, valueOf(column, at, row)]),
            ),
          })),
        },
      ],
      missingText: "empty",
    };
    return { query, kinds: rows.map(({ kind }) => kind) };
  });
}

/** A kind of which rows are in a table: by a leg, or as rows of its own. */
type KindRows =
  | { readonly kind: number; readonly leg: number }
  | { readonly kind: number; readonly own: true };

/** What a column without a value holds. */
function missing(type: ScalarType): Expr {
  return type === "string"
    ? { kind: "literal", value: text("") }
    : { kind: "literal", value: { kind: "null" }, type };
}

/** A column of which each kind of rows has another value. */
function united(type: ScalarType, values: readonly (readonly [number, Expr])[]): Expr {
  const groups = [...Map.groupBy(values, ([, value]) => JSON.stringify(value)).values()];
  // A place in the pool goes without a test: filters over it are the database's to push down.
  const plain = groups.find(([first]) => first?.[1].kind === "field") ?? groups[0];
  const otherwise = plain?.[0]?.[1] ?? missing(type);
  const branches = groups.flatMap((members) =>
    members === plain || members[0] === undefined
      ? []
      : [{ when: isOfKinds(members.map(([kind]) => kind)), then: members[0][1] }],
  );
  return branches.length === 0 ? otherwise : { kind: "case", branches, otherwise, type };
}

function isOfKinds(kinds: readonly number[]): Expr {
  return {
    kind: "compare",
    operator: "eq",
    left: placeColumn(kindColumn, "long"),
    right: { kind: "literal", value: { kind: "list", items: kinds.map(number) } },
    as: "number",
    caseRule: "sensitive",
    quantifier: "any",
  };
}
