import { join } from "node:path";
import { expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { telltale } from "./kit.ts";

const rules = `title: Start
name: start
id: 7c1c3f0a-27a6-4a3a-8d3b-6a7a5d3a0001
logsource: { product: windows, category: process_creation }
detection:
  selection: { Image|endswith: x.exe }
  condition: selection
---
title: Twice
id: 7c1c3f0a-27a6-4a3a-8d3b-6a7a5d3a0002
correlation:
  type: event_count
  rules: [start]
  group-by: [Image]
  timespan: 1s
  condition: { gte: 2 }
  generate: true
`;

const log = (...times: readonly (string | undefined)[]) =>
  times
    .map((time, i) =>
      JSON.stringify({
        Channel: "Microsoft-Windows-Sysmon/Operational",
        Provider_Name: "Microsoft-Windows-Sysmon",
        EventID: 1,
        EventRecordID: i + 1,
        Image: "C:\\x.exe",
        ...(time === undefined ? {} : { UtcTime: time }),
      }),
    )
    .join("\n");

interface Hit {
  readonly rule: { readonly title: string };
  readonly event: { readonly recordId: string };
}

async function scan(text: string, ...flags: readonly string[]) {
  const folder = await folderOf({ "rules.yml": rules, "log.jsonl": text });
  const paths = [join(folder, "log.jsonl"), "--rules", join(folder, "rules.yml")];
  const ran = await telltale("scan", ...paths, "--format", "jsonl", ...flags);
  const hits = ran.out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Hit);
  return { ...ran, hits: hits.map(({ rule, event }) => `${rule.title} ${event.recordId}`) };
}

test("bounds compare times whatever the length of their fractions", async () => {
  const text = log(
    "2026-03-02 08:59:59.9999999",
    "2026-03-02 09:00:00",
    "2026-03-02 09:00:00.5",
    "2026-03-02 09:00:01.0000000",
  );
  const bounds = ["--since", "2026-03-02T09:00:00Z", "--until", "2026-03-02T09:00:01Z"];
  const { hits, err } = await scan(text, ...bounds);
  expect(hits).toEqual(["Start 2", "Start 3", "Twice 3"]);
  expect(err).toContain("Left out: 2 events outside of --since and --until");
});

test("events without a time are in every bound, but in no correlation, and the account says so", async () => {
  const { hits, err } = await scan(log(undefined, undefined), "--since", "2026-03-02");
  expect(hits).toEqual(["Start 1", "Start 2"]);
  expect(err).toContain("Not correlated: 2 hits on events without a time");
});
