import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { objects, samples, telltaleReading } from "./hunt-kit.ts";
import { telltale } from "./kit.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "telltale-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const hunt = (query: string, ...flags: readonly string[]) =>
  telltaleReading("", "hunt", query, samples, "--format", "jsonl", ...flags);

describe("hunting in SPL", () => {
  test("finds by data model what it finds by the events' own fields", async () => {
    const model = await hunt(
      "| tstats count from datamodel=Endpoint.Processes where Processes.process_name=vssadmin.exe Processes.process=*delete* by Processes.process Processes.user",
    );
    expect(model.err).not.toContain("error");
    expect(objects(model.out)).toEqual([
      expect.objectContaining({
        "Processes.process": expect.stringContaining("delete shadows"),
        count: 1,
      }),
    ]);
    const raw = await hunt(
      "index=* Image=*\\vssadmin.exe OR NewProcessName=*\\vssadmin.exe CommandLine=*delete* | stats count",
    );
    expect(objects(raw.out)).toEqual([{ count: 1 }]);
  });

  test("knows the language by the text, or is told", async () => {
    const { out, code } = await hunt(
      "EventCode=4688 OR EventCode=1 | stats count",
      "--lang",
      "spl",
    );
    expect(code).toBe(0);
    expect(objects(out)[0]?.["count"]).toBeGreaterThan(10);
  });

  test("says where a search is wrong, and does not run it", async () => {
    const { out, err, code } = await hunt("index=* | statts count");
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain("Did you mean 'stats'?");
  });

  test("counts earliest from the newest event, or from the time given", async () => {
    const at = async (now: string) =>
      objects((await hunt("index=* earliest=-1h | stats count", "--now", now)).out)[0]?.["count"];
    expect(await at("2026-03-02T09:30:00Z")).toBeGreaterThan(0);
    expect(await at("2027-03-02T09:30:00Z")).toBe(0);
  });
});

test("a database made by ingest is for Kusto, and says so", async () => {
  const file = join(folder, "events.duckdb");
  await telltale("ingest", samples, "--out", file);
  expect(await telltale("hunt", "index=* | stats count", file)).toMatchObject({
    code: 2,
    err: expect.stringContaining("hunt in the logs in this language"),
  });
});

test("rules in SPL run in a scan beside others: a hit for each row, with the pack's macros", async () => {
  const rules = mkdtempSync(join(folder, "rules-"));
  const yaml = (name: string, search: string) =>
    `name: ${name}\nid: ${name}\nstatus: production\nsearch: '${search}'\ntags:\n  mitre_attack_id: [T1490]\n`;
  writeFileSync(
    join(rules, "a.yml"),
    yaml(
      "shadows",
      "| tstats `security_content_summariesonly` count min(_time) as firstTime from datamodel=Endpoint.Processes where `process_vssadmin` Processes.process=*delete* by Processes.dest Processes.process | `drop_dm_object_name(Processes)` | `security_content_ctime(firstTime)` | `shadows_filter`",
    ),
  );
  writeFileSync(
    join(rules, "macros.conf"),
    "[process_vssadmin]\ndefinition = (Processes.process_name=vssadmin.exe OR Processes.original_file_name=VSSADMIN.EXE)\n",
  );
  writeFileSync(
    join(rules, "web.yml"),
    yaml("web", "| tstats count from datamodel=Web by Web.url"),
  );
  const { out, err } = await telltale("scan", samples, "--rules", rules, "--format", "jsonl");
  expect(objects(out)).toEqual([
    expect.objectContaining({
      rule: expect.objectContaining({ id: "shadows", language: "spl" }),
      row: expect.objectContaining({
        process: expect.stringContaining("vssadmin"),
        firstTime: expect.stringMatching(/^2026-03-02T\d\d:\d\d:\d\d$/),
      }),
    }),
  ]);
  expect(err).toContain("the input has nothing for the table Web");
});

describe("rules that count without `by`", () => {
  const scan = async (search: string, settings = "") => {
    const rules = mkdtempSync(join(folder, "rules-"));
    writeFileSync(join(rules, "savedsearches.conf"), `[counts]\nsearch = ${search}\n${settings}`);
    const { out } = await telltale("scan", samples, "--rules", rules, "--format", "jsonl");
    return objects(out).map(({ row }) => row);
  };

  test("find nothing where there is nothing to count", async () => {
    expect(await scan("index=* Image=*\\nosuch.exe | stats count")).toEqual([]);
    expect(await scan("index=* Image=*\\nosuch.exe | stats count dc(host) as n | table n")).toEqual(
      [],
    );
    // As the filters of Splunk's content are, where nobody has filled them.
    expect(await scan("index=* Image=*\\\\nosuch.exe | stats count | search *")).toEqual([]);
  });

  test("find what there is", async () => {
    expect(await scan("index=sysmon EventCode=1 Image=*\\vssadmin.exe | stats count")).toEqual([
      { count: 1 },
    ]);
    expect(await scan('index=sysmon EventCode=1 | stats count(eval(Image="nosuch")) as n')).toEqual(
      [{ n: 0 }],
    );
  });

  test("find silence where they look for it: by a test, or by what makes an alert", async () => {
    const search = "index=* Image=*\\nosuch.exe | stats count";
    expect(await scan(`${search} | where count=0`)).toEqual([{ count: 0 }]);
    expect(await scan(search, "alert_condition = search count=0\n")).toEqual([{ count: 0 }]);
    expect(
      await scan(search, "counttype = number of events\nrelation = equal to\nquantity = 1\n"),
    ).toEqual([{ count: 0 }]);
  });
});

