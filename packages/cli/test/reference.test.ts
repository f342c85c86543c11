import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandsPage } from "../../../scripts/reference/commands.ts";
import { diagnosticsPage } from "../../../scripts/reference/diagnostics.ts";

const folder = join(import.meta.dirname, "../../../docs/reference");

// Where this fails, `npm run reference` writes the pages anew.
test.each([
  ["commands.md", commandsPage],
  ["diagnostics.md", diagnosticsPage],
])("docs/reference/%s is up to date", (name, page) => {
  expect(readFileSync(join(folder, name), "utf8")).toBe(page());
});
