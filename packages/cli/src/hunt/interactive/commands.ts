import { bindTable } from "@telltale/core/schema/kusto";
import { nearest, printable } from "@telltale/core/source";
import { matchesRoute } from "@telltale/core/engine";
import { plural } from "../../terminal/plural.ts";
import { renderTable } from "../../terminal/table.ts";
import { explainHunt } from "../explain/explain.ts";
import type { HuntSession } from "./session.ts";

/** What a line with a dot in front did: a text to show, or the end. */
export type CommandResult = { readonly text: string } | "quit";

interface Command {
  readonly usage: string;
  readonly brief: string;
  run(session: HuntSession, argument: string): Promise<CommandResult>;
}

const formats = ["table", "jsonl", "json", "csv"] as const;

const commands = new Map<string, Command>([
  [
    "tables",
    {
      usage: ".tables",
      brief: "the tables that the input fills",
      run: async (session) => ({ text: await tablesText(session) }),
    },
  ],
  [
    "columns",
    {
      usage: ".columns T",
      brief: "the columns of a table",
      run: async (session, argument) => ({ text: await columnsText(session, argument) }),
    },
  ],
  [
    "explain",
    {
      usage: ".explain",
      brief: "how the last query was run",
      run: async ({ last }) => ({
        text: last === undefined ? "No query was run yet.\n" : explainHunt(last),
      }),
    },
  ],
  [
    "format",
    {
      usage: ".format F",
      brief: `how rows are written: ${formats.join(", ")}`,
      run: async (session, argument) => {
        const format = formats.find((one) => one === argument);
        if (format === undefined) return { text: `Formats are ${formats.join(", ")}.\n` };
        session.format = format;
        return { text: "" };
      },
    },
  ],
  ["help", { usage: ".help", brief: "this list", run: async () => ({ text: helpText() }) }],
  ["quit", { usage: ".quit", brief: "the end", run: async () => "quit" }],
]);

/** Runs a line that starts with a dot. */
export async function runCommand(session: HuntSession, line: string): Promise<CommandResult> {
  const [, name = "", argument = ""] = /^\.(\w*)\s*(.*?)[\s;]*$/.exec(line) ?? [];
  const command = commands.get(name);
  if (command !== undefined) return command.run(session, argument);
  const near = nearest(name, commands.keys());
  const hint = near === undefined ? ".help lists the commands" : `did you mean .${near}?`;
  return { text: `There is no command .${printable(name)}; ${hint}\n` };
}

function helpText(): string {
  const list = [...commands.values()].map(({ usage, brief }) => [usage, brief]);
  return `A query may have many lines; it ends with ; or an empty line.\n${list
    .map(([usage = "", brief = ""]) => `  ${usage.padEnd(12)}${brief}\n`)
    .join("")}`;
}

async function tablesText(session: HuntSession): Promise<string> {
  const kinds = await session.kinds();
  const rows = session.tableNames().flatMap((name) => {
    const table = session.catalog.table(name);
    if (table === undefined) return [];
    const loaded = session.loaded(table);
    const binding = bindTable(table.vocabulary, name);
    const events = kinds
      .filter((kind) => binding?.legs.some(({ selector }) => matchesRoute(selector, kind)) ?? false)
      .reduce((sum, { count }) => sum + count, 0);
    if (binding !== undefined && events === 0 && loaded?.origin !== "file") return [];
    const state = loaded?.rows === undefined ? "" : `${plural(loaded.rows, "row")} read`;
    return [[name, events === 0 ? "" : plural(events, "event"), state]];
  });
  if (rows.length === 0) return "The input has no events that make a table.\n";
  return renderTable(
    [{ title: "table" }, { title: "made of", align: "right" }, { title: "" }],
    rows,
  );
}

async function columnsText(session: HuntSession, name: string): Promise<string> {
  const table = session.catalog.table(name);
  if (table === undefined) {
    const near = nearest(name, session.catalog.names());
    return `There is no table ${printable(name)}${near === undefined ? "" : `; did you mean ${near}?`}\n`;
  }
  const kinds = await session.kinds();
  const legs =
    bindTable(table.vocabulary, name)?.legs.filter(({ selector }) =>
      kinds.some((kind) => matchesRoute(selector, kind)),
    ) ?? [];
  const isGiven = session.isGiven(name);
  return renderTable(
    [{ title: "column" }, { title: "type" }, { title: "" }],
    table.columns.map((column) => [
      printable(column.name),
      column.type,
      isGiven || legs.some((leg) => leg.columns.has(column.name)) ? "" : "not in the input",
    ]),
  );
}
