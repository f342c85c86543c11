import { explainDetection } from "../../src/analysis/index.ts";
import type { Explanation, QueryExplanation } from "../../src/analysis/index.ts";
import { loadRules } from "../../src/library/index.ts";
import { SourceText } from "../../src/source/index.ts";

/** Explains the last rule of a Sigma file; correlations see the others. */
export function explain(text: string, name = "rule.yml"): Explanation {
  const source = new SourceText(name, text);
  const { detections, diagnostics } = loadRules([source]);
  const last = detections.at(-1);
  if (last === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return explainDetection(last, source, (reference) => {
    const detection = detections.find(({ id, name: own }) => id === reference || own === reference);
    return detection && { detection, source };
  });
}

export function firstQuery(explanation: Explanation): QueryExplanation {
  const query = explanation.logic.kind === "queries" ? explanation.logic.queries[0] : undefined;
  if (query === undefined) throw new Error("the rule has no query");
  return query;
}

/** A rule around a detection section, for a log source on Windows. */
export function ruleText(detection: string, logSource = "category: process_creation"): string {
  return `title: A rule
id: 00000000-0000-4000-8000-000000000001
status: test
level: low
logsource:
  product: windows
  ${logSource}
detection:
${detection
  .trim()
  .split("\n")
  .map((line) => `  ${line}`)
  .join("\n")}
`;
}
