/**
 * Bundles the command into packages/cli/dist: one ESM file per entry, shared chunks beside them, commands as
 * chunks of their own that are loaded when called. Run by npm after an install (`prepare`) and by `npm run build`.
 */
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
const cli = `${root}packages/cli`;

// Threads need files to start from; the code refers to them as `./worker.js` and the like beside itself.
const entries = {
  main: `${cli}/src/main.ts`,
  worker: `${cli}/src/scan/worker.ts`,
  "collect-worker": `${cli}/src/hunt/load/collect-worker.ts`,
};
const input = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(file)));

// Built beside and then put in place: a build that fails leaves the last bundle as it is.
const [draft, place] = [`${cli}/dist.draft`, `${cli}/dist`];
await rm(draft, { recursive: true, force: true });
await build({
  input,
  platform: "node",
  // The database is a native addon: it stays a package, loaded when a command needs it.
  external: [/^node:/, /^@duckdb\//],
  onLog(level, log, report) {
    // What cannot be found now would be missing when it is needed.
    if (log.code === "UNRESOLVED_IMPORT") throw new Error(log.message);
    report(level, log);
  },
  output: {
    dir: draft,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
    sourcemap: true,
    minify: false,
  },
});
await rm(place, { recursive: true, force: true });
await rename(draft, place);
