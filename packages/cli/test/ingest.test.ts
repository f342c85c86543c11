import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { objects, samples, telltaleReading } from "./hunt-kit.ts";
import { telltale } from "./kit.ts";

async function ingested(...args: readonly string[]) {
  const file = join(await folderOf({}), "logs.duckdb");
  const ran = await telltale("ingest", samples, "--out", file, ...args);
  return { file, ran };
}

describe("telltale ingest", () => {
  test("keeps logs, and hunts in them give what hunts in the logs give", async () => {
    const { file, ran } = await ingested();
    expect(ran.code).toBe(0);
    expect(ran.out).toBe("");
    expect(ran.err).toMatch(/^events +615$/m);
    expect(ran.err).toMatch(/^SecurityEvent +171$/m);
    for (const query of [
      "DeviceProcessEvents | where Timestamp > ago(2h) | project Timestamp, FileName, ProcessId",
      "SecurityEvent | project-away EventData",
      "imProcessCreate | summarize count() by TargetProcessName",
    ]) {
      const [logs, database] = await Promise.all([
        telltale("hunt", query, samples, "-f", "jsonl"),
        telltale("hunt", query, file, "-f", "jsonl"),
      ]);
      expect(database.code).toBe(0);
      expect(database.out).toBe(logs.out);
      expect(objects(database.out).length).toBeGreaterThan(0);
    }
  });

  test("says that the memory is too little, and keeps nothing", async () => {
    const { file, ran } = await ingested("--memory", "8MB");
    expect(ran.err).toContain("allow more with --memory");
    expect(ran.code).toBe(2);
    expect(existsSync(file)).toBe(false);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  test("keeps every event as it is in the table `events`", async () => {
    const { file } = await ingested("--since", "2026-03-02T09:00", "--until", "2026-03-02T10:00");
    const { out } = await telltale(
      "hunt",
      "events | where EventID == 7045 | project TimeGenerated, Computer, Channel, Provider, Name = tostring(Fields.ServiceName)",
      file,
      "-f",
      "jsonl",
    );
    expect(objects(out)).toEqual([
      {
        TimeGenerated: "2026-03-02T09:33:20.1000000Z",
        Computer: "HARBOR-WS07.harbor.example",
        Channel: "System",
        Provider: "Service Control Manager",
        Name: "SvcUpd",
      },
    ]);
  });

  test("serves sessions, and says what it lacks", async () => {
    const { file } = await ingested();
    const { code, out, err } = await telltaleReading(
      ".tables\nSigninLogs | count;\n",
      "hunt",
      "-i",
      file,
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^SecurityEvent +171 events$/m);
    expect(out).toMatch(/^events/m);
    expect(err).toContain("SigninLogs is empty");
  });

  test("leaves what is there as it is, and nothing behind where it fails", async () => {
    const { file } = await ingested();
    const again = await telltale("ingest", samples, "--out", file);
    expect(again.code).toBe(2);
    expect(again.err).toContain("exists");
    const folder = await folderOf({});
    const nowhere = join(folder, "nowhere/logs.duckdb");
    const failed = await telltale("ingest", samples, "--out", nowhere);
    expect(failed.code).toBe(3);
    expect(failed.err).toContain("cannot write");
    expect(failed.err).not.toMatch(/^\s+at /m);
    const missing = join(folder, "logs.duckdb");
    expect((await telltale("ingest", "nowhere.evtx", "--out", missing)).code).toBe(3);
    expect(existsSync(missing)).toBe(false);
  });

  test("a database is for Kusto, and says so to other languages", async () => {
    const { file } = await ingested();
    for (const query of ["process where true", "index=* | stats count", "from logs-* | limit 1"]) {
      const { code, err } = await telltale("hunt", query, file);
      expect(err).toContain("has the tables of Kusto");
      expect(code).toBe(2);
    }
  });

  test("a database goes alone, and has to be ours", async () => {
    const { file } = await ingested();
    expect(await telltale("hunt", "events | count", file, samples)).toMatchObject({ code: 2 });
    const late = await telltale("hunt", "events | count", file, "--since", "2026-03-02");
    expect(late).toMatchObject({ code: 2, err: expect.stringContaining("go with logs") });
    const folder = await folderOf({ "fake.duckdb": Buffer.from("xxxxxxxxDUCKand nothing else") });
    const { code, err } = await telltale(
      "hunt",
      "SecurityEvent | count",
      join(folder, "fake.duckdb"),
    );
    expect(code).toBe(3);
    expect(err).toContain("cannot open");
    expect(err).not.toMatch(/^\s+at /m);
  });
});
