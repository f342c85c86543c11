import path from "node:path";
import { canRun, compileRuleSet } from "@telltale/core/engine";
import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { readLines } from "./data.ts";
import { figure } from "./scoreboard.ts";

type Print = (line: string) => void;

interface CorpusRule {
  readonly id: string;
  readonly path: string;
  readonly kind: string;
  readonly type: string;
  readonly language: string | null;
  readonly query?: string | null;
  readonly index?: readonly string[] | null;
  readonly severity?: string | null;
}

/** Index patterns of Windows logs that Telltale reads. */
const windowsLogs = /winlogbeat|sysmon_operational|system\.security|forwarded|powershell/;

/** What must hold, in percent. */
const floors = { parsed: 99, run: 95 };

/**
 * Loads every rule of Elastic's corpus that has a query, and prints by language how many parse and lower, and of those
 * that declare a Windows log source how many run on its events, with the reason for each that does not. Exit code 1
 * below the floors.
 */
export function elastic(data: string, print: Print): void {
  const rules = readLines(path.join(data, "corpora", "elastic.jsonl")).map(
    (line) => JSON.parse(line) as CorpusRule,
  );
  for (const language of ["eql", "kuery"]) reportParsing(language, rules, print);
  reportRunning(rules, print);
}

function loadedOf(rule: CorpusRule) {
  const { id, path: name, type, language, query, severity } = rule;
  // The corpus has the queries only: what is to be counted or to be new stands in for the rule's own.
  const counted = {
    ...(type === "threshold" ? { threshold: { field: ["host.id"], value: 1 } } : {}),
    ...(type === "new_terms" ? { new_terms_fields: ["host.id"] } : {}),
  };
  const line = JSON.stringify({ rule_id: id, name, type, language, query, severity, ...counted });
  return loadRules([new SourceText(`${name}.ndjson`, line)]);
}

function reportParsing(language: string, rules: readonly CorpusRule[], print: Print): void {
  const ofLanguage = rules.filter((rule) => rule.language === language && rule.query);
  const refused = ofLanguage.flatMap((rule) => {
    const error = loadedOf(rule).diagnostics.find(({ severity }) => severity === "error");
    return error === undefined ? [] : [`${rule.path}: ${error.message}`];
  });
  const rate = (100 * (ofLanguage.length - refused.length)) / ofLanguage.length;
  print(
    `${language}: ${ofLanguage.length - refused.length} of ${ofLanguage.length} rules parse and lower (${rate.toFixed(1)} %)`,
  );
  for (const line of refused) print(`    ${line}`);
  figure(`${language}: rules that parse and lower, percent`, rate);
  if (rate < floors.parsed) process.exitCode = 1;
}

function reportRunning(rules: readonly CorpusRule[], print: Print): void {
  const asked = rules.filter(
    ({ kind, query, index, path: file, type }) =>
      kind !== "deprecated" &&
      query &&
      (file.includes("/windows/") || /winlog|windows/.test(query)) &&
      windowsLogs.test((index ?? []).join()) &&
      type !== "machine_learning",
  );
  const verdicts = asked.map((rule) => ({ rule, reason: whyNotRun(rule) }));
  const idle = verdicts.filter(({ reason }) => reason !== undefined);
  const rate = (100 * (asked.length - idle.length)) / asked.length;
  print(
    `Windows rules that declare a Windows log source: ${asked.length - idle.length} of ${asked.length} run on EVTX (${rate.toFixed(1)} %)`,
  );
  for (const [reason, group] of Map.groupBy(idle, (verdict) => verdict.reason)) {
    print(`  ${group.length} not run: ${reason ?? ""}`);
    for (const { rule } of group) print(`    ${rule.path} (${rule.type})`);
  }
  figure("Windows rules that run, percent", rate);
  if (rate < floors.run) process.exitCode = 1;
}

function whyNotRun(rule: CorpusRule): string | undefined {
  const { detections, diagnostics } = loadedOf(rule);
  const [detection] = detections;
  if (detection === undefined)
    return diagnostics.find(({ severity }) => severity === "error")?.message ?? "not loaded";
  if (detection.cannotRun !== undefined) return detection.cannotRun;
  const { rules, notes } = compileRuleSet(detections);
  const [note] = notes.get(0) ?? [];
  if (note !== undefined) return note.message;
  return rules.some(({ filters }) => canRun(filters)) || rules[0]?.pipeline !== undefined
    ? undefined
    : "no Windows event has what it asks for";
}
