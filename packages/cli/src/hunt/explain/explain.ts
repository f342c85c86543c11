import { bindTable } from "@telltale/core/schema/kusto";
import { printable } from "@telltale/core/source";
import { plural } from "../../terminal/plural.ts";
import { tableAccount } from "../account.ts";
import type { LoadedTable } from "../data/data.ts";
import type { HuntResult } from "../execute.ts";
import type { EventKind } from "../load/event-kinds.ts";
import { expressionText } from "./expression-text.ts";

/** How a hunt was run: what each table was made of and filtered by, what the queries gave, and their SQL. */
export function explainHunt({ compiled, data, tables, results, now }: HuntResult): string {
  const blocks = [
    ...tables.map((table) => tableBlock(table, data.kinds())),
    ...compiled.results.map(({ query, columns }, number) => {
      const result = results[number];
      const explained = data.explain(query, { now: now.ticks });
      return [
        compiled.results.length > 1 ? `query ${number + 1} of ${compiled.results.length}` : "query",
        `  columns   ${columns.map(({ name, type }) => `${printable(name)}: ${type}`).join(", ")}`,
        `  rows      ${result === undefined ? "none" : `${result.rows.length.toLocaleString("en-US")}${result.truncated ? " and more" : ""}, in ${result.seconds.toFixed(3)} s`}`,
        `  now       ${now.time} (${now.isUsed ? now.from : "not asked for"})`,
        "  SQL",
        ...indented(explained.kind === "sql" ? explained.sql : explained.message),
      ];
    }),
  ];
  return blocks.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

function tableBlock(table: LoadedTable, kinds: readonly EventKind[]): readonly string[] {
  const { need, origin, rows } = table;
  const account = tableAccount(table, kinds);
  const seen = kinds.reduce((sum, { count }) => sum + count, 0);
  const lines = [`table ${need.source.name}`, `  columns   ${need.columns.join(", ") || "none"}`];
  if (origin === "logs")
    lines.push(
      `  filter    ${need.filter === undefined ? "none: every row matters" : printable(expressionText(need.filter))}`,
    );
  if (account !== undefined) {
    const served = account.served.map(
      ({ label, events }) => `${label} (${plural(events, "event")})`,
    );
    lines.push(`  made of   ${served.join(", ") || `none of ${account.wanted.join(", ")}`}`);
    if (account.unfilled.length > 0) lines.push(`  not here  ${account.unfilled.join(", ")}`);
    if (origin === "logs") {
      const mine = account.served.reduce((sum, { events }) => sum + events, 0);
      lines.push(
        `  events    ${seen.toLocaleString("en-US")} seen, ${mine.toLocaleString("en-US")} of the table, ${(rows ?? 0).toLocaleString("en-US")} kept`,
      );
    }
  } else {
    lines.push(`  made of   ${originText(table)}`);
  }
  return lines;
}

function originText({ origin, rows, need }: LoadedTable): string {
  if (origin === "file") return `the file given with --table, ${plural(rows ?? 0, "row")}`;
  if (origin === "database") return "the database";
  return bindTable(need.source.vocabulary, need.source.name) === undefined
    ? "nothing: events of Windows do not make this table"
    : "nothing";
}

function indented(text: string): readonly string[] {
  return text.split("\n").map((line) => `    ${line}`);
}
