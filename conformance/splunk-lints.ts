import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { figure } from "./scoreboard.ts";
import { readCorpus, readMacroConf } from "./splunk-corpus/read-corpus.ts";

type Print = (line: string) => void;

/**
 * Lints every detection of Splunk's security content, and prints what is said of which. They are published and in use:
 * nearly all that is said of them should be worth saying, so that more of it is to be looked at by hand.
 */
export function splunkLints(data: string, print: Print): void {
  const macros = readMacroConf(data);
  const sources = readCorpus(data).map(({ path, search }) => new SourceText(`${path}.spl`, search));
  const { diagnostics } = loadRules([...sources, macros]);
  const lints = Map.groupBy(
    diagnostics.filter(({ code }) => code.startsWith("splunk/")),
    ({ code }) => code,
  );
  for (const [code, said] of [...lints].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const rules = new Set(said.map(({ source }) => source));
    print(`  ${code}: ${rules.size} of ${sources.length} detections`);
    for (const { source, message } of said.slice(0, 10)) print(`    ${source}: ${message}`);
    figure(code, rules.size);
  }
}
