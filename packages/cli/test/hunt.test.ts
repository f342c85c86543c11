import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { objects, samples, telltaleReading } from "./hunt-kit.ts";
import { telltale } from "./kit.ts";

const hunt = (query: string, ...args: readonly string[]) =>
  telltale("hunt", query, samples, "--format", "jsonl", ...args);

describe("telltale hunt", () => {
  test("runs a query on logs", async () => {
    const { code, out, err } = await hunt(
      'DeviceProcessEvents | where FileName =~ "SVCHOST.exe" | summarize n = count() by FileName',
    );
    expect(code).toBe(0);
    expect(objects(out)).toEqual([{ FileName: "svchost.exe", n: 66 }]);
    expect(err).toMatch(/^1 row, 5 files, 0\.8 MB, 615 events, /);
  });

  test("takes a query from a file and from standard input", async () => {
    const text = "SecurityEvent | where EventID == 4688 | count";
    const folder = await folderOf({
      "q.kql": `\uFEFF// a query\n${text}\n`,
      "wide.kql": Buffer.from(`\uFEFF${text}\r\n`, "utf16le"),
    });
    for (const file of ["q.kql", "wide.kql"])
      expect(objects((await hunt(join(folder, file))).out)).toEqual([{ Count: 31 }]);
    const read = await telltaleReading(text, "hunt", "-", samples, "--format", "jsonl");
    expect(objects(read.out)).toEqual([{ Count: 31 }]);
  });

  test("says that there is no query in an empty one", async () => {
    for (const query of ["", "// nothing but a comment\n"]) {
      const { code, err } = await hunt(query);
      expect(code).toBe(2);
      expect(err).toContain("The query is empty");
    }
  });

  test("says that the memory is too little for the rows that are asked for", async () => {
    const { code, err } = await hunt("Event", "--memory", "1MB");
    expect(err).toContain("error[hunt/memory]");
    expect(err).toContain("--memory");
    expect(code).toBe(2);
  });

  test("gives the same rows in the same order on any number of threads", async () => {
    const query =
      "Event | extend p = parse_xml(EventData) | project TimeGenerated, Source, EventID";
    const one = await hunt(query, "--threads", "1");
    expect(objects(one.out)).toHaveLength(615);
    expect((await hunt(query, "--threads", "3")).out).toBe(one.out);
  });

  test("joins tables of different events", async () => {
    const { out } = await hunt(
      "DeviceProcessEvents | where ActionType == 'ProcessCreated' | join kind=inner (DeviceNetworkEvents | summarize n = count() by ProcessId = InitiatingProcessId) on ProcessId | summarize c = count() by FileName | order by FileName asc | take 1",
    );
    expect(objects(out)).toHaveLength(1);
  });

  test("says which time would find something where the newest event is too new for it", async () => {
    const query =
      "DeviceProcessEvents | where Timestamp > ago(10m) | where ProcessCommandLine has 'vssadmin'";
    const { out, err } = await hunt(query);
    expect(out).toBe("");
    const [, rows, time = ""] =
      /the time aside, (\d+) rows? of DeviceProcessEvents .* try --now (\S+)/.exec(err) ?? [];
    expect(rows).toBe("2");
    const then = await hunt(query, "--now", time);
    expect(objects(then.out)).toMatchObject([{ FileName: "vssadmin.exe" }]);
    expect(then.err).not.toContain("try --now");
    // No time helps where it is not the time that nothing is found for.
    expect((await hunt(`${query} | summarize n = count() | where n > 2`)).err).not.toContain(
      "try --now",
    );
  });

  test("leaves out events beyond --since and --until", async () => {
    const { out, err } = await hunt(
      "Event | summarize min(TimeGenerated), max(TimeGenerated)",
      "--since",
      "2026-03-02T09:00",
      "--until",
      "2026-03-02T10:00",
    );
    const [row] = objects(out);
    expect(String(row?.["min_TimeGenerated"])).toMatch(/^2026-03-02T09:0/);
    expect(String(row?.["max_TimeGenerated"])).toMatch(/^2026-03-02T09:5/);
    const inside = objects(
      (
        await hunt(
          "Event | where TimeGenerated between (datetime(2026-03-02T09:00) .. datetime(2026-03-02T09:59:59.9999999)) | count",
        )
      ).out,
    );
    expect(err).toContain(
      `${615 - Number(inside[0]?.["Count"])} events outside of --since and --until left out`,
    );
  });

  test("runs every query of a text", async () => {
    const { out } = await telltale("hunt", "SecurityEvent | count; Event | count", samples);
    expect(out).toMatch(/result 1 of 2\n *Count\n *171\n.*result 2 of 2\n *Count\n *615\n/s);
    const json = await telltale(
      "hunt",
      "SecurityEvent | count; Event | count",
      samples,
      "-f",
      "json",
    );
    expect(JSON.parse(json.out)).toEqual([[{ Count: 171 }], [{ Count: 615 }]]);
  });

  test("finds columns in the data and goes on with them", async () => {
    const { code, out } = await hunt(
      "WindowsEvent | where EventID == 4688 | project EventData | evaluate bag_unpack(EventData) | summarize count() by ParentProcessName | top 1 by count_",
    );
    expect(code).toBe(0);
    expect(objects(out)).toEqual([
      { ParentProcessName: "C:\\Windows\\System32\\services.exe", count_: expect.any(Number) },
    ]);
  });
});

