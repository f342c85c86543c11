import fs from "node:fs";
import path from "node:path";
import { createReader } from "@telltale/core/telemetry";
import type { Datum } from "@telltale/core/model";
import { readLines } from "./data.ts";
import { figure } from "./scoreboard.ts";

/** A record as the independent decoder has it: element name, attributes, text, children. */
interface TruthNode {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>>;
  readonly t?: string;
  readonly c?: readonly TruthNode[];
}

interface TruthRecord {
  readonly event: TruthNode | null;
}

interface TruthCounts {
  readonly file: string;
  readonly records: number;
  readonly class: readonly string[];
  readonly event_ids: Readonly<Record<string, number>>;
}

/** Compares record counts by channel and event id, then every value of the decoded files, with the shared truth. */
export function evtxTruth(data: string, print: (line: string) => void): void {
  compareCounts(data, print);
  compareValues(data, print);
}

function compareCounts(data: string, print: (line: string) => void): void {
  let files = 0;
  let records = 0;
  let differing = 0;
  for (const line of readLines(path.join(data, "evtx-truth", "counts.jsonl"))) {
    const truth = JSON.parse(line) as TruthCounts;
    const file = path.join(data, "evtx", truth.file);
    if (!fs.existsSync(file)) continue;
    const reader = createReader("evtx");
    const counts = new Map<string, number>();
    reader.read(new Uint8Array(fs.readFileSync(file)), 0, true, (event) => {
      const key = `${event.channel === "" ? "None" : event.channel}|${event.eventId}`;
      if (event.eventId >= 0) counts.set(key, (counts.get(key) ?? 0) + 1);
    });
    files++;
    records += reader.account.records;
    const keys = new Set([...counts.keys(), ...Object.keys(truth.event_ids)]);
    const wrong = [...keys].filter((key) => counts.get(key) !== truth.event_ids[key]);
    if (reader.account.records !== truth.records || wrong.length > 0) {
      differing++;
      print(
        `  ${truth.file} [${truth.class.join(", ")}]: ${reader.account.records} records, truth ${truth.records}; differing ids: ${wrong.slice(0, 5).join(", ")}`,
      );
    }
  }
  print(`evtx counts: ${files} files, ${records} records, ${differing} files differ`);
  figure("records", records);
  figure("files that differ in records", differing);
}

function compareValues(data: string, print: (line: string) => void): void {
  const folder = path.join(data, "evtx-truth", "decoded");
  const index = JSON.parse(fs.readFileSync(path.join(folder, "index.json"), "utf8")) as readonly {
    readonly file: string;
    readonly stem: string;
  }[];
  let files = 0;
  let values = 0;
  let differing = 0;
  for (const { file, stem } of index) {
    const source = path.join(data, "evtx", file);
    const decoded = path.join(folder, `${stem}.canonical.jsonl`);
    if (!fs.existsSync(source) || !fs.existsSync(decoded)) continue;
    files++;
    const truths = readLines(decoded).map((line) => JSON.parse(line) as TruthRecord);
    let at = 0;
    createReader("evtx").read(new Uint8Array(fs.readFileSync(source)), 0, true, (event) => {
      const truth = truths[at++]?.event;
      if (truth === undefined || truth === null) return;
      const expected = flatten(truth);
      const names = new Set([...expected.keys(), ...event.layout.names]);
      for (const name of names) {
        const mine = event.get(name);
        const texts = textsOf(mine);
        const wanted = expected.get(name) ?? [];
        values += Math.max(1, wanted.length);
        if (!sameTexts(texts, wanted)) {
          differing++;
          if (differing <= 20)
            print(
              `  ${stem} record ${at} ${name}: ${JSON.stringify(mine)?.slice(0, 120)} truth ${JSON.stringify(wanted).slice(0, 120)}`,
            );
        }
      }
    });
    if (at !== truths.length) print(`  ${stem}: ${at} records, truth ${truths.length}`);
  }
  print(`evtx values: ${files} files, ${values} values, ${differing} differ`);
  figure("values", values);
  figure("values that differ", differing);
}

function textsOf(datum: Datum | undefined): readonly string[] {
  if (datum === undefined) return [];
  return (Array.isArray(datum) ? (datum as readonly Datum[]) : [datum]).map((item) =>
    item === null ? "" : String(item),
  );
}

/** Empty and absent are one in the truth's XML view; numbers may be written otherwise (doubles). */
function sameTexts(mine: readonly string[], truth: readonly string[]): boolean {
  const a = mine.filter((text) => text !== "");
  const b = truth.filter((text) => text !== "");
  return (
    a.length === b.length &&
    a.every((text, i) => text === b[i] || (b[i] !== "" && Number(text) === Number(b[i])))
  );
}

function flatten(event: TruthNode): Map<string, string[]> {
  const own = new Map<string, string[]>();
  const system = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, name: string, text: string) => {
    const texts = to.get(name);
    if (texts === undefined) to.set(name, [text]);
    else texts.push(text);
  };
  const attributes = (to: Map<string, string[]>, node: TruthNode, prefix: string) => {
    for (const [name, text] of Object.entries(node.a ?? {}))
      if (!name.startsWith("xmlns")) add(to, `${prefix}_${name}`, text);
  };
  const tree = (node: TruthNode, prefix: string) => {
    attributes(own, node, `${prefix}${node.n}`);
    for (const child of node.c ?? []) {
      if (child.c !== undefined) tree(child, `${prefix}${child.n}.`);
      else {
        attributes(own, child, `${prefix}${child.n}`);
        add(own, `${prefix}${child.n}`, child.t ?? "");
      }
    }
  };
  for (const section of event.c ?? []) {
    if (section.n === "System") {
      for (const child of section.c ?? []) {
        attributes(system, child, child.n);
        if (child.t !== undefined) add(system, child.n, child.t);
      }
    } else if (section.n === "EventData") {
      attributes(own, section, "EventData");
      for (const child of section.c ?? []) {
        if (child.n === "Data")
          add(own, (child.a?.["Name"] ?? "").replaceAll(" ", "") || "Data", child.t ?? "");
        else if (child.c !== undefined) tree(child, `${child.n}.`);
        else {
          attributes(own, child, child.n);
          add(own, child.n, child.t ?? "");
        }
      }
    } else if (section.n === "UserData") for (const child of section.c ?? []) tree(child, "");
    else tree(section, section.n === "ProcessingErrorData" ? "" : `${section.n}.`);
  }
  for (const [name, texts] of system) if (!own.has(name)) own.set(name, texts);
  return own;
}
