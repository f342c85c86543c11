import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { telltale } from "./kit.ts";

let folder = "";
let logs = "";
let rules = "";

/** Failed logons as `telltale events` prints them: six of ann, two of bob. */
const events = Array.from("aaabaaba", (who, i) =>
  JSON.stringify({
    file: "x",
    recordId: String(i + 1),
    time: `2026-01-01T10:00:${String(i).padStart(2, "0")}Z`,
    channel: "Security",
    provider: "Microsoft-Windows-Security-Auditing",
    eventId: 4625,
    computer: "PC1",
    fields: {
      TargetUserName: who === "a" ? "ann" : "bob",
      TargetDomainName: "CORP",
      IpAddress: "10.0.0.9",
      LogonType: "3",
    },
  }),
);

const sentinel = (name: string, query: string, more = "") => `id: ${name}
name: ${name}
severity: High
${more}query: |
${query.replaceAll(/^/gm, "  ")}
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "telltale-"));
  logs = join(folder, "logs.jsonl");
  writeFileSync(logs, `${events.join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function scan(texts: Readonly<Record<string, string>>, ...flags: readonly string[]) {
  rules = mkdtempSync(join(folder, "rules-"));
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(rules, name), text);
  const { code, out, err } = await telltale(
    "scan",
    logs,
    "--rules",
    rules,
    "--format",
    "jsonl",
    ...flags,
  );
  const hits = out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, Record<string, unknown>>);
  return { code, hits, err };
}

const bruteForce = `SecurityEvent
| where EventID == 4625
| summarize Failures = count() by TargetUserName
| where Failures >= 3`;

describe("rules over tables in a scan", () => {
  test("a hit for each row, with what entities it names", async () => {
    const entities = `entityMappings:
  - entityType: Account
    fieldMappings:
      - identifier: Name
        columnName: TargetUserName
`;
    const { code, hits } = await scan({ "a.yaml": sentinel("guesses", bruteForce, entities) });
    expect(code).toBe(1);
    expect(hits).toMatchObject([
      {
        rule: { id: "guesses", level: "high", language: "kusto" },
        row: { TargetUserName: "ann", Failures: 6 },
        entities: [{ type: "Account", Name: "ann" }],
      },
    ]);
  });

  test("a row of one event says which", async () => {
    const { hits } = await scan({
      "b.kql": "SecurityEvent | where TargetUserName == 'bob' | project TimeGenerated, Account",
    });
    expect(hits.map(({ event, row }) => [event?.["recordId"], row?.["Account"]])).toEqual([
      ["4", "CORP\\bob"],
      ["7", "CORP\\bob"],
    ]);
  });

  test("a trigger decides how many rows are an alert", async () => {
    const trigger = (operator: string, threshold: number) =>
      `triggerOperator: ${operator}\ntriggerThreshold: ${threshold}\n`;
    const run = async (operator: string, threshold: number) =>
      (await scan({ "a.yaml": sentinel("x", bruteForce, trigger(operator, threshold)) })).hits
        .length;
    expect(await run("gt", 0)).toBe(1);
    expect(await run("gt", 1)).toBe(0);
    expect(await run("eq", 1)).toBe(1);
    expect(await run("lt", 1)).toBe(0);
  });

  test("what cannot run says why, and the others run", async () => {
    const { hits, err } = await scan({
      "a.yaml": sentinel("guesses", bruteForce, "queryPeriod: 1h\n"),
      "b.kql": "SigninLogs | where ResultType != '0'",
      "c.kql": "SecurityEvent | where EvntID == 1",
      "d.yml":
        "title: t\nlogsource:\n  service: security\n  product: windows\ndetection:\n  s:\n    TargetUserName: bob\n  condition: s\n",
    });
    expect(hits.map(({ rule }) => rule?.["title"])).toEqual(["t", "t", "guesses"]);
    expect(err).toContain("the input has nothing for the table SigninLogs");
    expect(err).toContain("EvntID");
    expect(err).toContain("ran over the whole input at once");
  });

  test("the same with any number of threads, and without what is asked of events before", async () => {
    const texts = {
      "a.yaml": sentinel("guesses", bruteForce),
      "b.kql": "SecurityEvent | where TargetUserName has 'ann' | project TimeGenerated, IpAddress",
    };
    const { hits } = await scan(texts, "--threads", "1");
    expect(hits).toHaveLength(7);
    expect((await scan(texts, "--threads", "2")).hits.map(withoutRule)).toEqual(
      hits.map(withoutRule),
    );
    expect((await scan(texts, "--full-scan")).hits.map(withoutRule)).toEqual(hits.map(withoutRule));
  });

  test("a second scan, with compiled rules, finds the same", async () => {
    const { hits } = await scan({ "a.yaml": sentinel("guesses", bruteForce) });
    const again = await telltale("scan", logs, "--rules", rules, "--format", "jsonl");
    expect(again.out.trim()).toBe(JSON.stringify(hits[0]));
  });
});

/** Each scan has a folder of rules of its own, which the rule tells. */
function withoutRule({ event, row }: Record<string, Record<string, unknown>>) {
  return { event, row };
}
