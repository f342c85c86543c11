import { suite } from "../packages/store/test/splunk/suite/index.ts";
import { runCase } from "../packages/store/test/splunk/suite/run-case.ts";
import { figure } from "./scoreboard.ts";

type Print = (line: string) => void;

/**
 * Runs the documented rules of SPL that the tests hold (packages/store/test/splunk/suite), each by the database alone,
 * behind compiled filters and, where nothing else decides, by the filters alone. Prints what agrees, area by area. Exit code 1
 * where anything differs. Needs none of the shared material.
 */
export async function splunkSuite(_data: string, print: Print): Promise<void> {
  let agreeing = 0;
  let filtered = 0;
  let byFilters = 0;
  for (const [area, cases] of Map.groupBy(suite, (one) => one.area)) {
    let ofArea = 0;
    for (const suiteCase of cases) {
      const { sql, both, matcher } = await runCase(suiteCase);
      const { rows } = suiteCase;
      const wanted = rows.join("\n");
      const loses = matcher !== undefined && rows.some((row) => !matcher.includes(row));
      const isRight = [sql, both].every((one) => one.join("\n") === wanted) && !loses;
      if (matcher !== undefined) filtered++;
      if (matcher?.join("\n") === wanted) byFilters++;
      if (isRight) ofArea++;
      else print(`    ${suiteCase.rule}: ${suiteCase.search}`);
    }
    agreeing += ofArea;
    print(`  ${area}: ${ofArea} of ${cases.length}`);
  }
  print(`  in all: ${agreeing} of ${suite.length}`);
  print(
    `  of ${filtered} filters, compiled ones decide ${byFilters} alone, and lose no row of the others`,
  );
  figure("documented rules", suite.length);
  figure("of these hold", agreeing);
  figure("filters that decide alone", byFilters);
  if (agreeing < suite.length) process.exitCode = 1;
}
