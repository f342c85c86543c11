import fs from "node:fs";
import path from "node:path";
import { evaluateExpr, evaluateScalar } from "@telltale/core/engine";
import {
  type Fit,
  joinKeys,
  planStages,
  SampleCollector,
  SequenceMachine,
} from "@telltale/core/engine/sequence";
import { lowerEql, parseEql } from "@telltale/core/languages/eql";
import type { Datum, Query, Sequence, SequenceStep, Step } from "@telltale/core/model";
import { SourceText } from "@telltale/core/source";
import { readLines } from "./data.ts";
import { figure } from "./scoreboard.ts";

type Print = (line: string) => void;
type Record_ = Readonly<Record<string, Datum>>;

interface Case {
  readonly name: string;
  readonly query: string;
  readonly expected_event_ids: readonly number[];
}

/** A set of cases and the events that they speak of. */
interface Suite {
  readonly file: string;
  readonly events: readonly Record_[];
  readonly id: string;
}

/** The pass rate that must hold, in percent of all cases. */
const floor = 100;

/**
 * Runs the queries of Elasticsearch's own tests on their events, through parser, lowering, evaluator and sequence
 * machine, and compares the ids of what they find. Each difference is printed; exit code 1 where there is one.
 */
export function eqlSuite(data: string, print: Print): void {
  const folder = path.join(data, "suites", "eql");
  const suites: readonly Suite[] = [
    {
      file: "test_queries.active.jsonl",
      events: readLines(path.join(folder, "endgame-140.events.jsonl")).map(
        (line) => JSON.parse(line) as Record_,
      ),
      id: "serial_event_id",
    },
    {
      file: "test_extra.jsonl",
      events: inTime(
        JSON.parse(fs.readFileSync(path.join(folder, "extra.data.json"), "utf8")) as Record_[],
      ),
      id: "sequence",
    },
  ];
  for (const suite of suites) runSuite(folder, suite, print);
}

const inTime = (events: readonly Record_[]) =>
  events.toSorted((a, b) => Number(a["@timestamp"]) - Number(b["@timestamp"]));

function runSuite(folder: string, { file, events, id }: Suite, print: Print): void {
  const cases = readLines(path.join(folder, file)).map((line) => JSON.parse(line) as Case);
  let passed = 0;
  for (const { name, query, expected_event_ids: expected } of cases) {
    const found = runQuery(query, events);
    const ids = typeof found === "string" ? found : found.map((event) => event?.[id] ?? -1).join();
    if (ids === expected.join()) passed++;
    else print(`  ${name}: ${ids} in place of ${expected.join()}\n    ${query}`);
  }
  const rate = (100 * passed) / cases.length;
  print(`${file}: ${passed} of ${cases.length} pass (${rate.toFixed(1)} %)`);
  figure(`${file}, percent`, rate);
  if (rate < floor) process.exitCode = 1;
}

function runQuery(
  text: string,
  events: readonly Record_[],
): readonly (Record_ | undefined)[] | string {
  const source = new SourceText("query.eql", text);
  const parsed = parseEql(source);
  const { logic, diagnostics } = lowerEql(parsed, source, (field) =>
    field === "version" ? "version" : undefined,
  );
  const error = [...parsed.diagnostics, ...diagnostics].find(
    ({ severity }) => severity === "error",
  );
  if (error !== undefined) return error.message;
  if (logic.kind === "query") return piped(matching(logic.query, events), logic.query.steps);
  const { sequence, pipes } = logic;
  return piped(completionsOf(sequence, events), pipes).flat();
}

const subjectOf = (event: Record_) => ({
  get: (name: string): Datum | undefined =>
    event[name === "event.category" ? "event_type" : name] ??
    (name === "optional_field_default_null" && event[name] === null ? "NULL" : undefined),
  fields: () => event,
});

function matches({ steps }: Query, event: Record_): boolean {
  return steps.every(
    (step) => step.kind !== "filter" || evaluateExpr(step.where, subjectOf(event)) === true,
  );
}

const matching = (query: Query, events: readonly Record_[]) =>
  events.filter((event) => matches(query, event));

function piped<T>(rows: readonly T[], steps: readonly Step[]): readonly T[] {
  return steps.reduce(
    (kept, step) =>
      step.kind !== "take" ? kept : step.last ? kept.slice(-step.count) : kept.slice(0, step.count),
    rows,
  );
}

function completionsOf(
  sequence: Sequence,
  events: readonly Record_[],
): readonly (readonly (Record_ | undefined)[])[] {
  const found: (readonly (Record_ | undefined)[])[] = [];
  const machine = new SequenceMachine<Record_>(planStages(sequence), (done) =>
    found.push(done.events),
  );
  const sample = new SampleCollector<Record_>(sequence.steps.length);
  for (const event of events) {
    const fits = [
      ...sequence.steps.flatMap((step, number) => fitsOf(step, number, sequence, event)),
      ...(sequence.until === undefined ? [] : fitsOf(sequence.until, "until", sequence, event)),
    ];
    if (fits.length === 0) continue;
    if (sequence.ordered) machine.feed(Number(event["@timestamp"]), event, fits);
    else sample.feed(event, fits);
  }
  machine.end();
  return sequence.ordered ? found : sample.completions().map((done) => done.events);
}

function fitsOf(
  { input, by }: SequenceStep,
  step: Fit["step"],
  sequence: Sequence,
  event: Record_,
): readonly Fit[] {
  if (input.kind !== "query" || !matches(input.query, event)) return [];
  const keys = joinKeys(by, sequence.nullableKeys ?? [], (expr) =>
    evaluateScalar(expr, subjectOf(event)),
  );
  return keys.map((key) => ({ step, key: JSON.stringify(key) }));
}
