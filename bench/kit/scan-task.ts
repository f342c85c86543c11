/** Decodes logs and matches all SigmaHQ rules, on one thread: `node scan-task.ts <file…>`. Loading rules is not timed. */
import { createMatcher } from "@telltale/core/engine";
import { loadSigmaHq } from "../inputs/rules.ts";
import { readLog, reportTask } from "./read-file.ts";

const matcher = createMatcher(loadSigmaHq());
reportTask(() => {
  let records = 0;
  let hits = 0;
  for (const file of process.argv.slice(2)) {
    records += readLog(file, (event) => {
      hits += matcher.match(event).length;
    });
  }
  return { records, hits };
});
