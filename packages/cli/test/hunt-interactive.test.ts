import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { kustoCatalog } from "@telltale/core/schema/kusto";
import { completeNames } from "../src/hunt/interactive/complete.ts";
import { openHistory } from "../src/hunt/interactive/history.ts";
import { QueryBuffer } from "../src/hunt/interactive/query-buffer.ts";
import { samples, telltaleReading } from "./hunt-kit.ts";

const session = (...lines: readonly string[]) =>
  telltaleReading(`${lines.join("\n")}\n`, "hunt", "-i", samples);

describe("telltale hunt -i", () => {
  test("runs queries of several lines, and reads the logs once for a table", async () => {
    const { code, out, err } = await session(
      "let most = 1;",
      "DeviceProcessEvents",
      "| summarize n = count() by FileName",
      "| top most by n;",
      "DeviceProcessEvents | count",
      "",
    );
    expect(code).toBe(0);
    expect(out).toBe("FileName      n\nsvchost.exe  66\nCount\n  142\n");
    expect(err).toMatch(/^1 row, 5 files, .*\n1 row, \d+\.\d s\n$/);
  });

  test("runs what is left at the end", async () => {
    expect((await session("print x = 1")).out).toBe("x\n1\n");
  });

  test("goes on after an error", async () => {
    const { code, out, err } = await session("SecurityEvnt | count;", "print x = 1;");
    expect(code).toBe(0);
    expect(err).toContain("Did you mean 'SecurityEvent'?");
    expect(out).toBe("x\n1\n");
  });

  test("takes SPL and ES|QL too, and reads again for fields that no search has asked for", async () => {
    const { out, err } = await session(
      "index=* EventCode=4688 | stats count by process_name",
      "| sort - count | head 1;",
      "index=* EventCode=4688 process_name=net.exe | sort _time | table CommandLine;",
      "index=* process_name=net.exe EventCode=4688 | stats count;",
      'SET time_zone = "UTC";',
      "FROM logs-* | STATS n = COUNT(*);",
      "DeviceProcessEvents | count;",
    );
    expect(out).toBe(
      [
        "process_name  count",
        "svchost.exe      27",
        "CommandLine",
        "net user helpdesk7 * /add",
        "net localgroup administrators helpdesk7 /add",
        "count",
        "    2",
        "  n",
        "615",
        "Count",
        "  142",
        "",
      ].join("\n"),
    );
    const isRead = err.split("\n").map((line) => line.includes("5 files"));
    expect(isRead).toEqual([true, true, false, true, true, false]);
  });

  test("lists the tables that the input fills, and their columns", async () => {
    const { out } = await session("SecurityEvent | count;", ".tables", ".columns SecurityEvent");
    expect(out).toMatch(/^SecurityEvent +171 events +171 rows read$/m);
    expect(out).toMatch(/^DeviceProcessEvents +142 events$/m);
    expect(out).not.toContain("SigninLogs");
    expect(out).toMatch(/^CommandLine +string$/m);
    expect(out).toMatch(/^SourceSystem +string +not in the input$/m);
  });

  test("changes the format, explains the last query, ends", async () => {
    const { out } = await session(
      ".format jsonl",
      "print x = 1;",
      ".explain",
      ".quit",
      "print y = 2;",
    );
    expect(out).toMatch(/^\{"x":1\}\nquery\n.*SQL/s);
    expect(out).not.toContain('"y"');
  });

  test("says what commands there are", async () => {
    const { out } = await session(".help", ".tabels", ".columns SecurityEvnt", ".explain");
    expect(out).toContain(".columns T");
    expect(out).toContain("did you mean .tables?");
    expect(out).toContain("did you mean SecurityEvent?");
    expect(out).toContain("No query was run yet.");
  });
});

describe("a query of several lines", () => {
  const queriesOf = (lines: readonly string[]) => {
    const buffer = new QueryBuffer();
    return lines.map((line) => buffer.add(line)).filter((query) => query !== undefined);
  };

  test("ends with a semicolon behind what gives rows, or an empty line", () => {
    expect(queriesOf(["let a = 1;", "let f = () { T };", "T", "| take a;", "X"])).toEqual([
      "let a = 1;\nlet f = () { T };\nT\n| take a;",
    ]);
    expect(queriesOf(["T", "| count", "", "", "X;"])).toEqual(["T\n| count", "X;"]);
  });
});

describe("completion", () => {
  const catalog = kustoCatalog();
  const tables = ["DeviceProcessEvents", "SecurityEvent"];

  test("knows tables, and columns of the tables that were named", () => {
    expect(completeNames("secu", "", catalog, tables)).toEqual([["SecurityEvent"], "secu"]);
    expect(completeNames("| where Comm", "SecurityEvent", catalog, tables)).toEqual([
      ["CommandLine"],
      "Comm",
    ]);
    expect(completeNames("| where Comm", "", catalog, tables)).toEqual([[], "Comm"]);
  });
});

test("the history outlives the session, newest first", async () => {
  const folder = mkdtempSync(join(tmpdir(), "telltale-"));
  try {
    const env = { XDG_STATE_HOME: folder };
    const history = openHistory(env);
    expect(history.entries).toEqual([]);
    history.entries.unshift("first");
    history.entries.unshift("second");
    expect(history.save()).toBeUndefined();
    expect(openHistory(env).entries).toEqual(["second", "first"]);
    expect(await readFile(join(folder, "telltale/hunt-history"), "utf8")).toBe("first\nsecond\n");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
