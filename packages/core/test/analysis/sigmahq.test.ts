import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  explainDetection,
  renderExplanationMarkdown,
  renderExplanationText,
} from "../../src/analysis/index.ts";
import type { Explanation, QueryExplanation } from "../../src/analysis/index.ts";
import { loadRules } from "../../src/library/index.ts";
import type { Detection } from "../../src/model/index.ts";
import { bindQuery } from "../../src/schema/index.ts";
import { SourceText } from "../../src/source/index.ts";

const data = process.env["TELLTALE_DATA"] ?? join(import.meta.dirname, "../../../../.cache/shared");
const root = join(data, "rules/sigmahq");

describe.skipIf(!existsSync(root))("every rule of SigmaHQ", () => {
  const sources = new Map<string, SourceText>();
  let detections: readonly Detection[] = [];

  beforeAll(() => {
    for (const file of globSync("rules*/**/*.yml", { cwd: root })) {
      sources.set(file, new SourceText(file, readFileSync(join(root, file), "utf8")));
    }
    detections = loadRules([...sources.values()]).detections;
  });

  const sourceOf = ({ origin }: Detection) => sources.get(origin.file) ?? new SourceText("", "");

  it("finds its events", () => {
    const idle = detections.flatMap((detection) => {
      const queries = detection.logic.kind === "queries" ? detection.logic.queries : [];
      return queries.flatMap((query) =>
        bindQuery(query).bound.length > 0 ? [] : [detection.origin.file],
      );
    });
    expect(detections.length).toBeGreaterThan(3000);
    expect(idle).toEqual([]);
  });

  it("is explained whole: nothing without events, nothing without words", () => {
    const faults = detections.flatMap((detection) => {
      const explanation = explainDetection(detection, sourceOf(detection));
      const pages = renderExplanationText(explanation) + renderExplanationMarkdown(explanation);
      const faulty = queriesOf(explanation).some(
        (query) =>
          query.coverage.length === 0 ||
          query.stages.length + query.exclusions.length === 0 ||
          query.condition.includes("(…)") ||
          JSON.stringify(query).includes('"operator":"expression"'),
      );
      const leaks = ["undefined", "[object"].some(
        (word) => pages.includes(word) && !explanation.body.includes(word),
      );
      return faulty || leaks ? [detection.origin.file] : [];
    });
    expect(faults).toEqual([]);
  });
});

function queriesOf({ logic }: Explanation): readonly QueryExplanation[] {
  if (logic.kind === "pipeline") throw new Error("a Sigma rule is no pipeline");
  return logic.kind === "queries" ? logic.queries : logic.inputs.flatMap(({ queries }) => queries);
}
