import { describe, expect, test } from "vitest";
import { createCollector } from "../../src/engine/relational/index.ts";
import { lowerKusto, parseKusto } from "../../src/languages/kusto/index.ts";
import { bindTable, kustoCatalog } from "../../src/schema/kusto/index.ts";
import { storedFunctions } from "../../src/schema/kusto/asim/functions.ts";
import { nativeTables } from "../../src/schema/kusto/native-tables.ts";
import { SourceText } from "../../src/source/index.ts";

const catalog = kustoCatalog();

describe("the catalog", () => {
  test("knows tables of the cloud by name and type", () => {
    const columns = new Map(
      catalog.table("SigninLogs")?.columns.map(({ name, type }) => [name, type]),
    );
    expect(columns.get("TimeGenerated")).toBe("datetime");
    expect(columns.get("ResultType")).toBe("string");
    expect(columns.get("LocationDetails")).toBe("dynamic");
    expect([...catalog.names()].length).toBeGreaterThan(1300);
  });

  test("has exact names", () => {
    expect(catalog.table("signinlogs")).toBeUndefined();
    expect(catalog.table("asim:Dns")).toBeUndefined();
    expect(catalog.table("constructor")).toBeUndefined();
  });

  test("has every column once", () => {
    for (const name of catalog.names()) {
      const names = catalog.table(name)?.columns.map((column) => column.name) ?? [];
      expect(new Set(names).size, name).toBe(names.length);
      expect(names, name).not.toContain("");
    }
  });

  test("gives Defender's tables both names of their time", () => {
    for (const name of ["DeviceProcessEvents", "DeviceEvents", "DeviceLogonEvents"]) {
      const columns = catalog.table(name)?.columns ?? [];
      expect(columns).toContainEqual({ name: "Timestamp", type: "datetime" });
      expect(columns).toContainEqual({ name: "TimeGenerated", type: "datetime" });
    }
  });
});

test.each([
  ["Syslog", "TimeGenerated"],
  ["Syslog", "SyslogMessage"],
  ["IdentityInfo", "Timestamp"],
])("%s has the column %s", (table, column) => {
  expect(catalog.table(table)?.columns.map(({ name }) => name)).toContain(column);
});

describe("tables of Windows events", () => {
  test.each([...nativeTables.keys()])("%s fills columns that it has", (name) => {
    const table = catalog.table(name);
    const binding = bindTable(table?.vocabulary ?? "", name);
    expect(binding).toBeDefined();
    const known = new Set(table?.columns.map((column) => column.name));
    for (const leg of binding?.legs ?? [])
      expect([...leg.columns.keys()].filter((column) => !known.has(column))).toEqual([]);
    for (const column of binding?.unfilled ?? []) expect(known).toContain(column);
  });

  test.each([...nativeTables.keys()])("%s has functions for all of its columns", (name) => {
    const table = catalog.table(name);
    if (table === undefined) throw new Error("no table");
    const columns = table.columns.map((column) => column.name);
    expect(() => createCollector([{ source: { kind: "table", ...table }, columns }])).not.toThrow();
  });

  test("say what no event fills", () => {
    const { unfilled } = bindTable("defender", "DeviceProcessEvents") ?? {};
    expect(unfilled).toContain("AccountUpn");
    expect(unfilled).toContain("InitiatingProcessParentFileName");
    expect(unfilled).not.toContain("ProcessCommandLine");
    expect(bindTable("sentinel", "SigninLogs")).toBeUndefined();
    expect(bindTable("sentinel", "DeviceProcessEvents")).toBeUndefined();
  });
});

describe("ASIM's functions", () => {
  test.each([...storedFunctions.keys()])("%s is Kusto over its table", (name) => {
    for (const query of [name, `${name}(starttime=ago(1d), endtime=now())`]) {
      const source = new SourceText("q", `${query} | take 1`);
      const { results, diagnostics } = lowerKusto(parseKusto(source), source, catalog);
      expect(diagnostics).toEqual([]);
      expect(results[0]?.columns.length).toBeGreaterThan(20);
    }
  });

  test("are no tables, though workspaces export their results under these names", () => {
    expect(catalog.table("imDns")).toBeUndefined();
    expect(catalog.storedFunction("imDns")?.body.text).toMatch(/ASimDnsActivityLogs/);
    expect(catalog.storedFunction("toString")).toBeUndefined();
  });
});

test("Sentinel's own tables are functions too", () => {
  expect(catalog.storedFunction("_SentinelAudit")?.body.text).toBe("SentinelAudit");
  expect(catalog.table("SentinelAudit")?.columns.map(({ name }) => name)).toContain(
    "OperationName",
  );
  expect([...catalog.names()]).toContain("_SentinelHealth");
});

describe("columns that tables have beyond the list of known ones", () => {
  const names = (table: string) => catalog.table(table)?.columns.map(({ name }) => name) ?? [];

  test("what Defender sends has the time of workspaces too, and custom logs have it", () => {
    for (const table of ["AADSignInEventsBeta", "DeviceTvmInfoGathering"])
      expect(names(table)).toEqual(expect.arrayContaining(["Timestamp", "TimeGenerated"]));
    expect(names("OracleWebLogicServer_CL")).toContain("TimeGenerated");
    expect(names("ExposureGraphNodes")).not.toContain("TimeGenerated");
  });

  test("newer ones", () => {
    expect(names("IdentityInfo")).toContain("PrivilegedEntraPimRoles");
    for (const name of catalog.names()) {
      const columns = names(name);
      expect(new Set(columns).size, name).toBe(columns.length);
    }
  });
});