describe("now() and ago()", () => {
  test("go by the newest event, and the account says so", async () => {
    const { out, err } = await hunt("SecurityEvent | summarize n = now(), max(TimeGenerated)");
    expect(objects(out)[0]?.["n"]).toBe("2026-03-02T17:02:30.8003694Z");
    expect(err).toContain("now() is 2026-03-02T17:02:30.8003694Z, the newest event");
    expect(err).toContain("the oldest is of 2026-03-02T07:58:01.4298298Z");
  });

  test("go by --now where it is given", async () => {
    const query = "SecurityEvent | where TimeGenerated > ago(1d) | count";
    const late = await hunt(query, "--now", "2026-03-04");
    expect(objects(late.out)).toEqual([{ Count: 0 }]);
    expect(late.err).not.toContain("now() is");
    expect(objects((await hunt(query, "--now", "2026-03-02T20:00")).out)).toEqual([{ Count: 171 }]);
  });

  test("go unmentioned where no query asks", async () => {
    expect((await hunt("SecurityEvent | count")).err).not.toContain("now()");
  });
});

describe("the account says", () => {
  test("which tables no event makes", async () => {
    const { code, err } = await hunt("SigninLogs | count");
    expect(code).toBe(0);
    expect(err).toContain("SigninLogs is empty: events of Windows do not make this table");
    expect(err).toContain("--table SigninLogs=file");
  });

  test("which tables the input has no events for", async () => {
    const { err } = await telltale(
      "hunt",
      "DeviceProcessEvents | count",
      join(samples, "workstation/System.evtx"),
    );
    expect(err).toContain(
      "DeviceProcessEvents is empty: the input has none of the events that make it (Sysmon 1, Security 4688)",
    );
  });

  test("which columns nothing fills", async () => {
    const { err } = await hunt("SecurityEvent | where SourceSystem == '' | count");
    expect(err).toContain("SecurityEvent: nothing in the input fills the column SourceSystem\n");
    expect((await hunt("SecurityEvent | take 1")).err).not.toContain("fills");
  });

  test("what the query never uses, and what it asks for that is not here", async () => {
    const { code, out, err } = await hunt(
      "let Idle = 3;\nexternaldata(a: string) ['https://x.example/list.csv'] | count",
    );
    expect(code).toBe(0);
    expect(objects(out)).toEqual([{ Count: 0 }]);
    expect(err).toMatch(/partial: externaldata .*\(line 2\) is not here/);
    expect(err).toContain("never used: Idle (line 1)");
  });
});

