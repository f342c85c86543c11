import { and, isTrue, not, or, typeOf } from "../../../../model/index.ts";
import type { AggregateColumn, Column, Expr, JoinColumn } from "../../../../model/index.ts";
import { nearest } from "../../../../source/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { SplLookup } from "../../lookups.ts";
import type { Command, FieldPair } from "../../syntax.ts";
import { cases } from "../functions/function.ts";
import { fieldOf, NotLowered } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { Rows } from "../rows.ts";
import {
  asMany,
  asText,
  booleanLiteral,
  call,
  column,
  keyOf,
  nothing,
  orElse,
  textLiteral,
  wholeLiteral,
} from "../values.ts";
import { knownTable, noteLookup, tableRows } from "./lookup-table.ts";

type Lookup = Extract<Command, { kind: "lookup" }>;

/**
 * Adds columns of a table to the rows, by values that both have. Several rows of the table give several values; where
 * none is found, what there was before stays. Without the table nothing is found.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Lookup
 */
export function lowerLookup(command: Lookup, rows: Rows, lowering: Lowering): Rows {
  const { table: name, keys, span } = command;
  const table = knownTable(name, lowering, span);
  if (table === undefined) {
    noteLookup(name, lowering, span);
    const missing = command.outputs.filter(({ field }) => rows.type(field) === undefined);
    rows.extend(...missing.map(({ field }) => ({ name: field, value: nothing() })));
    return rows;
  }
  const outputs = outputsOf(command, table);
  for (const { column: one } of [...keys, ...outputs])
    if (!table.columns.includes(one)) return lacksColumn(name, one, table, lowering, span);

  const place = rows.fresh("place");
  rows.add({
    kind: "window",
    order: [],
    columns: [{ name: place, function: "row-number", type: "long", args: [] }],
  });
  const source = rows.asSource();
  const asked = askedValues(keys, place, new Rows(source), lowering, span);
  const isOne = findsOne(command, table, rows);
  const found = matches(asked, { keys, outputs, isOne }, table, span);

  const result = new Rows(source);
  const made = found.columns.filter((one) => one.name !== "place");
  result.add({
    kind: "join",
    flavor: "left-outer",
    right: found.query(),
    on: [{ left: column(place, "long"), right: column("place", "long") }],
    output: [
      ...rows.columns.map((one): JoinColumn => ({ side: "left", from: one.name, ...one })),
      ...made.map(({ name: from, type }): JoinColumn => ({
        side: "right",
        from,
        name: besides(from),
        type,
      })),
    ],
    origin: span,
  });
  result.extend(
    ...outputs.map(({ field }, i): Column => {
      const former = rows.type(field);
      const type = found.type(output(i)) ?? "string";
      const value = orDefault(column(besides(output(i)), type), table);
      if (former === undefined) return { name: field, value };
      const before = column(field, former);
      return {
        name: field,
        value: command.overwrites ? orElse(value, before) : orElse(before, value),
      };
    }),
  );
  result.remove([place, ...made.map((one) => besides(one.name))]);
  return result;
}

const output = (i: number) => `output ${i}`;
const key = (i: number) => `key ${i}`;
const cell = (i: number) => `cell ${i}`;
const besides = (name: string) => `${name} (found)`;

function outputsOf({ keys, outputs }: Lookup, { columns }: SplLookup): readonly FieldPair[] {
  if (outputs.length > 0) return outputs;
  return columns
    .filter((name) => !keys.some((one) => one.column === name))
    .map((name) => ({ column: name, field: name }));
}

function lacksColumn(
  table: string,
  name: string,
  { columns }: SplLookup,
  { say }: Lowering,
  span: Span,
): never {
  say("spl/lookup-column", { table, name, near: nearest(name, columns) }, span);
  throw new NotLowered();
}

/** The values that are looked up, with the places of their rows: a row with several values has several of them. */
function askedValues(
  keys: readonly FieldPair[],
  place: string,
  rows: Rows,
  lowering: Lowering,
  span: Span,
): Rows {
  for (const { field } of keys) {
    const value = fieldOf(field, rows, lowering, span);
    if (typeOf(value) === "dynamic")
      rows.add({ kind: "expand", columns: [{ name: field, value, type: "string" }], bags: "bags" });
  }
  rows.project([
    { name: "place", value: column(place, "long") },
    ...keys.map(({ field }, i) => ({
      name: key(i),
      value: asText(fieldOf(field, rows, lowering, span)),
    })),
  ]);
  for (const i of keys.keys()) rows.filter(isThere(key(i)));
  return rows;
}

const isThere = (name: string): Expr => not({ kind: "is-null", subject: column(name, "string") });

interface Wanted {
  readonly keys: readonly FieldPair[];
  readonly outputs: readonly FieldPair[];
  readonly isOne: boolean;
}

