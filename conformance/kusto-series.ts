import path from "node:path";
import { readLines } from "./data.ts";
import type { SuiteCase } from "./kusto-suite/compare.ts";
import { createRunner } from "./kusto-suite/run-query.ts";
import { figure } from "./scoreboard.ts";

type Print = (line: string) => void;

/** As the database and the engine add up differently. */
const tolerance = 1e-9;

/** What a recorded call says of the series in the column of its argument. */
const call = /series_decompose(?:_\w+)?\s*\(\s*y\b[^)]*\)/;

/** Flags that the recorded query multiplies to be seen. */
const flags = "series_decompose_anomalies_y_ad_flag";

/**
 * Takes series apart whose parts were recorded from the real engine. The recorded queries make them of random numbers:
 * here they are given as they came out. Exit code 1 where any member of a part differs.
 */
export async function kustoSeries(data: string, print: Print): Promise<void> {
  const run = await createRunner();
  const cases = readLines(path.join(data, "suites", "kusto.jsonl"))
    .map((line) => JSON.parse(line) as SuiteCase)
    .filter(({ kind, query }) => kind.endsWith("emulator-result") && call.test(query));
  let members = 0;
  let differing = 0;
  for (const { id, query, expected } of cases) {
    const [row = []] = expected.rows ?? [];
    const recorded = new Map(expected.columns?.map((column, i) => [column, row[i]]));
    const given = `print y=dynamic(${JSON.stringify(recorded.get("y"))})`;
    const named = recorded.has("y_forcasted") ? "y_forcasted = " : "";
    const ran = await run.query(id, `${given} | extend ${named}${call.exec(query)?.[0]}`);
    if (ran.kind === "rejected" || ran.outcome.kind === "problem") {
      print(`    ${id}: ${ran.kind === "rejected" ? ran.message : "not run"}`);
      differing++;
      continue;
    }
    const { columns, rows } = ran.outcome;
    for (const [i, { name }] of columns.entries()) {
      const wanted = recorded.get(name);
      if (name === "y" || !Array.isArray(wanted)) continue;
      const scale = name === flags && query.includes("series_multiply") ? 10 : 1;
      const found = JSON.parse(String(rows[0]?.[i])) as readonly number[];
      const far = wanted.filter(
        (member: number, place) => !(Math.abs(member / scale - (found[place] ?? NaN)) < tolerance),
      ).length;
      members += wanted.length;
      differing += far;
      if (far > 0) print(`    ${id}: ${far} of ${wanted.length} members of ${name} differ`);
    }
  }
  run.close();
  print(`  ${cases.length} recorded series: ${members} members, ${differing} differ`);
  figure("members", members);
  figure("members that differ", differing);
  if (differing > 0) process.exitCode = 1;
}