describe("what is wrong ends with a message and no stack trace", () => {
  const wrong = (query: string, ...args: readonly string[]) =>
    telltale("hunt", query, samples, "--lang", "kusto", ...args);

  test.each([
    { name: "a syntax error", query: "SecurityEvent | where (EventID == 1", says: "-->" },
    { name: "an operator", query: "SecurityEvent | wher EventID == 1", says: "mean 'where'?" },
    { name: "a table", query: "SecurityEvnt | count", says: "Did you mean 'SecurityEvent'?" },
    { name: "a column", query: "SecurityEvent | project EventId1", says: "EventId1" },
    { name: "a function", query: "print strlenn('a')", says: "strlen" },
    {
      name: "a type",
      query: "SecurityEvent | where EventID has_any (1) and Computer",
      says: "-->",
    },
  ])("$name", async ({ query, says }) => {
    const { code, out, err } = await wrong(query);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(says);
    expect(err).toContain("The query was not run.");
    expect(err).not.toMatch(/^\s+at /m);
  });

  test("a query that takes too long", async () => {
    const { code, err } = await wrong(
      "range x from 1 to 1000000000 step 1 | summarize dcount(x * 2) by x",
      "--timeout",
      "200ms",
    );
    expect(code).toBe(2);
    expect(err).toContain("the query ran longer than 0.2 s");
    expect(err).toContain("--timeout");
  });

  test("a query that needs too much memory", async () => {
    const { code, err } = await wrong(
      "range x from 1 to 300000 step 1 | extend y = strcat(strrep('0123456789', 100), x) | summarize make_list(y)",
      "--memory",
      "30MB",
    );
    expect(code).toBe(2);
    expect(err).toContain("memory");
    expect(err).toContain("--memory");
  });

  test("a result of too many rows is cut off, and says so", async () => {
    const { code, out, err } = await wrong(
      "range x from 1 to 100000 step 1",
      "--max-rows",
      "7",
      "-f",
      "csv",
    );
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(8);
    expect(err).toContain("cut off after 7 rows");
  });

  test("an input or a query file that is not there", async () => {
    expect(await telltale("hunt", "SecurityEvent", "nowhere.evtx")).toMatchObject({
      code: 3,
      out: "",
    });
    const { code, err } = await telltale("hunt", "nowhere.kql", samples);
    expect(code).toBe(3);
    expect(err).toContain("nowhere.kql: no such file or folder");
  });

  test("an output that cannot be written", async () => {
    const { code, err } = await wrong("print 1", "--output", "nowhere/rows.csv");
    expect(code).toBe(3);
    expect(err).toContain("cannot write nowhere/rows.csv");
  });

  test("a folder in the place of the query", async () => {
    const { code, err } = await telltale("hunt", samples, "SecurityEvent");
    expect(code).toBe(3);
    expect(err).toContain("the query comes first");
  });

  test("no input, and formats that do not go together", async () => {
    expect((await telltale("hunt", "SecurityEvent")).code).toBe(2);
    expect(await wrong("print 1", "--format", "parquet")).toMatchObject({ code: 2 });
    expect(await wrong("print 1", "--since", "2026-03-02", "--until", "2026-03-01")).toMatchObject({
      code: 2,
    });
  });

  test("a text in no language that can be told", async () => {
    const { code, err } = await telltale("hunt", "process.name : cmd.exe", samples);
    expect(code).toBe(2);
    expect(err).toContain("--lang");
  });
});

test("Ctrl-C ends a query", async () => {
  const bin = join(import.meta.dirname, "../bin/telltale.js");
  const query = "range x from 1 to 1000000000 step 1 | summarize dcount(x * 2) by x";
  const child = spawn(process.execPath, [bin, "hunt", query, samples, "--lang", "kusto"]);
  let err = "";
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const timer = setTimeout(() => child.kill("SIGINT"), 4000);
  const code = await new Promise((resolve) => child.on("exit", resolve));
  clearTimeout(timer);
  expect(code).toBe(130);
  expect(err).toContain("Interrupted: the query was ended before it was done.");
  expect(err).not.toMatch(/^\s+at /m);
}, 30_000);

test("a reader that has seen enough is no failure", async () => {
  const bin = join(import.meta.dirname, "../bin/telltale.js");
  const command = `"${process.execPath}" "${bin}" hunt "range x from 1 to 300000 step 1" "${samples}" --lang kusto -f csv 2>/dev/null | head -n 2`;
  expect((await promisify(execFile)("sh", ["-c", command])).stdout).toBe("x\n1\n");
}, 30_000);
