import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { objects, samples, telltaleReading } from "./hunt-kit.ts";
import { telltale } from "./kit.ts";

const parser = `FunctionName: Started
FunctionParams:
  - Name: name
    Type: string
    Default: whoami.exe
FunctionQuery: |
  DeviceProcessEvents
  | where FileName =~ name
  | project Timestamp, What = ProcessCommandLine
`;

const rule = (query: string) => `name: Rule\nseverity: Low\nquery: |\n  ${query}\n`;

describe("functions of a pack", () => {
  test("lets a query call what files declare", async () => {
    const folder = await folderOf({
      "Started.yaml": parser,
      "deep/Twice.kql": "union Started(), Started('whoami.exe')",
    });
    const count = async (query: string) => {
      const path = ["--pack", folder, "--format", "jsonl"];
      const { code, out, err } = await telltale("hunt", query, samples, ...path);
      expect(code, err).toBe(0);
      return objects(out)[0]?.["n"];
    };
    const once = await count("Started | summarize n = count()");
    expect(once).toBeGreaterThan(0);
    expect(await count("Twice | summarize n = count()")).toBe(2 * Number(once));
    expect(await count("Started('nothing.exe') | summarize n = count()")).toBe(0);
    const { out } = await telltaleReading(
      "Started | summarize n = count();\n",
      "hunt",
      "-i",
      samples,
      "--pack",
      folder,
      "--format",
      "jsonl",
    );
    expect(objects(out)).toEqual([{ n: once }]);
  });

  test("says what is wrong in a function where it stands", async () => {
    const folder = await folderOf({ "Started.yaml": parser.replace("FileName =~", "FileNam =~") });
    const { code, err } = await telltale("hunt", "Started", samples, "--pack", folder);
    expect(code).toBe(2);
    expect(err).toMatch(/Started\.yaml:8:11/);
    expect(err).toContain("The function 'Started' cannot be used");
  });

  test("is for Kusto, and wants files that are there", async () => {
    const folder = await folderOf({ "Started.yaml": parser, "empty/x.md": "" });
    const kuery = ["--lang", "kuery", "--pack", folder];
    expect(await telltale("hunt", "process.name: whoami.exe", samples, ...kuery)).toMatchObject({
      code: 2,
      err: "--pack is for queries in Kusto and SPL.\n",
    });
    const empty = join(folder, "empty");
    const { code, err } = await telltale("hunt", "Started", samples, "--pack", empty);
    expect(code).toBe(3);
    expect(err).toContain("holds no files of a pack");
  });
});

describe("a folder of rules", () => {
  test("has functions for its rules, texts in folders of parsers among them", async () => {
    const folder = await folderOf({
      "Started.yaml": parser,
      "Parsers/Quiet.txt": "Started | where What != ''",
      "rule.yaml": rule("Quiet | where What has 'whoami'"),
      "notes.txt": "not a query",
    });
    const checked = await telltale("check", folder);
    expect(checked.out).toContain("3 files, 1 rule loaded: 0 errors, 0 warnings");
    const { code, out } = await telltale("scan", samples, "-r", folder, "-f", "jsonl");
    expect(code).toBe(1);
    expect(objects(out).length).toBeGreaterThan(0);
  });

  test("can have rules over tables that nothing is known of: they wait for data", async () => {
    const folder = await folderOf({
      "rule.yaml": rule("Vendor_CL | where Level_d > 3 | project TimeGenerated, Name_s"),
      "typo.yaml": rule("SecurtyEvent | take 1"),
    });
    const { code, err } = await telltale("scan", samples, "-r", folder);
    expect(code).toBe(0);
    expect(err).toContain("There is no table 'SecurtyEvent'");
    expect(err).toContain("Rule: the input has nothing for the table Vendor_CL");
    const logs = await folderOf({
      "vendor.jsonl":
        '{"Type":"Vendor_CL","TimeGenerated":"2026-03-01T10:00:00Z","Level_d":5,"Name_s":"a"}\n{"Type":"Vendor_CL","TimeGenerated":"2026-03-01T10:00:00Z","Level_d":1,"Name_s":"b"}\n',
    });
    const found = await telltale("scan", logs, "-r", join(folder, "rule.yaml"), "-f", "jsonl");
    expect(objects(found.out)).toMatchObject([{ row: { Name_s: "a" } }]);
  });
});
