import type { Column, Expr, JoinColumn } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { Command } from "../../syntax.ts";
import { fieldOf, refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { placeholders } from "../placeholders.ts";
import { Rows } from "../rows.ts";
import { lowerSearch } from "../search.ts";
import { asText, column, wholeLiteral } from "../values.ts";
import { numbered } from "./streams.ts";
import { eventsSource } from "./tstats.ts";

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
  if (!(most > 0) || search?.kind !== "search" || search.where === undefined)
    return refuse(lowering, "'map' of anything but a 'search'", span);
  const names = placeholders(template);
  const others = rest.filter(({ kind }) => !["search", "where", "eval"].includes(kind));
  if (placeholders(JSON.stringify(others)).length > 0)
    return refuse(lowering, "'map' with a field's value in this place", span);

  rows.add({ kind: "take", count: most });
  const place = numbered(rows);
  const hidden = (name: string) => `map ${name}`;
  const values = names.map((name): Column => ({
    name: hidden(name),
    value: asText(fieldOf(name, rows, lowering, span)),
  }));
  rows.project([{ name: hidden("row"), value: place }, ...values]);
  // A search that lacks a value is not run.
  for (const { name } of values)
    rows.filter({ kind: "not", arg: { kind: "is-null", subject: column(name, "string") } });

  const inner = lowering.within({
    given: new Map(names.map((name): [string, Expr] => [name, column(hidden(name), "string")])),
    mentioned: [...new Set([...lowering.mentioned, ...mentioned])].filter(
      (name) => placeholders(name).length === 0,
    ),
  });
  withEvents(rows, inner, span);
  rows.filter(lowerSearch(search.where, rows, inner));
  const row = column(hidden("row"), "long");
  rows.add({
    kind: "sort",
    keys: [
      { by: row, direction: "ascending", nulls: "last" },
      { by: column("_time", "datetime"), direction: "descending", nulls: "last" },
    ],
  });
  if (rest.length > 0) {
    const handed = new Rows({ kind: "handed-in", columns: rows.columns });
    const body = inner.pipeline({ commands: rest, span }, handed);
    rows.add({ kind: "partition", by: row, body: body.query() });
  }
  rows.remove([hidden("row"), ...values.map(({ name }) => name)]);
  return rows;
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
