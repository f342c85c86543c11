import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { objects, samples } from "./hunt-kit.ts";
import { telltale } from "./kit.ts";

const hunt = async (query: string, input = samples) => {
  const { code, out, err } = await telltale("hunt", query, input, "--format", "jsonl");
  return { code, err, rows: objects(out) };
};

describe("telltale hunt in ES|QL", () => {
  test("is known by its source, and is over the events in ECS", async () => {
    const { code, rows } = await hunt(
      `FROM logs-windows.sysmon_operational-* METADATA _id
       | WHERE event.category == "process" AND event.type == "start" AND process.name LIKE "who*"
       | EVAL Esql.args = MV_COUNT(process.args)
       | KEEP @timestamp, host.name, process.name, process.parent.name, Esql.*`,
    );
    expect(code).toBe(0);
    expect(rows).toMatchObject([
      {
        "@timestamp": "2026-03-02T09:20:11.2000000Z",
        "host.name": "HARBOR-WS07.harbor.example",
        "process.name": "whoami.exe",
      },
    ]);
    expect(rows[0]?.["Esql.args"]).toBeGreaterThan(0);
  });

  test("groups what all kinds of events have in common", async () => {
    const { rows } = await hunt(
      `from logs-*
       | stats n = count(*), users = count_distinct(user.name) by event.code
       | where event.code in ("4624", "1") | sort event.code`,
    );
    expect(rows.map((row) => row["event.code"])).toEqual(["1", "4624"]);
    const { rows: all } = await hunt('from logs-* | where event.code == "1" | stats n = count(*)');
    expect(all).toEqual([{ n: rows[0]?.["n"] }]);
  });

  test("fields that nothing fills are null, and null is not true", async () => {
    const { rows } = await hunt(
      'from logs-* | where event.code == "4624" | stats all = count(*), no = count(process.parent.name) where not process.parent.name == "x"',
    );
    expect(rows[0]?.["all"]).toBeGreaterThan(10);
    expect(rows[0]?.["no"]).toBe(0);
    const { rows: none } = await hunt(
      'from logs-* | where event.code == "4624" and process.parent.name is null | stats n = count(*)',
    );
    expect(none[0]?.["n"]).toBe(rows[0]?.["all"]);
    const { rows: some } = await hunt(
      "from logs-* | where process.parent.name is not null and kibana.alert.rule.name is not null",
    );
    expect(some).toEqual([]);
  });

  test("without a limit there are at most a thousand rows, and fields of all events in them", async () => {
    const { rows } = await hunt('from logs-* | where event.code == "1"');
    expect(Object.keys(rows[0] ?? {})).toEqual([
      "@timestamp",
      "host.name",
      "event.provider",
      "event.code",
      "event.action",
    ]);
    const lines = Array.from({ length: 1200 }, (_, i) =>
      JSON.stringify({
        "@timestamp": "2026-01-01T00:00:00Z",
        event: { kind: "event", sequence: i },
      }),
    );
    const many = join(await folderOf({ "many.jsonl": lines.join("\n") }), "many.jsonl");
    expect((await hunt("from logs-* | keep event.sequence", many)).rows).toHaveLength(1000);
    expect((await hunt("from logs-* | keep event.sequence | limit 1100", many)).rows).toHaveLength(
      1100,
    );
  });

  test("each event is one row, with the id that it has as an event", async () => {
    const given = [
      ["Security", "Microsoft-Windows-Eventlog", 1102, { SubjectUserName: "ann" }],
      ["Security", "Microsoft-Windows-Eventlog", 1108, { EventID: "4616" }],
      ["Microsoft-Windows-PowerShell/Operational", "Microsoft-Windows-PowerShell", 4104, {}],
      ["Microsoft-Windows-Sysmon/Operational", "Microsoft-Windows-Sysmon", 7, {}],
      ["System", "Service Control Manager", 7045, { ServiceName: "x" }],
    ].map(([channel, provider, eventId, fields], i) =>
      JSON.stringify({
        file: "x",
        recordId: String(i),
        time: "2026-01-01T10:00:00Z",
        channel,
        provider,
        eventId,
        computer: "PC1",
        fields,
      }),
    );
    const folder = await folderOf({ "events.jsonl": given.join("\n") });
    const { rows } = await hunt(
      "from logs-* | stats n = count(*), user = values(user.name) by event.code | sort event.code",
      folder,
    );
    expect(rows.map((row) => [row["event.code"], row["n"], row["user"]])).toEqual([
      ["1102", 1, "ann"],
      ["1108", 1, null],
      ["4104", 1, null],
      ["7", 1, null],
      ["7045", 1, null],
    ]);
    const { rows: cleared } = await hunt('from logs-* | where event.code == "1102"', folder);
    expect(cleared).toHaveLength(1);
    const { rows: others } = await hunt('from logs-* | where event.code != "1102"', folder);
    expect(others).toHaveLength(4);
  });

  test("records in ECS are used as they are", async () => {
    const records = [
      {
        "@timestamp": "2026-01-01T10:00:00Z",
        event: { kind: "event", category: ["process"], type: ["start"], action: "exec" },
        process: { name: "bash", args: ["bash", "-c", "id"], pid: 12 },
        host: { name: "web1", ip: ["10.0.0.5", "fe80::1"] },
        data_stream: { dataset: "endpoint.events.process" },
      },
      {
        "@timestamp": "2026-01-01T10:01:00Z",
        event: { kind: "event", category: ["authentication"], outcome: "failure" },
        source: { ip: "203.0.113.7", port: 4422 },
        user: { name: "root" },
      },
    ];
    const folder = await folderOf({
      "ecs.jsonl": records.map((r) => JSON.stringify(r)).join("\n"),
    });
    const { rows } = await hunt(
      `from logs-* | eval shell = mv_contains(process.args, "-c"), ips = mv_count(host.ip)
       | sort @timestamp | keep process.name, process.pid, shell, ips, source.port, user.name`,
      folder,
    );
    expect(rows).toEqual([
      {
        "process.name": "bash",
        "process.pid": 12,
        shell: true,
        ips: 2,
        "source.port": null,
        "user.name": null,
      },
      {
        "process.name": null,
        "process.pid": null,
        shell: false,
        ips: null,
        "source.port": 4422,
        "user.name": "root",
      },
    ]);
  });

  test("a text that is empty is a text, where a record in ECS has it", async () => {
    const records = [{ name: "" }, { name: "x" }, { pid: 1, args: [] }].map((process) =>
      JSON.stringify({ event: { kind: "event" }, process }),
    );
    const folder = await folderOf({ "ecs.jsonl": records.join("\n") });
    const count = async (where: string) =>
      (await hunt(`from logs-* | where ${where} | stats n = count(*)`, folder)).rows[0]?.["n"];
    expect(await count('process.name == ""')).toBe(1);
    expect(await count("process.name is null")).toBe(1);
    expect(await count('process.name != "x"')).toBe(1);
    expect(await count('not (process.name == "x")')).toBe(1);
    expect(await count("length(process.name) == 0")).toBe(1);
    expect(await count("process.args is null")).toBe(3);
  });

  test("Kibana KQL within it may ask for fields by a pattern", async () => {
    const count = async (kql: string) =>
      (await hunt(`from logs-* | where kql("${kql}") | stats n = count(*)`)).rows[0]?.["n"];
    expect(await count("process.na*: whoami.exe")).toBe(1);
    expect(await count("process.name.caseless: WHOAMI.exe")).toBe(1);
    expect(await count("dll.*: *")).toBe(0);
    expect(await count("not nothing.*: *")).toBe(await count("host.name: *"));
  });

  test("a value that is alone is no list", async () => {
    const { rows } = await hunt(
      'row a = [1], b = [1, 2], c = "x" | stats a = values(a), b = values(b), c = values(c)',
    );
    expect(rows).toEqual([{ a: 1, b: [1, 2], c: "x" }]);
    const { rows: events } = await hunt(
      'from logs-* | where event.code == "1" | keep event.category, event.type | limit 1',
    );
    expect(events).toEqual([{ "event.category": "process", "event.type": "start" }]);
  });

  test("events are in the words of the agent whose index is asked for", async () => {
    const registry = [
      [12, { EventType: "CreateKey", TargetObject: "HKLM\\SOFTWARE\\a" }],
      [12, { EventType: "DeleteValue", TargetObject: "HKLM\\SOFTWARE\\a\\b" }],
      [13, { EventType: "SetValue", TargetObject: "HKLM\\SOFTWARE\\a\\b", Details: "x" }],
      [7, { Image: "C:\\a.exe", ImageLoaded: "C:\\b.dll" }],
    ].map(([eventId, fields], i) =>
      JSON.stringify({
        file: "x",
        recordId: String(i),
        time: "2026-01-01T10:00:00Z",
        channel: "Microsoft-Windows-Sysmon/Operational",
        provider: "Microsoft-Windows-Sysmon",
        eventId,
        computer: "PC1",
        fields,
      }),
    );
    const folder = await folderOf({ "events.jsonl": registry.join("\n") });
    const ids = async (from: string, where: string) =>
      (
        await hunt(
          `from ${from} | where ${where} | sort winlog.record_id | keep winlog.record_id`,
          folder,
        )
      ).rows.map((row) => row["winlog.record_id"]);
    const defend = "logs-endpoint.events.registry-*";
    const sysmon = "logs-windows.sysmon_operational-*";
    expect(await ids(defend, 'event.category == "registry"')).toEqual(["0", "1", "2"]);
    expect(await ids(defend, 'event.action == "modification"')).toEqual(["2"]);
    expect(await ids(defend, 'event.type == "deletion"')).toEqual(["1"]);
    expect(await ids("logs-endpoint.events.library-*", 'event.category == "library"')).toEqual([
      "3",
    ]);
    expect(await ids(`${defend}, ${sysmon}`, 'event.action in ("modification", "x")')).toEqual([
      "2",
    ]);
    // Winlogbeat and Elastic Agent give these events two categories.
    expect(await ids(sysmon, 'event.category == "registry"')).toEqual([]);
    expect(await ids(sysmon, 'mv_contains(event.category, "registry")')).toEqual(["0", "1", "2"]);
    expect(await ids(sysmon, 'event.action == "RegistryEvent (Value Set)"')).toEqual(["2"]);
  });

  test("what Elasticsearch alone can do is refused by its name, and a slip with what was meant", async () => {
    const refused = await hunt("from logs-* | enrich hosts on host.name | keep host.name");
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("ENRICH cannot be run here");
    const slip = await hunt("from logs-* | eval total = 1 | keep totl");
    expect(slip.err).toContain("Did you mean 'total'?");
  });
});

