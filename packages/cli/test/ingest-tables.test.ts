import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";
import { cellText } from "@telltale/core/model";
import type { Cell, TableSource } from "@telltale/core/model";
import { openStore } from "@telltale/store";
import type { Store } from "@telltale/store";
import { describe, expect, test } from "vitest";
import { LogData } from "../src/hunt/data/log-data.ts";
import { findLogs, loadLogs } from "../src/hunt/load/load-logs.ts";
import { fillableTables } from "../src/ingest/fillable-tables.ts";
import { PoolWriter } from "../src/ingest/pool-writer.ts";
import { folderOf } from "./folder.ts";
import { samples } from "./hunt-kit.ts";

const data = process.env["TELLTALE_DATA"] ?? join(import.meta.dirname, "../../../.cache/shared");
const signal = new AbortController().signal;
const needs = fillableTables();

/** All rows of a table as texts, with their events. */
async function rowsOf(store: Store, source: TableSource): Promise<readonly string[]> {
  const outcome = await store.run({ source, steps: [], missingText: "empty" }, { now: 0n });
  if (outcome.kind === "problem") throw new Error(`${outcome.message} ${outcome.sql ?? ""}`);
  const { columns, rows, events = [] } = outcome;
  const shown = (row: readonly Cell[]) =>
    columns.map(({ name, type }, i) => `${name}=${cellText(row[i] ?? null, type)}`).join("\n");
  // Of rows of the same event, either may come first.
  return rows.map((row, i) => `event ${String(events[i]).padStart(9)}\n${shown(row)}`).toSorted();
}

/** Takes logs into tables of their own and into the pool, and compares all tables; returns how many rows they have. */
async function compareTables(
  paths: readonly string[],
  threads = 1,
): Promise<ReadonlyMap<string, number>> {
  const logs = await findLogs(paths);
  const tables = await openStore();
  const own = new LogData({
    store: tables,
    logs,
    given: [],
    settings: { pushDown: false },
    progress: () => {},
  });
  const pooled = await openStore();
  const counts = new Map<string, number>();
  try {
    await own.load(needs, signal);
    const pool = await PoolWriter.open(pooled, needs, false);
    await loadLogs({
      logs,
      threads,
      settings: { needs, pushDown: false, pooled: true },
      append: (event, _need, row, shape) => pool.append(event, row, shape),
      settle: () => pool.settle(),
      signal,
      progress: () => {},
    });
    const filled = await pool.close();
    for (const { source, columns } of needs) {
      const asked = {
        ...source,
        columns: source.columns.filter(({ name }) => columns.includes(name)),
      };
      const expected = await rowsOf(tables, asked);
      const rows = await rowsOf(pooled, asked);
      expect(rows.length, source.name).toBe(expected.length);
      for (const [i, row] of rows.entries())
        if (row !== expected[i]) expect(row, source.name).toBe(expected[i]);
      expect(filled.find(({ name }) => name === source.name)?.rows).toBe(expected.length);
      counts.set(source.name, expected.length);
    }
  } finally {
    own.close();
    pooled.close();
  }
  return counts;
}

describe("tables of an ingest are the tables of the logs", () => {
  test("of the samples", async () => {
    const counts = await compareTables([samples]);
    const filled = [...counts].filter(([, rows]) => rows > 0).map(([name]) => name);
    expect(filled.length).toBeGreaterThan(12);
  });

  test("of records that are odd", async () => {
    const sysmon = (fields: object, id = 1) => ({
      Channel: "Microsoft-Windows-Sysmon/Operational",
      SourceName: "Microsoft-Windows-Sysmon",
      EventID: id,
      "@timestamp": "2026-03-02T09:00:00.123Z",
      Hostname: "WS01",
      ...fields,
    });
    const security = (fields: object, id = 4688) => ({
      ...sysmon(fields, id),
      Channel: "Security",
      SourceName: "Microsoft-Windows-Security-Auditing",
    });
    const folder = await folderOf({
      "events.json": [
        sysmon({ Image: "C:\\a\\b.exe", RuleName: ["technique_id=T1059", "second"], Company: "" }),
        sysmon({ Image: "half \ud800 of a character", Company: "[1,2]", Description: null }),
        sysmon({ Image: { path: "x" }, Product: 5, FileVersion: 1.5, OriginalFileName: true }),
        sysmon({ Company: ["[in brackets]", "b"], Description: [], Product: '"quoted"' }),
        sysmon({ Version: "own", Type: "own type", Level: "9" }, 25),
        security({ ProcessId: "0x1f", SubjectLogonId: "0x3e7", MandatoryLabel: "S-1-16-12288" }),
        security(
          { ServiceName: "a\0b", Properties: "{A}\n\t{B}", LogonProcessName: "User32 " },
          4624,
        ),
        security({ ObjectName: "\\REGISTRY\\MACHINE\\SOFTWARE\\x", ObjectType: "Key" }, 4663),
        security({ ObjectName: "C:\\x.txt", ObjectType: "File", AccessMask: "0x2" }, 4663),
        security({ EventID: "no number" }),
        { some: "thing", of: { no: "log" } },
        {
          Type: "SecurityEvent",
          TimeGenerated: "2026-03-02T10:00:00Z",
          EventID: 4624,
          Account: "a\\b",
        },
        { Type: "SecurityEvent", EventID: 4625, Computer: "WS02", LogonType: 3 },
        {
          category: "AdvancedHunting-DeviceProcessEvents",
          properties: { Timestamp: "2026-03-02T10:00:00Z", FileName: "x.exe", ProcessId: 7 },
        },
        { Type: "DeviceEvents", ActionType: "Own", AdditionalFields: { a: 1 } },
      ]
        .map((record) => JSON.stringify(record))
        .join("\n"),
    });
    const counts = await compareTables([folder]);
    expect(counts.get("Sysmon")).toBe(5);
    expect(counts.get("SecurityEvent")).toBe(7);
    expect(counts.get("DeviceProcessEvents")).toBe(6);
    expect(counts.get("DeviceEvents")).toBe(2);
  });

  const folders = ["evtx", "json"].map((name) => join(data, name));
  test.skipIf(!folders.every(existsSync))(
    "of shared logs (skipped where there are none)",
    { timeout: 300_000 },
    async () => {
      const logs = folders
        .flatMap((folder) =>
          globSync("**/*.{evtx,json}", { cwd: folder }).map((file) => join(folder, file)),
        )
        .filter((path) => statSync(path).isFile())
        .sort();
      // Evenly from all of them; two threads have to give the same as one.
      const counts = await compareTables(
        logs.filter((_, i) => i % 16 === 0),
        2,
      );
      const filled = [...counts].filter(([, rows]) => rows > 0);
      expect(filled.length).toBeGreaterThan(12);
    },
  );
});
