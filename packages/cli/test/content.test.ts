import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";
import { telltale } from "./kit.ts";

const root = join(import.meta.dirname, "../../..");
const pack = join(root, "content/starter");

const ruleFiles = ["rules", "playbooks"].flatMap((folder) =>
  readdirSync(join(pack, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:ya?ml|md)$/.test(name))
    .sort()
    .map((name) => join(pack, folder, name)),
);

const { detections, diagnostics } = loadRules(
  ruleFiles.map((file) => new SourceText(file, readFileSync(file, "utf8"))),
);

/** What each rule finds in the samples. All of it is the attack's doing. */
const expected: Readonly<Record<string, number>> = {
  "Account Added to the Local Administrators": 1,
  "Burst of Discovery Commands": 1,
  "Command lines that are encoded or taken apart (T1027.010)": 1,
  "Encoded PowerShell Command": 1,
  "File Downloaded by a System Tool, Then a Program Run": 1,
  "Indirect Command Execution": 1,
  "Interpreters started by something unusual (T1059)": 5,
  "LSASS Memory Opened for Reading": 1,
  "New Service Runs a Shell or a File in a Writable Folder": 1,
  "Office Application Starts a Script Host": 1,
  "Password Guessing From One Address": 1,
  "Programs in folders that users can write to (T1204.002)": 2,
  "Program Started From a Temporary or Public Folder": 2,
  "Remote Logon After Failed Attempts": 1,
  "Run Key Starts a Script Host or a File in a User Folder": 1,
  "Scheduled Task Created for a File in a Writable Folder": 1,
  "Script Host Connects to a Public Address": 2,
  "Script blocks that download, decode or disarm (T1059.001)": 2,
  "Script Switches Off Defender or AMSI": 2,
  "Security Log Cleared": 1,
  "Shadow Copies Deleted": 1,
  "System Tool Downloads a File": 1,
  "WSL Child Process Anomaly": 1,
  "WinAPI Functions on a Command Line": 1,
};

/** Rules that only feed correlations. */
const silent = ["Discovery Command", "Failed Remote Logon", "Remote Logon"];

interface Hit {
  readonly rule: { readonly title: string };
  readonly event: { readonly time: string };
}

async function scan(...flags: readonly string[]): Promise<readonly Hit[]> {
  const { code, out } = await telltale(
    "scan",
    join(root, "samples"),
    "--rules",
    pack,
    "--format",
    "jsonl",
    ...flags,
  );
  expect(code).toBe(1);
  return out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Hit);
}

describe("the starter pack", () => {
  test("loads without a remark", () => {
    expect(diagnostics).toEqual([]);
  });

  test.each(detections)("$title: has what a reader needs", (detection) => {
    expect(detection.id).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}(?:#[a-z\d-]+)?$/,
    );
    expect(detection.description?.length).toBeGreaterThan(40);
    expect(detection.level).toBeDefined();
    expect(detection.license).toBe("Apache-2.0");
    expect(detection.tags.some((tag) => /^attack\.t\d/.test(tag))).toBe(true);
  });

  test("is described by its manifest", () => {
    expect(JSON.parse(readFileSync(join(pack, "pack.json"), "utf8"))).toEqual({
      name: "starter",
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      title: expect.any(String),
      description: expect.any(String),
      license: "Apache-2.0",
      languages: ["sigma", "kusto", "spl"],
      rules: "rules",
      playbooks: "playbooks",
    });
  });

  test("finds the attack in the samples with every rule, and nothing else", async () => {
    const hits = await scan();
    const counts = Object.groupBy(hits, (hit) => hit.rule.title);
    expect(
      Object.fromEntries(Object.entries(counts).map(([title, all]) => [title, all?.length])),
    ).toEqual(expected);
    const titles = detections.map((detection) => detection.title);
    expect([...Object.keys(expected), ...silent].sort()).toEqual(titles.sort());
    // Everyday work goes on from eight to five; the attack lasts from the mail to the cleared log.
    for (const { event } of hits) {
      expect(event.time >= "2026-03-02T09:12:00" && event.time < "2026-03-02T10:33:00").toBe(true);
    }
  });

  test("finds the same without the index, and with any number of threads", async () => {
    const hits = await scan("--threads", "1");
    expect(await scan("--threads", "1", "--full-scan")).toEqual(hits);
    expect(await scan("--threads", "2")).toEqual(hits);
  });
});
