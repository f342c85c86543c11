/**
 * Runs conformance modules over the shared test material: those named, or all in this folder.
 * A module `some-name.ts` exports `someName(data, print)`; it prints its figures, and notes those for the scoreboard,
 * which `--record` writes anew. Exit code 0 without the material.
 */
import fs from "node:fs";
import path from "node:path";
import { dataFolder } from "./data.ts";
import { beginFigures, changedFigures, recordFigures } from "./scoreboard.ts";

type Conformance = (data: string, print: (line: string) => void) => void | Promise<void>;

const helpers = new Set(["run", "attack-logs", "data", "microsoft-kusto", "scoreboard"]);

function moduleNames(): readonly string[] {
  return fs
    .readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => path.basename(file, ".ts"))
    .filter((name) => !helpers.has(name))
    .sort();
}

async function loadModule(name: string): Promise<Conformance> {
  const exported = (await import(`./${name}.ts`)) as Readonly<Record<string, unknown>>;
  const functionName = name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const run = exported[functionName];
  if (typeof run !== "function") throw new Error(`${name}.ts exports no ${functionName}`);
  return run as Conformance;
}

async function main(args: readonly string[]): Promise<number> {
  const isRecording = args.includes("--record");
  const wanted = args.filter((arg) => arg !== "--record");
  const known = moduleNames();
  const unknown = wanted.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`no conformance module ${unknown.join(", ")}; there are ${known.join(", ")}`);
    return 2;
  }
  const data = dataFolder();
  if (data === undefined) {
    console.log(
      "conformance: the shared test material is not there (TELLTALE_DATA); nothing was run",
    );
    return 0;
  }
  const names = wanted.length > 0 ? wanted : known;
  const start = performance.now();
  for (const name of names) {
    console.log(`${name}:`);
    beginFigures(name);
    const run = await loadModule(name);
    await run(data, (line) => console.log(line));
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`conformance: ${names.join(", ")} run in ${seconds} s`);
  const changed = changedFigures();
  console.log(
    changed.length === 0 ? "as in scoreboard.json" : "other figures than in scoreboard.json:",
  );
  for (const line of changed) console.log(`  ${line}`);
  if (isRecording) recordFigures();
  return 0;
}

const exitCode = await main(process.argv.slice(2));
if (exitCode !== 0) process.exitCode = exitCode;
