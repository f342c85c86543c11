import { typeOf } from "../../../../model/index.ts";
import type { Column, ColumnType, TableSource } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { Command } from "../../syntax.ts";
import { fieldOf } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { Rows } from "../rows.ts";
import { lowerSearch } from "../search.ts";
import { column, textLiteral } from "../values.ts";
import { binned } from "./bin.ts";
import { lowerGroups } from "./stats.ts";

/**
 * Filters and groups a dataset. Where `fillnull_value` is given, groups without a value have it; else their rows are left
 * out. https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Tstats
 */
export function lowerTstats(
  { aggregations, dataModel, where, by, options, span }: Extract<Command, { kind: "tstats" }>,
  lowering: Lowering,
): Rows {
  const rows = new Rows(
    dataModel === undefined
      ? eventsSource(lowering, span)
      : datasetSource(dataModel, lowering, span),
  );
  if (where !== undefined) rows.filter(lowerSearch(where, rows, lowering));
  const filled = options.get("fillnull_value");
  const columns = by.flatMap((name): readonly Column[] => {
    const type = rows.type(name);
    if (name === "_time" && options.has("span"))
      return [{ name, value: binned("_time", options.get("span") ?? "", rows, lowering, span) }];
    if (filled === undefined || (type !== undefined && type !== "string")) return [];
    const subject = type === undefined ? fieldOf(name, rows, lowering, span) : column(name, type);
    return [
      {
        name,
        value: {
          kind: "case",
          branches: [{ when: { kind: "is-null", subject }, then: textLiteral(filled) }],
          otherwise: subject,
          type: typeOf(subject),
        },
      },
    ];
  });
  if (columns.length > 0) rows.add({ kind: "extend", columns, origin: span });
  lowerGroups(aggregations, by, rows, lowering, span);
  return rows;
}

const base: readonly ColumnType[] = [
  { name: "_time", type: "datetime" },
  { name: "host", type: "string" },
  { name: "source", type: "string" },
  { name: "sourcetype", type: "string" },
];

/** The events of Windows logs, with the fields that the search speaks of. */
export function eventsSource({ mentioned }: Lowering, span: Span): TableSource {
  const names = ["Channel", "_raw", ...mentioned].filter(
    (name) => !name.includes("*") && !notFields.has(name),
  );
  return {
    kind: "table",
    vocabulary: "splunk",
    name: "events",
    columns: withTexts(base, names),
    origin: span,
  };
}

/** Words that searches use like fields. */
const notFields = new Set([
  "null",
  "true",
  "false",
  "earliest",
  "latest",
  "_index_earliest",
  "_index_latest",
  "tag",
  "eventtype",
  "nodename",
  "search",
  "query_string",
]);

export function datasetSource(
  name: string,
  { tables, mentioned }: Lowering,
  span: Span,
): TableSource {
  const dataset = tables.dataset(name);
  if (dataset !== undefined)
    return {
      kind: "table",
      vocabulary: "cim",
      name: dataset.name,
      columns: dataset.columns,
      origin: span,
    };
  const own = mentioned.filter((one) => /^\w+\.\w+/.test(one) && !one.includes("*"));
  return {
    kind: "table",
    vocabulary: "cim",
    name: name.replaceAll('"', ""),
    columns: withTexts(base, own),
    origin: span,
  };
}

function withTexts(
  columns: readonly ColumnType[],
  names: readonly string[],
): readonly ColumnType[] {
  const known = new Set(columns.map(({ name }) => name));
  const added = [...new Set(names)].filter((name) => !known.has(name));
  return [...columns, ...added.map((name): ColumnType => ({ name, type: "string" }))];
}
