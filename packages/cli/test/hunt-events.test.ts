import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { objects, samples, telltaleReading } from "./hunt-kit.ts";
import { telltale } from "./kit.ts";

const hunt = (query: string, ...args: readonly string[]) =>
  telltale("hunt", query, samples, "--format", "jsonl", ...args);
const records = (lines: string) => objects(lines).map(({ recordId }) => recordId);

const whoami = 'process where process.name : "WHOAMI.exe"';
const sequence = `sequence by process.entity_id with maxspan=1m
  [process where event.type == "start"] [network where true]`;

describe("telltale hunt for events", () => {
  test("EQL is known by its category, and gives the fields that it speaks of", async () => {
    const { code, out, err } = await hunt(whoami);
    expect(code).toBe(0);
    expect(objects(out)).toEqual([
      {
        time: "2026-03-02T09:20:11.2000000Z",
        computer: "HARBOR-WS07.harbor.example",
        channel: "Microsoft-Windows-Sysmon/Operational",
        provider: "Microsoft-Windows-Sysmon",
        eventId: 1,
        recordId: "41270",
        file: expect.stringMatching(/Sysmon%4Operational\.evtx$/),
        "event.category": "process",
        "process.name": "whoami.exe",
      },
    ]);
    expect(err).toMatch(/^1 row, 5 files, 0\.8 MB, 615 events, /);
  });

  test("Kibana KQL and Lucene find the same, where they are named", async () => {
    for (const [lang, query] of [
      ["kuery", "process.name: whoami.exe"],
      ["lucene", "process.name:/who.*/ AND event.category:process"],
    ] as const)
      expect(records((await hunt(query, "--lang", lang)).out)).toEqual(["41270"]);
    const { code, err } = await hunt("process.name: whoami.exe");
    expect(code).toBe(2);
    expect(err).toContain("--lang");
  });

  test("fields are of the types that they have in ECS", async () => {
    const { out } = await hunt(
      'process where event.code == "1" and process.pid > 0 and winlog.record_id == "41270"',
    );
    expect(objects(out)).toMatchObject([
      {
        eventId: 1,
        "event.code": "1",
        "process.pid": expect.any(Number),
        "winlog.record_id": "41270",
      },
    ]);
  });

  test("a sequence is a group of rows", async () => {
    const all = objects((await hunt(sequence)).out);
    expect(all.length).toBeGreaterThan(4);
    expect(all.slice(0, 4)).toMatchObject([
      { sequence: 1, step: 1, eventId: 1 },
      { sequence: 1, step: 2, eventId: 3 },
      { sequence: 2, step: 1, eventId: 1 },
      { sequence: 2, step: 2, eventId: 3 },
    ]);
    for (let at = 0; at < all.length; at += 2)
      expect(all[at]?.["process.entity_id"]).toBe(all[at + 1]?.["process.entity_id"]);
    const last = objects((await hunt(`${sequence} | tail 1`)).out);
    expect(last.map(({ recordId }) => recordId)).toEqual(
      all.slice(-2).map(({ recordId }) => recordId),
    );
    expect(last.map((row) => row["sequence"])).toEqual([1, 1]);
  });

  test("steps that stay away have no row, and leave their number", async () => {
    const { out } = await hunt(`sequence by process.entity_id with maxspan=1h
      [process where event.type == "start"] ![file where true] [network where true] | head 1`);
    expect(objects(out).map(({ step }) => step)).toEqual([1, 3]);
  });

  test("head and tail go by time", async () => {
    const all = objects((await hunt("process where true")).out);
    const times = all.map(({ time }) => String(time)).sort();
    const head = objects((await hunt("process where true | head 3")).out);
    expect(head.map(({ time }) => time)).toEqual(times.slice(0, 3));
    const tail = objects((await hunt("process where true | tail 3 | head 1")).out);
    expect(tail.map(({ time }) => time)).toEqual(times.slice(-3, -2));
  });

  test("the rows are the same on any number of threads", async () => {
    for (const query of ["process where true", sequence]) {
      const one = await hunt(query, "--threads", "1");
      expect((await hunt(query, "--threads", "3")).out).toBe(one.out);
    }
  });

  test("a query may be in a file, in a rule, or come by standard input", async () => {
    const rule = `[rule]
name = "Who"
rule_id = "r"
type = "eql"
language = "eql"
severity = "low"
query = '''
${whoami}
'''
`;
    const folder = await folderOf({
      "q.eql": `// who\n${whoami}\n`,
      "q.lucene": "process.name:whoami.exe",
      "rule.toml": rule,
    });
    for (const file of ["q.eql", "q.lucene", "rule.toml"])
      expect(records((await hunt(join(folder, file))).out)).toEqual(["41270"]);
    const read = await telltaleReading(whoami, "hunt", "-", samples, "--format", "jsonl");
    expect(records(read.out)).toEqual(["41270"]);
  });

  test("now is the newest event, or what --now says", async () => {
    const count = async (query: string, ...args: string[]) =>
      objects((await hunt(query, ...args)).out).length;
    const all = await count("*:*", "--lang", "kuery");
    const today = "@timestamp >= now/d and @timestamp <= now/d";
    expect(await count(today, "--lang", "kuery")).toBeGreaterThan(0);
    expect(await count(today, "--lang", "kuery", "--now", "2027-01-01")).toBe(0);
    expect(await count("@timestamp:[now-1y TO now]", "--lang", "lucene")).toBe(all);
  });

  test("what Winlogbeat ships unmapped has the fields of its events, and what is mapped its own", async () => {
    const record = (fields: object) =>
      JSON.stringify({
        "@timestamp": "2026-03-02T08:00:03.500Z",
        event: { code: "4688", kind: "event", ...fields },
        winlog: {
          channel: "Security",
          provider_name: "Microsoft-Windows-Security-Auditing",
          event_id: 4688,
          event_data: { NewProcessName: "C:\\Windows\\System32\\whoami.exe" },
        },
      });
    const folder = await folderOf({
      "raw.jsonl": record({}),
      "mapped.jsonl": record({ category: ["process"], type: ["end"] }),
    });
    const found = async (query: string, ...args: readonly string[]) =>
      objects((await telltale("hunt", query, folder, "-f", "jsonl", ...args)).out).map(({ file }) =>
        String(file).replace(`${folder}/`, ""),
      );
    expect(await found('process where process.name : "whoami.exe"')).toEqual(["raw.jsonl"]);
    expect(await found('process where event.type == "end"')).toEqual(["mapped.jsonl"]);
    expect(await found("@timestamp >= 2026-03-02", "--lang", "kuery")).toHaveLength(2);
  });

  test("--since, --until and --max-rows", async () => {
    const { out } = await hunt(
      "process where true",
      "--since",
      "2026-03-02T09:20:11",
      "--until",
      "2026-03-02T09:20:12",
    );
    expect(records(out)).toContain("41270");
    const cut = await hunt("process where true", "--max-rows", "2");
    expect(objects(cut.out)).toHaveLength(2);
    expect(cut.err).toContain("cut off after 2 rows");
  });

  test.each([
    ["process where process.name : 4", [], 2, "Behind ':' stands a string"],
    ['process where process.nme : "x"', [], 0, "no Windows event has what the query asks for"],
    [whoami, ["--table", "A=b.csv"], 2, "--table is for queries over tables"],
    [whoami, ["--explain"], 2, "--explain"],
  ])("%s %s", async (query, args, code, message) => {
    const ran = await hunt(query, ...args);
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(message);
  });

  test("formats", async () => {
    const csv = await telltale("hunt", whoami, samples, "--format", "csv");
    expect(csv.out.split("\n")[0]).toBe(
      "time,computer,channel,provider,eventId,recordId,file,event.category,process.name",
    );
    const table = await telltale("hunt", whoami, samples);
    expect(table.out).toContain("whoami.exe");
    const json = await telltale("hunt", whoami, samples, "--format", "json");
    expect(JSON.parse(json.out)).toHaveLength(1);
  });

  test("a rule that matches indicators takes them from a file, in hunts and in scans", async () => {
    const rule = {
      rule_id: "r",
      name: "Known address",
      type: "threat_match",
      language: "kuery",
      query: "destination.ip: *",
      threat_mapping: [
        { entries: [{ field: "destination.ip", type: "mapping", value: "threat.indicator.ip" }] },
      ],
    };
    const [event] = objects(
      (await hunt("network where destination.ip != null | head 1")).out,
    ) as readonly { readonly recordId: string; readonly "destination.ip": string }[];
    const folder = await folderOf({
      "r.ndjson": JSON.stringify(rule),
      "i.csv": `threat.indicator.ip,note\n${event?.["destination.ip"]},x\n`,
      "broken.csv": "ip,note\n1\n",
    });
    const [path, known] = [join(folder, "r.ndjson"), join(folder, "i.csv")];
    const hunted = await hunt(path, "--indicators", known);
    expect(records(hunted.out)).toContain(event?.recordId);
    const scan = (...args: readonly string[]) =>
      telltale("scan", samples, "--rules", path, "--format", "jsonl", ...args);
    expect(objects((await scan("--indicators", known)).out)).toHaveLength(
      objects(hunted.out).length,
    );
    expect((await scan()).err).toContain("it needs indicators");
    for (const bad of ["broken.csv", "nothing.csv"])
      expect((await scan("--indicators", join(folder, bad))).code).toBe(3);
    expect((await hunt(whoami, "--indicators", known)).code).toBe(2);
  });
});
