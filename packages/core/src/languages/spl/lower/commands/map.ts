import type { Column, Expr, JoinColumn, Source } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { Command } from "../../syntax.ts";
import { fieldOf, refuse } from "../lowering.ts";
import type { Given, Lowering } from "../lowering.ts";
import { placeholders } from "../../parse/placeholders.ts";
import { Rows } from "../rows.ts";
import { lowerSearch } from "../search.ts";
import { asText, column, compareNumbers, numberLiteral, wholeLiteral } from "../values.ts";
import { appended } from "./combine.ts";
import { numbered } from "./streams.ts";
import { eventsSource } from "./tstats.ts";

/** Stages that look at one row at a time: behind them, the results of all searches may as well stand together. */
const rowByRow = new Set<Command["kind"]>([
  "search",
  "where",
  "eval",
  "fields",
  "table",
  "rename",
  "rex",
  "regex",
  "convert",
  "replace",
]);

/** The most searches that are written one by one. */
const mostApart = 50;

/** Stages in which values may stand: others would need them before they are known. */
const filled = new Set<Command["kind"]>(["search", "where", "eval"]);

/** What `map` needs for itself is internal to the rows: `fields` and wildcards leave it alone. */
const hidden = (name: string) => `_map ${name}`;
const rowNumber = hidden("row");

/**
 * A search for each of the first rows, with the row's values in the places that are marked `$field$`: as values, and
 * within quoted texts. The results follow one another.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Map
 */
export function lowerMap(
  { template, options, span }: Extract<Command, { kind: "map" }>,
  rows: Rows,
  lowering: Lowering,
): Rows {
  const most = Number(options.get("maxsearches") ?? "10");
  const { tree, mentioned } = lowering.parsed(template, span);
  const [search, ...rest] = tree.commands;
  if (!(most > 0) || search === undefined) return refuse(lowering, "'map' of nothing", span);
  const where = search.kind === "search" ? search.where : undefined;
  const names = placeholders(template);
  const others = rest.filter(({ kind }) => !filled.has(kind));
  if (placeholders(JSON.stringify(others)).length > 0)
    return refuse(lowering, "'map' with a field's value in this place", span);
  const isRowByRow = where !== undefined && rest.every(({ kind }) => rowByRow.has(kind));
  if (!isRowByRow && most > mostApart)
    return refuse(lowering, `'map' of more than ${mostApart} searches that group rows`, span);

  rows.add({ kind: "take", count: most });
  const place = numbered(rows);
  const values = names.map((name): Column => ({
    name: hidden(name),
    value: asText(fieldOf(name, rows, lowering, span)),
  }));
  rows.project([{ name: rowNumber, value: place }, ...values]);
  // A search that lacks a value is not run.
  for (const { name } of values)
    rows.filter({ kind: "not", arg: { kind: "is-null", subject: column(name, "string") } });

  const source = rows.asSource();
  const fields = [...new Set([...lowering.mentioned, ...mentioned])].filter(
    (name) => placeholders(name).length === 0,
  );
  const run = (own: Rows, given: ReadonlyMap<string, Given>): Rows => {
    const inner = lowering.within({ given, mentioned: fields, isRepeated: true });
    if (where === undefined) return inner.pipeline(tree);
    withEvents(own, inner, span);
    own.filter(lowerSearch(where, own, inner));
    own.add({
      kind: "sort",
      keys: [
        { by: column(rowNumber, "long"), direction: "ascending", nulls: "last" },
        { by: column("_time", "datetime"), direction: "descending", nulls: "last" },
      ],
    });
    return rest.length === 0 ? own : inner.pipeline({ commands: rest, span }, own);
  };
  const found = isRowByRow
    ? run(new Rows(source), givenOf(names))
    : appended(
        ...apart(most, (number) => {
          const own = new Rows(source);
          own.filter(isNumber(number));
          const result = run(own, givenOf(names, source, number));
          // Where there is no such row there is no search, and nothing that it could count or add.
          result.filter(isThere(source, number));
          return result;
        }),
      );
  found.remove([rowNumber, ...values.map(({ name }) => name)]);
  return found;
}

function apart(
  count: number,
  make: (number: number) => Rows,
): readonly [first: Rows, others: readonly Rows[]] {
  return [make(1), Array.from({ length: count - 1 }, (_, i) => make(i + 2))];
}

/** What stands for each name: a column, and where the rows have lost that, the value of the search's row. */
function givenOf(
  names: readonly string[],
  source?: Source,
  number = 0,
): ReadonlyMap<string, Given> {
  return new Map(
    names.map((name) => {
      const value =
        source === undefined ? undefined : valueAt(source, number, column(hidden(name), "string"));
      return [name, { column: hidden(name), ...(value === undefined ? {} : { value }) }];
    }),
  );
}

const isNumber = (number: number): Expr =>
  compareNumbers("eq", column(rowNumber, "long"), numberLiteral(number));

function valueAt(source: Source, number: number, value: Expr): Expr {
  const row = new Rows(source);
  row.filter(isNumber(number));
  row.project([{ name: "value", value }]);
  return { kind: "query-value", query: row.query(), type: row.type("value") ?? "string" };
}

function isThere(source: Source, number: number): Expr {
  const one = valueAt(source, number, column(rowNumber, "long"));
  return { kind: "is-true", arg: { kind: "not", arg: { kind: "is-null", subject: one } } };
}

/** Every event beside every row; the search that follows says which of them stay. */
function withEvents(rows: Rows, lowering: Lowering, span: Span): void {
  const events = new Rows(eventsSource(lowering, span));
  const output: JoinColumn[] = [
    ...rows.columns.map(({ name, type }): JoinColumn => ({ side: "left", from: name, name, type })),
    ...events.columns.map(({ name, type }): JoinColumn => ({
      side: "right",
      from: name,
      name,
      type,
    })),
  ];
  const one = wholeLiteral(1);
  rows.add({
    kind: "join",
    flavor: "inner",
    right: events.query(),
    on: [{ left: one, right: one }],
    output,
    origin: span,
  });
}
