import { compileRuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { expect, test } from "vitest";
import { renderSummary } from "../src/scan/summary/index.ts";
import { ScanTally } from "../src/scan/tally.ts";
import { plainPaint } from "../src/terminal/paint.ts";

/** Rules for log sources that nobody knows, each for another. */
const rules = Array.from(
  { length: 14 },
  (_, i) => `title: Rule ${i}
logsource:
  product: windows
  service: unheard-of-${i}
detection:
  selection:
    Image: x
  condition: selection
`,
);

function summaryOf(window: number | undefined): string {
  const { detections, diagnostics } = loadRules(
    rules.map((text, i) => new SourceText(`${i}.yml`, text)),
  );
  const ruleSet = compileRuleSet(detections, () => undefined);
  const run = { seconds: 1, threads: 1, isInterrupted: false };
  return renderSummary({ tally: new ScanTally(), run, ruleSet, diagnostics }, plainPaint, window);
}

test("names every rule that was not run, with the reason, where the account goes to a file", () => {
  const text = summaryOf(undefined);
  expect(text).toContain("Not run: 14 rules");
  for (let i = 0; i < 14; i++) expect(text).toMatch(new RegExp(`Rule ${i}: .*unheard-of-${i}`));
});

test("counts rare reasons on a terminal, and says where they are named", () => {
  const text = summaryOf(80);
  expect(text.match(/ {2}Rule \d+: /g)).toHaveLength(12);
  expect(text).toContain("… and 2 rules for 2 other reasons");
});