/** What the table has for each row, by its place. */
function matches(asked: Rows, wanted: Wanted, table: SplLookup, span: Span): Rows {
  const { keys, outputs, isOne } = wanted;
  const source = asked.asSource();
  const pairs = new Rows(source);
  const names = keys.map((_, i) => ({ name: key(i), value: column(key(i), "string") }));
  pairs.add({ kind: "distinct", columns: names });
  const entries = tableRows(table, span);
  entries.add({
    kind: "window",
    order: [],
    columns: [{ name: "entry", function: "row-number", type: "long", args: [] }],
  });
  entries.project([
    { name: "entry", value: column("entry", "long") },
    ...keys.map((one, i) => ({ name: cell(i), value: column(one.column, "string") })),
    ...outputs.map((one, i) => ({ name: output(i), value: column(one.column, "string") })),
  ]);
  for (const i of keys.keys()) entries.filter(isThere(cell(i)));
  const exact = keys.flatMap((one, i) => (table.patterns.has(one.column) ? [] : [i]));
  const fold = (name: string): Expr =>
    table.isCaseSensitive
      ? column(name, "string")
      : call("spl-lower", "string", column(name, "string"));
  const one = wholeLiteral(1);
  pairs.add({
    kind: "join",
    flavor: "inner",
    right: entries.query(),
    on:
      exact.length === 0
        ? [{ left: one, right: one }]
        : exact.map((i) => ({ left: fold(key(i)), right: fold(cell(i)) })),
    output: [
      ...pairs.columns.map((part): JoinColumn => ({ side: "left", from: part.name, ...part })),
      ...entries.columns.map((part): JoinColumn => ({ side: "right", from: part.name, ...part })),
    ],
  });
  const tests = keys.flatMap((pair, i) => fitsCell(pair, i, table));
  if (tests.length > 0) pairs.filter(and(tests));
  const entry = column("entry", "long");
  pairs.add({ kind: "sort", keys: [{ by: entry, direction: "ascending", nulls: "last" }] });
  if (table.rows.length > table.maxMatches)
    pairs.add({
      kind: "partition",
      by: keyOf(names.map(({ value }) => value)),
      body: {
        source: { kind: "handed-in", columns: pairs.columns },
        steps: [{ kind: "take", count: table.maxMatches }],
      },
    });
  const found = new Rows(source);
  found.add({
    kind: "join",
    flavor: "inner",
    right: pairs.query(),
    on: names.map(({ value }) => ({ left: value, right: value })),
    output: [
      { side: "left", from: "place", name: "place", type: "long" },
      { side: "right", from: "entry", name: "entry", type: "long" },
      ...outputs.map((_, i): JoinColumn => ({
        side: "right",
        from: output(i),
        name: output(i),
        type: "string",
      })),
    ],
  });
  found.add({ kind: "sort", keys: [{ by: entry, direction: "ascending", nulls: "last" }] });
  found.add({
    kind: "summarize",
    by: [{ name: "place", value: column("place", "long") }],
    aggregates: outputs.map((_, i): AggregateColumn => ({
      name: output(i),
      function: isOne ? "spl-first" : "spl-list-of-all",
      type: isOne ? "string" : "dynamic",
      args: [column(output(i), "string")],
    })),
  });
  if (!isOne)
    found.extend(
      ...outputs.map((_, i) => ({
        name: output(i),
        value: call("spl-many-or-one", "dynamic", column(output(i), "dynamic")),
      })),
    );
  return found;
}

/** Whether a value fits a cell that is a pattern. */
function fitsCell({ column: name }: FieldPair, i: number, table: SplLookup): readonly Expr[] {
  const [value, pattern] = [column(key(i), "string"), column(cell(i), "string")];
  switch (table.patterns.get(name)) {
    case undefined:
      return [];
    case "wildcard":
      return [call("spl-fits", "boolean", value, pattern, booleanLiteral(table.isCaseSensitive))];
    case "network":
      return [
        or(
          ["ipv4-is-in-range", "ipv6-is-in-range"].map((test) =>
            isTrue(call(test, "boolean", value, pattern)),
          ),
        ),
      ];
  }
}

/** Whether no row can find more than one row of the table. */
function findsOne({ keys }: Lookup, table: SplLookup, rows: Rows): boolean {
  if (keys.some(({ field }) => rows.type(field) === "dynamic")) return false;
  if (table.maxMatches === 1) return true;
  if (keys.some((one) => table.patterns.has(one.column))) return false;
  const places = keys.map((one) => table.columns.indexOf(one.column));
  const values = table.rows.map((row) => {
    const text = JSON.stringify(places.map((i) => row[i] ?? ""));
    return table.isCaseSensitive ? text : text.toLowerCase();
  });
  return new Set(values).size === values.length;
}

function orDefault(value: Expr, { minMatches, defaultMatch }: SplLookup): Expr {
  if (minMatches < 1 || defaultMatch === "") return value;
  const type = typeOf(value);
  return cases(
    [
      {
        when: { kind: "is-null", subject: value },
        then:
          type === "dynamic"
            ? call("spl-many-or-one", type, asMany(textLiteral(defaultMatch)))
            : textLiteral(defaultMatch),
      },
    ],
    value,
  );
}
