import type { LoweredKusto } from "@telltale/core/languages/kusto";
import { matchesRoute } from "@telltale/core/engine";
import { bindTable } from "@telltale/core/schema/kusto";
import { printable } from "@telltale/core/source";
import type { SourceText, Span } from "@telltale/core/source";
import { plural } from "../terminal/plural.ts";
import type { LoadedTable } from "./data/data.ts";
import type { EventKind } from "./load/event-kinds.ts";

/** How many names are said before the rest is only counted. */
const mostNames = 8;

/** What there is to say about a table that came from events; nothing where all that was asked for is there. */
export interface TableAccount {
  readonly name: string;
  /** The kinds of events that the table is made of, for people. */
  readonly wanted: readonly string[];
  /** Those of them that the input has, with the number of events. */
  readonly served: readonly { readonly label: string; readonly events: number }[];
  /** Columns that the query reads and that nothing in the input fills. */
  readonly unfilled: readonly string[];
}

/** What events of the input serve a table, and what they leave empty; undefined for tables that no events make. */
export function tableAccount(
  { need, origin }: LoadedTable,
  kinds: readonly EventKind[],
): TableAccount | undefined {
  if (origin === "file") return undefined;
  const binding = bindTable(need.source.vocabulary, need.source.name, need.source.columns);
  if (binding === undefined) return undefined;
  const legs = binding.legs.map((leg) => ({
    leg,
    events: kinds
      .filter((kind) => matchesRoute(leg.selector, kind))
      .reduce((sum, { count }) => sum + count, 0),
  }));
  const serving = legs.filter(({ events }) => events > 0);
  return {
    name: need.source.name,
    wanted: [...new Set(binding.legs.map(({ label }) => label))],
    served: serving.map(({ leg, events }) => ({ label: leg.label, events })),
    unfilled: need.columns.filter((name) => !serving.some(({ leg }) => leg.columns.has(name))),
  };
}

/** What the tables could not give, in lines for people. Columns that the query does not name are not missed. */
export function tableLines(
  tables: readonly LoadedTable[],
  kinds: readonly EventKind[],
  { text }: SourceText,
): readonly string[] {
  const words = new Set(text.match(/\w+/g));
  return tables.flatMap((table) => {
    const { name } = table.need.source;
    const account = tableAccount(table, kinds);
    if (account === undefined)
      return table.origin === "nothing"
        ? [
            `${name} is empty: events of Windows do not make this table; --table ${name}=file brings it (JSON lines, a JSON array or CSV)`,
          ]
        : [];
    if (account.served.length === 0)
      return [
        `${name} is empty: the input has none of the events that make it (${listed(account.wanted)})`,
      ];
    const missed = account.unfilled.filter((column) => words.has(column));
    if (missed.length === 0) return [];
    return [
      `${name}: nothing in the input fills ${missed.length === 1 ? "the column" : "the columns"} ${listed(missed)}`,
    ];
  });
}

/** What the query asks for that is not here, and what it does not use. */
export function queryLines(
  { stubs, lets }: Pick<LoweredKusto, "stubs" | "lets">,
  source: SourceText,
): readonly string[] {
  const at = (span: Span) => `line ${source.positionAt(span.start).line}`;
  const unused = lets.filter(({ used }) => !used);
  return [
    ...stubs.map(
      ({ what, span }) =>
        `partial: ${printable(what)} (${at(span)}) is not here and counts as empty`,
    ),
    ...(unused.length === 0
      ? []
      : [
          `never used: ${listed(unused.map(({ name, span }) => `${printable(name)} (${at(span)})`))}`,
        ]),
  ];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(", ");
  const more = names.length - mostNames;
  return more > 0
    ? `${shown} and ${plural(more, "other").replace(/^1 other$/, "one other")}`
    : shown;
}
