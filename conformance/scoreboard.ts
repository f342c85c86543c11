import fs from "node:fs";
import path from "node:path";

/** The figures of the last recorded run, by module and name: in the repository, so that a change of them is seen. */
export type Scoreboard = Readonly<Record<string, Readonly<Record<string, number>>>>;

const file = path.join(import.meta.dirname, "scoreboard.json");
const figures = new Map<string, Map<string, number>>();
let current = "";

/** The figures to come are those of this module. */
export function beginFigures(module: string): void {
  current = module;
  figures.set(module, new Map());
}

/** Notes a figure of the module that runs: a count, or a share in percent. Never a time: those differ by machine. */
export function figure(name: string, value: number): void {
  figures.get(current)?.set(name, Math.round(value * 100) / 100);
}

/** What has changed against the recorded figures, a line each. */
export function changedFigures(): readonly string[] {
  const recorded = readScoreboard();
  return [...figures].flatMap(([module, ours]) => {
    const known = recorded[module] ?? {};
    const names = new Set([...Object.keys(known), ...ours.keys()]);
    return [...names]
      .filter((name) => known[name] !== ours.get(name))
      .map((name) => `${module}, ${name}: ${known[name] ?? "none"} → ${ours.get(name) ?? "none"}`);
  });
}

/** Writes the figures of this run into the scoreboard; modules that did not run keep theirs. */
export function recordFigures(): void {
  const recorded = new Map(Object.entries(readScoreboard()));
  for (const [module, ours] of figures)
    if (ours.size > 0) recorded.set(module, Object.fromEntries([...ours].sort(byName)));
  const sorted = Object.fromEntries([...recorded].sort(byName));
  fs.writeFileSync(file, `${JSON.stringify(sorted, undefined, 2)}\n`);
}

function readScoreboard(): Scoreboard {
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, "utf8")) as Scoreboard) : {};
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