test("--level goes by the risk that detections of Splunk's security content have", async () => {
  const rules = mkdtempSync(join(folder, "rules-"));
  for (const [name, risk] of [
    ["weak", 25],
    ["strong", 90],
  ] as const)
    writeFileSync(
      join(rules, `${name}.yml`),
      `name: ${name}\nid: ${name}\nsearch: index=sysmon EventCode=1 Image=*vssadmin.exe\ntags:\n  risk_score: ${risk}\n`,
    );
  const { out } = await telltale(
    "scan",
    samples,
    "--rules",
    rules,
    "--format",
    "jsonl",
    "--level",
    "high",
  );
  expect(objects(out).map(({ rule }) => rule)).toMatchObject([{ id: "strong", level: "critical" }]);
});

describe("what searches rely on", () => {
  const app = () =>
    folderOf({
      "default/macros.conf":
        '[deleters]\ndefinition = lookup tools name as process_name OUTPUT kind | search kind="backup *"\n',
      "default/transforms.conf":
        "[tools]\nfilename = tools.csv\ncase_sensitive_match = false\nmatch_type = WILDCARD(name)\n",
      "default/sources.conf": "[index::edr]\nchannels = Security\n",
      "lookups/tools.csv": "name,kind\nVSSADMIN*,backup tool\n",
    });
  const search =
    "index=edr EventCode=4688 CommandLine=*delete* | `deleters` | table process_name kind";

  test("comes from a pack, or from a file under a name", async () => {
    const folder = await app();
    const { out, err } = await hunt(search, "--pack", folder);
    expect(err).not.toContain("error");
    expect(objects(out)).toEqual([{ process_name: "vssadmin.exe", kind: "backup tool" }]);
    const file = join(await folderOf({ "own.csv": "exe,kind\nvssadmin.exe,mine\n" }), "own.csv");
    const named =
      "EventCode=4688 CommandLine=*delete* | lookup own exe as process_name OUTPUT kind | search kind=* | table kind";
    expect(objects((await hunt(`index=* ${named}`, "--lookup", `own=${file}`)).out)).toEqual([
      { kind: "mine" },
    ]);
    writeFileSync(file, "exe,kind\nvssadmin.exe\n");
    const odd = await hunt(`index=* ${named}`, "--lookup", `own=${file}`);
    expect(odd.err).toContain("A row of 1 cell(s) under a header of 2");
    const without = await hunt(`index=* ${named}`);
    expect(without.err).toContain("The lookup 'own' is not here: it finds nothing");
    expect(await hunt("DeviceProcessEvents | take 1", "--lookup", `own=${file}`)).toMatchObject({
      code: 2,
      err: "--lookup is for searches in SPL.\n",
    });
  });

  test("comes with the rules of a scan, and from files beside them", async () => {
    const folder = await app();
    writeFileSync(join(folder, "rule.spl"), search);
    writeFileSync(
      join(folder, "own.spl"),
      "EventCode=4688 | lookup own exe as process_name OUTPUT kind | search kind=mine | table kind",
    );
    const file = join(await folderOf({ "own.csv": "exe,kind\nvssadmin.exe,mine\n" }), "own.csv");
    const scan = (...flags: readonly string[]) =>
      telltale("scan", samples, "--rules", folder, "--format", "jsonl", ...flags);
    const alone = await scan();
    expect(objects(alone.out)).toMatchObject([{ row: { kind: "backup tool" } }]);
    const both = await scan("--lookup", `own=${file}`);
    expect(
      objects(both.out)
        .map(({ row }) => (row as { kind: string }).kind)
        .toSorted(),
    ).toEqual(["backup tool", "mine"]);
    const checked = await telltale("check", folder);
    expect(checked.out).toContain("the lookup 'own' is not here");
    expect(checked.out).toContain("0 errors");
  });

  test("tables whose columns the data brings", async () => {
    const { out } = await hunt(
      "index=* EventCode=4688 | chart limit=2 count over user by process_name",
    );
    expect(objects(out)).toMatchObject([
      { user: "SYSTEM", "net.exe": 0, "svchost.exe": 27, OTHER: 0 },
      { user: "fsadmin", "net.exe": 2, "svchost.exe": 0, OTHER: 2 },
    ]);
  });
});
