import { and, isTrue, or, typeOf } from "../../../../model/index.ts";
import type { AggregateColumn, Expr } from "../../../../model/index.ts";
import type { Command, Options } from "../../syntax.ts";
import { refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { isOn } from "../options.ts";
import type { Rows } from "../rows.ts";
import { spanSeconds } from "../time.ts";
import {
  asNumber,
  call,
  column,
  compareNumbers,
  keyOf,
  numberLiteral,
  wholeLiteral,
} from "../values.ts";
import { keysOf } from "./stats.ts";

/**
 * Events of equal fields that follow each other within some time, as one row with all their values.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Transaction
 */
export function lowerTransaction(
  { names, options, span }: Extract<Command, { kind: "transaction" }>,
  rows: Rows,
  lowering: Lowering,
): void {
  for (const name of ["keeporphans", "unifyends"])
    if (isOn(options, name, false)) return refuse(lowering, `'transaction' with '${name}'`, span);
  const most = Number(options.get("maxevents") ?? "1000");
  if (rows.type("_time") !== "datetime")
    return refuse(lowering, "'transaction' of rows without times", span);
  const keys = keysOf(names, rows, lowering, span);
  const time = column("_time", "datetime");
  const key = keyOf(keys.map(({ value }) => value));
  rows.extend({ name: "transaction key", value: key });
  const keyColumn = column("transaction key", "string");
  const ticks = (name: string): Expr => {
    const seconds = spanSeconds(options.get(name) ?? "") ?? 36_500 * 86_400;
    return { kind: "literal", value: { kind: "timespan", ticks: seconds * 1e7 } };
  };
  rows.add({
    kind: "sort",
    keys: [
      { by: keyColumn, direction: "ascending", nulls: "last" },
      { by: time, direction: "ascending", nulls: "last" },
    ],
  });
  rows.add({
    kind: "window",
    order: [],
    columns: [{ name: "former key", function: "previous", type: "string", args: [keyColumn] }],
  });
  const [starts, ends] = ["startswith", "endswith"].map((name) => {
    const text = options.get(name);
    return text === undefined ? undefined : isTrue(lowering.test(text, rows, span));
  });
  // What an event is to its transaction: a mark in a column, for windows look at columns.
  const marks = { starts: "starts transaction", ends: "ends transaction" };
  rows.extend(
    { name: marks.starts, value: markOf(starts) },
    { name: marks.ends, value: markOf(ends) },
  );
  rows.add({
    kind: "window",
    order: [],
    columns: [
      {
        name: "former end",
        function: "previous",
        type: "long",
        args: [column(marks.ends, "long")],
      },
    ],
  });
  const isMarked = (name: string): Expr =>
    compareNumbers("eq", column(name, "long"), numberLiteral(1));
  const isOther: Expr = {
    kind: "compare",
    operator: "ne",
    left: column("former key", "string"),
    right: keyColumn,
    as: "text",
    caseRule: "sensitive",
    quantifier: "any",
  };
  const begins = isTrue(or([isOther, isMarked(marks.starts), isMarked("former end")]));
  rows.add({
    kind: "window",
    order: [],
    columns: [
      {
        name: "session",
        function: "session",
        type: "datetime",
        args: [time, ticks("maxspan"), ticks("maxpause"), begins],
      },
    ],
  });
  const session = column("session", "datetime");
  // What is more than a transaction may hold begins another.
  rows.add({
    kind: "window",
    order: [],
    by: [keyColumn, session],
    columns: [{ name: "place", function: "row-number", type: "long", args: [] }],
  });
  const former = plus(column("place", "long"), -1);
  const part = call("spl-bin", "real", asNumber(former), numberLiteral(most > 0 ? most : 1e12));
  const ours = new Set([
    "_time",
    "closed_txn",
    "place",
    "eventcount",
    "duration",
    "transaction key",
    "former key",
    "session",
    "former end",
    marks.starts,
    marks.ends,
  ]);
  const merged = rows.columns.filter(({ name }) => !names.includes(name) && !ours.has(name));
  const aggregates: AggregateColumn[] = [
    { name: "_time", function: "spl-min", type: "datetime", args: [time] },
    { name: "eventcount", function: "count", type: "long", args: [] },
    ...[marks.starts, marks.ends].map((name): AggregateColumn => ({
      name,
      function: "spl-max",
      type: "long",
      args: [column(name, "long")],
    })),
    { name: "duration", function: "spl-range", type: "real", args: [asNumber(time)] },
    ...merged.map(({ name, type }): AggregateColumn => ({
      name,
      function: isListed(name, options) ? "spl-list-of-all" : "spl-values",
      type: "dynamic",
      args: [column(name, type)],
    })),
  ];
  rows.add({
    kind: "summarize",
    by: [
      ...keys.map(({ name, value }) => ({ name, value: column(name, typeOf(value)) })),
      { name: "session", value: session },
      { name: "place", value: part },
    ],
    aggregates,
    origin: span,
  });
  // Without its first or last event a transaction is not whole, and is left out if nothing else is said.
  const isWhole = and([
    ...(starts === undefined ? [] : [isMarked(marks.starts)]),
    ...(ends === undefined ? [] : [isMarked(marks.ends)]),
  ]);
  // Seconds since 1970 are too large for the last digits of what lies between them.
  const length = call("spl-round", "real", column("duration", "real"), numberLiteral(6));
  rows.extend({ name: "closed_txn", value: markOf(isWhole) }, { name: "duration", value: length });
  if (!isOn(options, "keepevicted", false)) rows.filter(isWhole);
  rows.remove(["session", "place", marks.starts, marks.ends]);
}

/** Whether all values of a field are kept, in their order, rather than each once. */
function isListed(name: string, options: Options): boolean {
  const listed = (options.get("mvlist") ?? "f").split(/[\s,]+/);
  return listed.includes(name) || isOn(options, "mvlist", false);
}

const plus = (value: Expr, by: number): Expr => ({
  kind: "arithmetic",
  operator: "add",
  left: value,
  right: wholeLiteral(by),
  type: "long",
});

/** 1 where a test holds, else 0. */
function markOf(test: Expr | undefined): Expr {
  if (test === undefined) return wholeLiteral(0);
  return {
    kind: "case",
    branches: [{ when: test, then: wholeLiteral(1) }],
    otherwise: wholeLiteral(0),
    type: "long",
  };
}