describe("rules in ES|QL", () => {
  test("are queries of hunts, in TOML and as Kibana exports them", async () => {
    const query =
      'from logs-* | where process.name == "whoami.exe" | stats n = count(*) by host.name';
    const toml = `[rule]\nname = "a"\nrule_id = "a"\ntype = "esql"\nlanguage = "esql"\nquery = '''\n${query}\n'''\n`;
    const ndjson = JSON.stringify({ rule_id: "a", name: "a", type: "esql", query });
    const folder = await folderOf({
      "a.toml": toml,
      "a.ndjson": ndjson,
      "bad.toml": toml.replace("stats", "statz"),
    });
    for (const file of ["a.toml", "a.ndjson"]) {
      const { code, rows } = await hunt(join(folder, file));
      expect([code, rows]).toEqual([0, [{ n: 1, "host.name": "HARBOR-WS07.harbor.example" }]]);
    }
    const bad = await hunt(join(folder, "bad.toml"));
    expect(bad.code).toBe(2);
    expect(bad.err).toContain("bad.toml:7:");
  });

  const rule = (name: string, query: string) => `[metadata]
creation_date = "2026/01/01"
[rule]
name = "${name}"
rule_id = "${name}"
type = "esql"
language = "esql"
severity = "high"
query = '''
${query}
'''
`;

  test("run in a scan: a hit for each row, with its event where it is of one", async () => {
    const rules = await folderOf({
      "who.toml": rule(
        "who",
        'from logs-* metadata _id, _index | where process.name.caseless == "whoami.exe" and event.type == "start" | keep process.name, user.name, _id',
      ),
      "many.toml": rule(
        "many",
        'from logs-* | where event.code == "1" | stats Esql.n = count(*) by host.name | where Esql.n > 5',
      ),
      "triage.toml": rule("triage", "from logs-* | completion x = message"),
      "aws.toml": rule("aws", "from logs-aws.cloudtrail-* | stats n = count(*) by user.name"),
    });
    const { out, err } = await telltale("scan", samples, "--rules", rules, "--format", "jsonl");
    const hits = objects(out) as unknown as readonly {
      readonly rule: { readonly id: string };
      readonly event: { readonly recordId: string };
      readonly row: Readonly<Record<string, unknown>>;
    }[];
    expect(hits.filter(({ rule: { id } }) => id === "who")).toMatchObject([
      { event: { recordId: "41270" }, row: { "process.name": "whoami.exe", _id: null } },
    ]);
    expect(hits.filter(({ rule: { id } }) => id === "many")).toMatchObject([
      { row: { "host.name": "HARBOR-WS07.harbor.example" } },
    ]);
    expect(hits.filter(({ rule: { id } }) => id === "aws")).toEqual([]);
    expect(err).toContain("COMPLETION runs in Elasticsearch only");
  });
});
