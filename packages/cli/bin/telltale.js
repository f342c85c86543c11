#!/usr/bin/env -S node --max-semi-space-size=16
// The entry of the `telltale` command. Plain JavaScript that old Node versions can read, because its first
// task is to find out whether this Node can run Telltale, and to change over to one that can.
// docs/decisions/0001-node-policy.md says why.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const oldestMajor = 24;
// Loading rules makes the space for young objects grow to over 100 MB, which a scan has no use for. The first line of
// this file asks for the same where it is run as a command.
const heapFlags = ["--max-semi-space-size=16"];
const here = dirname(fileURLToPath(import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= oldestMajor) {
  module.enableCompileCache();
  await import(pathToFileURL(entry()).href);
} else {
  rerun();
}

/** The bundle, or the sources where they are newer (a checkout that is being worked on). */
function entry() {
  const bundle = join(here, "../dist/main.js");
  const sources = ["../src", "../../core/src", "../../store/src"]
    .map((folder) => join(here, folder))
    .filter(existsSync);
  const isFresh =
    existsSync(bundle) && sources.every((folder) => newest(folder) <= statSync(bundle).mtimeMs);
  return isFresh ? bundle : join(here, "../src/main.ts");
}

/** Time of the latest change to a file below a folder. */
function newest(folder) {
  let latest = 0;
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, item.name);
    const time = item.isDirectory() ? newest(path) : statSync(path).mtimeMs;
    if (time > latest) latest = time;
  }
  return latest;
}

/** Runs the same command line on the Node that npm installed with Telltale. */
function rerun() {
  const node = pinnedNode();
  if (node === undefined || process.env.TELLTALE_RERUN !== undefined) {
    process.stderr.write(
      `telltale needs Node ${oldestMajor} or newer; this is Node ${process.versions.node}.\n` +
        "Run `npm install` in Telltale's folder (it brings a Node of its own), or install a newer Node.\n",
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, [...heapFlags, ...process.argv.slice(1)], {
    stdio: "inherit",
    env: { ...process.env, TELLTALE_RERUN: "1" },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`telltale: cannot start ${node}: ${error.message}\n`);
    process.exitCode = 4;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code === null ? 128 + (signal === "SIGINT" ? 2 : 15) : code;
  });
}

/** The binary of the npm package `node`, if it is installed. */
function pinnedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("node/package.json"));
    const binary = join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}
