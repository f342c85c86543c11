import type { Expr, Query, SortKey } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { Command, SortField } from "../../syntax.ts";
import { fieldOf, refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import type { Rows } from "../rows.ts";
import { asNumber, asText, column, isNothing, isNumeric, keyOf } from "../values.ts";
import { lowerStats } from "./stats.ts";
import { reversed } from "./streams.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/** Values that are numbers are ordered as such, and before texts. */
export function sortKeys(
  fields: readonly SortField[],
  rows: Rows,
  lowering: Lowering,
  span: Span,
): readonly SortKey[] {
  return fields.flatMap(({ field, descending }): readonly SortKey[] => {
    const value = fieldOf(field, rows, lowering, span);
    if (isNothing(value)) return [];
    const direction = descending ? "descending" : "ascending";
    const key = (by: Expr): SortKey => ({ by, direction, nulls: "last" });
    return isNumeric(value) ? [key(value)] : [key(asNumber(value)), key(asText(value))];
  });
}

export function lowerSort({ count, keys, span }: Of<"sort">, rows: Rows, lowering: Lowering): void {
  rows.add({ kind: "sort", keys: sortKeys(keys, rows, lowering, span), origin: span });
  if (count > 0) rows.add({ kind: "take", count });
}

/** Keeps the first rows of each combination of values; rows without one of them are left out. */
export function lowerDedup(
  { count, names, sortBy, options, span }: Of<"dedup">,
  rows: Rows,
  lowering: Lowering,
): void {
  if (options.get("consecutive")?.startsWith("t"))
    return refuse(lowering, "'dedup consecutive=true'", span);
  if (sortBy.length > 0) rows.add({ kind: "sort", keys: sortKeys(sortBy, rows, lowering, span) });
  const values = names.map((name) => fieldOf(name, rows, lowering, span));
  if (options.get("keepempty")?.startsWith("t") !== true)
    for (const value of values)
      rows.filter({ kind: "not", arg: { kind: "is-null", subject: value } });
  if (values.length === 0) return;
  const body: Query = {
    source: { kind: "handed-in", columns: rows.columns },
    steps: [{ kind: "take", count }],
  };
  rows.add({ kind: "partition", by: keyOf(values), body, origin: span });
}

export function lowerHead(
  { kind, count, where, span }: Of<"head" | "tail">,
  rows: Rows,
  lowering: Lowering,
): void {
  if (where !== undefined) return refuse(lowering, `'${kind}' with a condition`, span);
  if (kind === "tail") return reversed(rows, count);
  rows.add({ kind: "take", count, origin: span });
}

/** The most or least frequent combinations of values. */
export function lowerTop(
  { kind, names, by, options, span }: Of<"top" | "rare">,
  rows: Rows,
  lowering: Lowering,
): void {
  if (by.length > 0) return refuse(lowering, `'${kind}' with 'by'`, span);
  const counted = options.get("countfield") ?? "count";
  lowerStats(
    [{ function: "count", as: counted, text: "count", span }],
    names,
    rows,
    lowering,
    span,
  );
  const direction = kind === "top" ? "descending" : "ascending";
  rows.add({ kind: "sort", keys: [{ by: column(counted, "long"), direction, nulls: "last" }] });
  const limit = Number(options.get("limit") ?? "10");
  if (limit > 0) rows.add({ kind: "take", count: limit });
}
