/** How fast EVTX is decoded on one thread, without rules: walk only, values as text in place, whole events as data. */
import { distinctLogs, grownLogs } from "./inputs/folders.ts";
import { findLogs } from "./inputs/logs.ts";
import { measureInTurn, reportSeries, runCount } from "./kit/report.ts";
import { runTask } from "./kit/run-measured.ts";

const modes = [
  { mode: "walk", name: "channel and event id" },
  { mode: "text", name: "own fields as text" },
  { mode: "all-text", name: "every value as text" },
  { mode: "data", name: "whole events as data" },
];

for (const folder of [grownLogs, distinctLogs]) {
  const logs = findLogs(folder);
  if (logs === undefined) continue;
  const series = measureInTurn(
    runCount(5),
    modes.map(({ mode, name }) => ({
      name,
      run: () => runTask("decode-task", [mode, ...logs.files]),
    })),
  );
  reportSeries("evtx-decode", logs, series[0]?.runs[0]?.records ?? 0, series);
}
