import fs from "node:fs";
import path from "node:path";
import { lowerSpl, parseSpl } from "@telltale/core/languages/spl";
import { ticksOfTime } from "@telltale/core/model";
import type { Query } from "@telltale/core/model";
import { splunkTables } from "@telltale/core/schema/cim";
import { SourceText } from "@telltale/core/source";
import { openStore } from "@telltale/store";
import { LogData } from "../packages/cli/src/hunt/data/log-data.ts";
import { findLogs } from "../packages/cli/src/hunt/load/load-logs.ts";
import { needsOf } from "../packages/cli/src/hunt/needs.ts";
import { figure } from "./scoreboard.ts";
import { readCorpus, readMacros } from "./splunk-corpus/read-corpus.ts";

type Print = (line: string) => void;

const timeoutMs = 60_000;

/** Why detections find nothing in the version of their log that is here. */
const explained: ReadonlyMap<string, string> = new Map([
  [
    "Detect Certipy File Modifications",
    "it joins files to the starts of the processes that wrote them, which the log does not have",
  ],
  [
    "Windows AD Cross Domain SID History Addition",
    "the six identifiers that the log adds are all of the account's own domain",
  ],
]);

/**
 * Runs each detection of Splunk's security content over the log that it is tested with, where that is here. Prints the
 * rows of each. Exit code 1 where one finds nothing that should.
 */
export async function splunkLogs(data: string, print: Print): Promise<void> {
  const macros = readMacros(data);
  const logs = readLogs(data);
  const tested = readCorpus(data).flatMap(({ name, search, real_test_data: paths }) =>
    paths.flatMap((log) => {
      const file = logs.get(log);
      return file === undefined ? [] : [{ name, search, file }];
    }),
  );
  let found = 0;
  let unexplained = 0;
  for (const { name, search, file } of tested) {
    const source = new SourceText(name, search);
    const parsed = parseSpl(source, { macros });
    const { query, diagnostics } = lowerSpl(parsed, source, { tables: splunkTables, macros });
    const rows =
      query === undefined
        ? diagnostics.map(({ message }) => message).join("; ")
        : await rowCount(query, file);
    const why = explained.get(name);
    print(
      `    ${rows}${typeof rows === "number" ? " row(s)" : ""}: ${name}: ${path.basename(file)}`,
    );
    if (typeof rows === "number" && rows > 0) found++;
    else if (why === undefined) unexplained++;
    else print(`      ${why}`);
  }
  print(`  detections that find something in their own log: ${found} of ${tested.length}`);
  figure("detections with their own log", tested.length);
  figure("of these find something", found);
  if (unexplained > 0) process.exitCode = 1;
}

/** The logs that are here, by the path that detections name them by. */
function readLogs(data: string): ReadonlyMap<string, string> {
  const folder = path.join(data, "splunk-attack-data");
  const { files } = JSON.parse(fs.readFileSync(path.join(folder, "list.json"), "utf8")) as {
    readonly files: readonly { readonly path: string; readonly file?: string }[];
  };
  return new Map(
    files.flatMap(({ path: name, file }) =>
      file === undefined ? [] : [[name, path.join(folder, file)] as const],
    ),
  );
}

/** How many rows a query gives over a log, or why it gives none. */
async function rowCount(query: Query, file: string): Promise<number | string> {
  const table = new LogData({
    store: await openStore(),
    logs: await findLogs([file]),
    given: [],
    settings: { pushDown: true },
    progress: () => {},
  });
  await table.load(needsOf([query]), new AbortController().signal);
  const now = ticksOfTime(table.span()?.newest ?? "") ?? 0n;
  const outcome = await table.run(query, { now, timeoutMs, maxRows: 10_000 });
  table.close();
  return outcome.kind === "problem" ? outcome.message : outcome.rows.length;
}
