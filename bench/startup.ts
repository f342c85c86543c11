/**
 * Time from the start of the command to the first hit on its standard output, with all SigmaHQ rules, on small real
 * logs: when nothing is cached, when Node has the command's code cached, and when compiled rules are cached too.
 */
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { dataFolder } from "./inputs/folders.ts";
import { ruleFolders } from "./inputs/rules.ts";
import { calibrate } from "./kit/calibration.ts";
import { cacheVariables, withCommand } from "./kit/installed-command.ts";
import type { InstalledCommand } from "./kit/installed-command.ts";
import { median, printTable, record, runCount } from "./kit/report.ts";

const samples = join(dataFolder, "evtx/EVTX-ATTACK-SAMPLES");
const logs = [
  "Execution/exec_sysmon_1_11_lolbin_rundll32_openurl_FileProtocolHandler.evtx",
  "AutomatedTestingTools/PanacheSysmon_vs_AtomicRedTeam01.evtx",
].map((file) => join(samples, file));

if (logs.every(existsSync)) await withCommand(bench);
else console.log(`skipped: no logs in ${samples}: set TELLTALE_DATA`);

async function bench(command: InstalledCommand): Promise<void> {
  const times = runCount(10);
  const before = calibrate();
  const series: { log: string; caches: string; seconds: readonly number[] }[] = [];
  for (const log of logs) {
    const code = command.newFolder();
    const rules = command.newFolder();
    // Fills the caches that the later states find full.
    await secondsToFirstHit(command, log, rules, code);
    const states = [
      { name: "nothing cached", caches: () => [command.newFolder(), command.newFolder()] as const },
      { name: "code cached", caches: () => [command.newFolder(), code] as const },
      { name: "code and rules cached", caches: () => [rules, code] as const },
    ];
    const seconds = states.map((): number[] => []);
    for (let i = 0; i < times; i++) {
      for (const [index, { caches }] of states.entries())
        seconds[index]?.push(await secondsToFirstHit(command, log, ...caches()));
    }
    const kilobytes = Math.round(statSync(log).size / 1000);
    const name = `${basename(log)} (${kilobytes} kB)`;
    states.forEach((state, index) =>
      series.push({ log: name, caches: state.name, seconds: seconds[index] ?? [] }),
    );
  }
  printTable(
    ["start to first hit", "", "median s", "best s"],
    series.map(({ log, caches, seconds }) => [
      log,
      caches,
      median(seconds).toFixed(3),
      Math.min(...seconds).toFixed(3),
    ]),
  );
  const calibrationMs = [before, calibrate()];
  console.log(
    `medians of ${times} runs; calibration ${calibrationMs.map((ms) => ms.toFixed(0)).join(" and ")} ms\n`,
  );
  record("startup", { calibrationMs, series });
}

function secondsToFirstHit(
  command: InstalledCommand,
  log: string,
  rulesCache: string,
  codeCache: string,
): Promise<number> {
  const rules = ruleFolders().flatMap((tree) => ["--rules", tree]);
  const args = [command.entry, "scan", log, ...rules, "--format", "jsonl"];
  const start = performance.now();
  return new Promise((resolve, reject) => {
    let seconds: number | undefined;
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, ...cacheVariables(rulesCache, codeCache) },
    });
    child.stdout.on("data", () => (seconds ??= (performance.now() - start) / 1000));
    child.on("error", reject);
    child.on("close", (status) => {
      if (seconds === undefined) reject(new Error(`no hit in ${log}: exit code ${status}`));
      else resolve(seconds);
    });
  });
}
