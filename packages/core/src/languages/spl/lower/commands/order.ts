import { isTrue, not, or } from "../../../../model/index.ts";
import type { Expr, Query, SortKey } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { Command, SortField } from "../../syntax.ts";
import { fieldOf, refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import type { Rows } from "../rows.ts";
import { cases } from "../functions/function.ts";
import { isOn } from "../options.ts";
import {
  asNumber,
  asText,
  call,
  column,
  compareNumbers,
  compareTexts,
  isNothing,
  isNumeric,
  keyOf,
  numberLiteral,
  wholeLiteral,
} from "../values.ts";
import { lowerStats } from "./stats.ts";
import { former, numbered, reversed } from "./streams.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/**
 * Values that are numbers are ordered as such, and before addresses, which go before texts.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Sort
 */
export function sortKeys(
  fields: readonly SortField[],
  rows: Rows,
  lowering: Lowering,
  span: Span,
): readonly SortKey[] {
  return fields.flatMap(({ field, descending, as }): readonly SortKey[] => {
    const value = fieldOf(field, rows, lowering, span);
    if (isNothing(value)) return [];
    const direction = descending ? "descending" : "ascending";
    const key = (by: Expr): SortKey => ({ by, direction, nulls: "last" });
    if (as === "str") return [key(asText(value))];
    if (as === "num") return [key(asNumber(value))];
    if (isNumeric(value)) return [key(value)];
    const address = key(call("parse-ipv4", "long", asText(value)));
    const rest = [address, key(asText(value))];
    return as === "ip" ? rest : [key(asNumber(value)), ...rest];
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
  if (isOn(options, "keepevents", false))
    return refuse(lowering, "'dedup' that keeps the events without their values", span);
  if (sortBy.length > 0) rows.add({ kind: "sort", keys: sortKeys(sortBy, rows, lowering, span) });
  const values = names.map((name) => fieldOf(name, rows, lowering, span));
  const lacking = values.map((subject): Expr => ({ kind: "is-null", subject }));
  const isKept = isOn(options, "keepempty", false);
  if (!isKept) for (const is of lacking) rows.filter({ kind: "not", arg: is });
  if (values.length > 0) {
    const combination = keyOf(values);
    // Rows that lack a value are like no other.
    const key = isKept
      ? cases([{ when: or(lacking), then: asText(numbered(rows)) }], combination)
      : combination;
    if (isOn(options, "consecutive", false)) rows.filter(isFew(key, count, rows));
    else {
      const place = numbered(rows);
      const body: Query = {
        source: { kind: "handed-in", columns: rows.columns },
        steps: [{ kind: "take", count }],
      };
      rows.add({ kind: "partition", by: key, body, origin: span });
      // What is kept is in the order that it was in.
      rows.add({ kind: "sort", keys: [{ by: place, direction: "ascending", nulls: "last" }] });
    }
  }
}

/** Whether no more than so many rows before have the same value, without another between. */
function isFew(key: Expr, count: number, rows: Rows): Expr {
  const name = rows.helper("key");
  rows.extend({ name, value: key });
  const here = column(name, "string");
  const isOther = not(isTrue(compareTexts("eq", here, former(here, rows))));
  const place = rows.helper("of one value");
  rows.add({
    kind: "window",
    order: [],
    columns: [
      { name: place, function: "row-number", type: "long", args: [wholeLiteral(1), isOther] },
    ],
  });
  return compareNumbers("le", column(place, "long"), numberLiteral(count));
}

/** The first rows or the last; with a condition, those before the first row for which it does not hold. */
export function lowerHead(
  { kind, count, where, options, span }: Of<"head" | "tail">,
  rows: Rows,
  lowering: Lowering,
): void {
  if (kind === "tail")
    return where === undefined
      ? reversed(rows, count)
      : refuse(lowering, "'tail' with a condition", span);
  if (where !== undefined) {
    const condition = lowering.condition(where, rows);
    const goesOn = isOn(options, "null", false) ? not(isTrue(not(condition))) : isTrue(condition);
    const ends = marked(not(goesOn), rows);
    const [so, before] = ["ended", "ended before"].map((name) => rows.helper(name));
    const sum = { function: "running-sum", type: "long", args: [ends] } as const;
    rows.add({ kind: "window", order: [], columns: [{ ...sum, name: so ?? "" }] });
    const total = column(so ?? "", "long");
    rows.extend({
      name: before ?? "",
      value: { kind: "arithmetic", operator: "subtract", left: total, right: ends, type: "long" },
    });
    const last = isOn(options, "keeplast", false) ? column(before ?? "", "long") : total;
    rows.filter(compareNumbers("eq", last, numberLiteral(0)));
  }
  if (Number.isFinite(count)) rows.add({ kind: "take", count, origin: span });
}

/** 1 in rows where a test holds, else 0. */
function marked(test: Expr, rows: Rows): Expr {
  const name = rows.helper("mark");
  rows.extend({ name, value: cases([{ when: test, then: wholeLiteral(1) }], wholeLiteral(0)) });
  return column(name, "long");
}

/**
 * The most or least frequent combinations of values, of all rows or of each group of them.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Top
 */
export function lowerTop(
  { kind, names, by, options, span }: Of<"top" | "rare">,
  rows: Rows,
  lowering: Lowering,
): void {
  if (isOn(options, "useother", false))
    return refuse(lowering, `'${kind}' with a row for all others`, span);
  const counted = options.get("countfield") ?? "count";
  const shared = options.get("percentfield") ?? "percent";
  const count = { function: "count", as: counted, text: "count", span };
  lowerStats([count], [...by, ...names], rows, lowering, span);
  const keys = by.map((name) => asText(column(name, rows.type(name) ?? "string")));
  const number = column(counted, "long");
  const total = rows.helper("total");
  rows.add({
    kind: "window",
    order: [],
    by: keys,
    columns: [
      { name: total, function: "spl-sum", type: "real", args: [number], frame: { until: "end" } },
    ],
  });
  rows.extend({
    name: shared,
    value: call("spl-quotient", "real", hundredfold(number), column(total, "real")),
  });
  const sort = (key: Expr, direction: SortKey["direction"]): SortKey => ({
    by: key,
    direction,
    nulls: "last",
  });
  rows.add({
    kind: "sort",
    keys: [
      ...keys.map((key) => sort(key, "ascending")),
      sort(number, kind === "top" ? "descending" : "ascending"),
    ],
  });
  const limit = Number(options.get("limit") ?? "10");
  if (limit > 0) {
    const take = { kind: "take", count: limit } as const;
    if (keys.length === 0) rows.add(take);
    else {
      const source = { kind: "handed-in", columns: rows.columns } as const;
      rows.add({ kind: "partition", by: keyOf(keys), body: { source, steps: [take] } });
    }
  }
  if (!isOn(options, "showcount", true)) rows.remove([counted]);
  if (!isOn(options, "showperc", true)) rows.remove([shared]);
}

const hundredfold = (number: Expr): Expr => ({
  kind: "arithmetic",
  operator: "multiply",
  left: asNumber(number),
  right: numberLiteral(100),
  type: "real",
});
