/**
 * Unpacks the Windows logs of the Security-Datasets in the shared test material into .cache/bench-json:
 * real events as flat JSON lines, every line distinct.
 *
 *     node bench/inputs/unpack-json.ts
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { unzipSync } from "fflate";
import { datasetsFolder, jsonLogs } from "./folders.ts";

const archives = globSync("**/{windows/**,LSASS*/**}/*.zip", { cwd: datasetsFolder }).sort();
if (archives.length === 0) {
  console.error(`no archives in ${datasetsFolder}: set TELLTALE_DATA`);
  process.exit(2);
}
mkdirSync(jsonLogs.folder, { recursive: true });
for (const archive of archives) {
  const members = unzipSync(readFileSync(join(datasetsFolder, archive)), {
    filter: ({ name }) => name.endsWith(".json") && !name.startsWith("__MACOSX/"),
  });
  for (const [name, bytes] of Object.entries(members))
    writeFileSync(join(jsonLogs.folder, basename(name)), bytes);
}
console.log(`${archives.length} archives unpacked into ${jsonLogs.folder}`);
