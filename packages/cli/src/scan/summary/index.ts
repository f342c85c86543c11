import type { RuleSet } from "@telltale/core/engine";
import type { Diagnostic } from "@telltale/core/source";
import type { Paint } from "../../terminal/paint.ts";
import { plural } from "../../terminal/plural.ts";
import { megabytes } from "../progress.ts";
import type { ScanTally } from "../tally.ts";
import { hitTables } from "./hits.ts";
import { inputAccount } from "./inputs.ts";
import { ruleAccount } from "./rules.ts";

/** What the account of a run is made of. */
export interface RunFigures {
  readonly tally: ScanTally;
  readonly run: {
    readonly seconds: number;
    readonly threads: number;
    readonly isInterrupted: boolean;
  };
  readonly ruleSet: RuleSet;
  /** Of loading the rules: errors are rules that were left out. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The account at the end of a scan, as text; `window` is the width of the terminal, if it goes to one. */
export function renderSummary(
  figures: RunFigures,
  paint: Paint,
  window: number | undefined,
): string {
  const { tally, run, ruleSet, diagnostics } = figures;
  const speed = megabytes(tally.bytes / Math.max(run.seconds, 0.001));
  const found = [
    plural(tally.records, "event"),
    plural(ruleSet.rules.filter(({ isPart }) => isPart !== true).length, "rule"),
    plural(tally.hitCount, "hit"),
  ];
  const cost = [
    plural(tally.files, "file"),
    megabytes(tally.bytes),
    `${run.seconds.toFixed(1)} s`,
    `${speed}/s`,
    plural(run.threads, "thread"),
  ];
  return [
    "\n",
    ...(run.isInterrupted
      ? [paint("yellow", "Interrupted: this is what was found until then.\n")]
      : []),
    paint("bold", `${found.join(", ")}\n`),
    `${cost.join(", ")}\n`,
    ...hitTables(tally.hits, ruleSet, paint, window),
    ...inputAccount(tally, paint),
    ...ruleAccount(tally.routes, ruleSet, diagnostics, paint, window !== undefined),
  ].join("");
}
