/**
 * Writes the bundled samples: one day in a small office with an attack in it, as two machines log it. The
 * workstation has Sysmon and gives EVTX files, one per channel; the server gives JSON lines, as Winlogbeat
 * ships its Security log. `npm run samples`; a test compares the committed files with what this makes.
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeSamples } from "./samples/index.ts";

const folder = fileURLToPath(new URL("../samples/", import.meta.url));
await rm(folder, { recursive: true, force: true });
for (const [name, bytes] of makeSamples()) {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}
