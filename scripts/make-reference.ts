/** Writes docs/reference from the program itself; a test compares. `npm run reference` */
import { mkdir, writeFile } from "node:fs/promises";
import { commandsPage } from "./reference/commands.ts";
import { diagnosticsPage } from "./reference/diagnostics.ts";

const folder = new URL("../docs/reference/", import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL("commands.md", folder), commandsPage());
await writeFile(new URL("diagnostics.md", folder), diagnosticsPage());
