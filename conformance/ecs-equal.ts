import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Writable } from "node:stream";
import { ecsRecords } from "@telltale/core/lab";
import { createReader } from "@telltale/core/telemetry";
import { runScan } from "../packages/cli/src/scan/index.ts";
import { filesBelow, readLines } from "./data.ts";
import { figure } from "./scoreboard.ts";

type Print = (line: string) => void;

/** A hit by what does not depend on the form of its record. */
type HitKey = string;

interface HitLine {
  readonly rule: { readonly id: string; readonly title: string };
  readonly event: EventLine;
  readonly events?: readonly EventLine[];
}

interface EventLine {
  readonly file: string;
  readonly recordId: string;
  readonly time: string;
}

const mostShown = 20;

/**
 * Writes the shared attack logs as Winlogbeat ships them, and runs all of Elastic's rules on both forms, on one thread
 * and on two: the hits must be the same, those of one form in the same order too. Exit code 1 where they are not.
 */
export async function ecsEqual(data: string, print: Print): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "telltale-ecs-"));
  try {
    const rules = path.join(folder, "rules.ndjson");
    writeRules(data, rules);
    const logs = path.join(data, "evtx");
    const shipped = path.join(folder, "shipped");
    const records = shipLogs(logs, shipped);
    const [evtx, evtxOfTwo, json, jsonOfTwo] = [
      await scan(rules, logs, 1),
      await scan(rules, logs, 2),
      await scan(rules, shipped, 1),
      await scan(rules, shipped, 2),
    ];
    const isOrdered = evtx.join() === evtxOfTwo.join() && json.join() === jsonOfTwo.join();
    const differing = difference(evtx, json);
    const hit = new Set(evtx.map((key) => key.split("\t")[0]));
    print(
      `${records} events as EVTX and in ECS: ${evtx.length} hits of ${hit.size} rules, ${differing.length} differ; one thread and two: ${isOrdered ? "the same" : "different"}`,
    );
    for (const line of differing.slice(0, mostShown)) print(`    ${line}`);
    figure("hits", evtx.length);
    figure("rules that hit", hit.size);
    figure("hits that differ", differing.length);
    if (differing.length > 0 || !isOrdered) process.exitCode = 1;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The corpus has no values for thresholds and new terms: what any of them would have stands in. */
function writeRules(data: string, file: string): void {
  const lines = readLines(path.join(data, "corpora", "elastic.jsonl")).flatMap((line) => {
    const rule = JSON.parse(line) as Readonly<Record<string, unknown>>;
    if (rule["language"] === "esql" || rule["query"] === null) return [];
    const { id, path: name, type, language, query, severity } = rule;
    const counted = {
      ...(type === "threshold" ? { threshold: { field: ["host.id"], value: 1 } } : {}),
      ...(type === "new_terms" ? { new_terms_fields: ["host.id", "user.id"] } : {}),
    };
    return [JSON.stringify({ rule_id: id, name, type, language, query, severity, ...counted })];
  });
  fs.writeFileSync(file, lines.join("\n"));
}

/** Writes each log as JSON lines of the same name; the number of events. */
function shipLogs(from: string, to: string): number {
  let records = 0;
  for (const file of filesBelow(from, (name) => name.endsWith(".evtx"))) {
    const lines: string[] = [];
    createReader("evtx").read(new Uint8Array(fs.readFileSync(file)), 0, true, (event) => {
      const forms = ecsRecords(event);
      if (forms.length > 0) records++;
      for (const record of forms) lines.push(JSON.stringify(record));
    });
    const target = path.join(to, path.relative(from, file));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, lines.map((line) => `${line}\n`).join(""));
  }
  return records;
}

/** The hits of a scan, in its order. */
async function scan(rules: string, logs: string, threads: number): Promise<readonly HitKey[]> {
  const out: string[] = [];
  const streams = { out: collector(out), err: collector([]) };
  await runScan(
    {
      inputs: [logs],
      rules: [rules],
      tags: [],
      statuses: [],
      format: "jsonl",
      threads,
      fullScan: false,
    },
    streams,
  );
  const lines = out.join("").split("\n");
  return lines.filter((line) => line !== "").map((line) => keyOf(JSON.parse(line), logs));
}

function keyOf({ rule, event, events = [event] }: HitLine, logs: string): HitKey {
  const members = events.map(
    ({ file, recordId, time }) => `${path.relative(logs, file)} ${recordId} ${time}`,
  );
  return `${rule.id} ${rule.title}\t${members.join(" | ")}`;
}

function collector(parts: string[]): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(chunk.toString("utf8"));
      done();
    },
  });
}

/** What only one of two forms found. */
function difference(evtx: readonly HitKey[], json: readonly HitKey[]): readonly string[] {
  const [inEvtx, inJson] = [new Set(evtx), new Set(json)];
  return [
    ...evtx.filter((key) => !inJson.has(key)).map((key) => `only as EVTX: ${key}`),
    ...json.filter((key) => !inEvtx.has(key)).map((key) => `only in ECS: ${key}`),
  ];
}
