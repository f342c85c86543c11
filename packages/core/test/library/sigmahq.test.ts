import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadRules } from "../../src/library/index.ts";
import { SourceText } from "../../src/source/index.ts";

const data = process.env["TELLTALE_DATA"] ?? join(import.meta.dirname, "../../../../.cache/shared");
const root = join(data, "rules/sigmahq");

function sourcesIn(tree: string): SourceText[] {
  return readdirSync(join(root, tree), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yml"))
    .sort()
    .map((name) => new SourceText(name, readFileSync(join(root, tree, name), "utf8")));
}

describe.skipIf(!existsSync(root))("SigmaHQ's own rules", () => {
  test.each(["rules", "rules-emerging-threats", "rules-threat-hunting", "rules-compliance"])(
    "%s: all load but those with placeholders",
    (tree) => {
      const sources = sourcesIn(tree);
      const { detections, diagnostics } = loadRules(sources);
      const placeholders = diagnostics.filter(
        ({ code }) => code === "sigma/unresolved-placeholder",
      );
      expect(diagnostics).toEqual(placeholders);
      expect(detections.length + new Set(placeholders.map(({ source }) => source)).size).toBe(
        sources.length,
      );
    },
  );

  test("rules-placeholder: all load once the placeholders have values", () => {
    const sources = sourcesIn("rules-placeholder");
    const names = sources.flatMap(({ text }) =>
      [...text.matchAll(/%([^%\s]+)%/g)].map((match) => match[1] ?? ""),
    );
    const placeholders = new Map(names.map((name) => [name, ["x"]]));
    const { detections, diagnostics } = loadRules(sources, { placeholders });
    expect(diagnostics).toEqual([]);
    expect(detections).toHaveLength(sources.length);
  });

  test("unsupported: what does not load says why", () => {
    const sources = sourcesIn("unsupported");
    const { detections, diagnostics } = loadRules(sources);
    const loaded = new Set(detections.map(({ origin }) => origin.file));
    const blamed = new Set(diagnostics.map(({ source }) => source));
    expect(sources.filter(({ name }) => !loaded.has(name) && !blamed.has(name))).toEqual([]);
  });
});
