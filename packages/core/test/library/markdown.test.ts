import { loadRules } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { expect, test } from "vitest";

const page = `# Execution

Text with \`a word\` and \`net user /add\`.

## T1059 – Interpreters

\`process.name : ("cmd.exe", "powershell.exe")\`

With arguments:

\`process.name: "powershell.exe"
| where process.command_line : ("*IEX*")\`

### Broken

\`process.name : ("x"\`

## T1053.005 Tasks

\`\`\`kql
DeviceProcessEvents
| where FileName =~ "schtasks.exe"
\`\`\`

\`\`\`eql
process where process.name : "at.exe"
\`\`\`

\`\`\`spl
index=windows EventCode=4698
\`\`\`

\`\`\`esql
FROM logs-* | LIMIT 1
\`\`\`
`;

test("a detection for each query, named by its heading", () => {
  const { detections, diagnostics } = loadRules([new SourceText("playbook.md", page)]);
  expect(detections.map(({ title, language, tags }) => [title, language, ...tags])).toEqual([
    ["T1059 – Interpreters", "eql", "attack.t1059"],
    ["T1059 – Interpreters (2)", "eql", "attack.t1059"],
    ["T1053.005 Tasks", "kusto", "attack.t1053.005"],
    ["T1053.005 Tasks (2)", "eql", "attack.t1053.005"],
    ["T1053.005 Tasks (3)", "spl", "attack.t1053.005"],
    ["T1053.005 Tasks (4)", "esql", "attack.t1053.005"],
  ]);
  expect(diagnostics.map(({ code, start }) => [code, start?.line])).toEqual([
    ["eql/loose", 7],
    ["eql/loose", 11],
    ["eql/unclosed", 16],
  ]);
});

test.each([
  ["kql", 'process.name: "cmd.exe" and user.name: (a or b*)', "kuery", []],
  ["kuery", "not process.name: cmd.exe", "kuery", []],
  ["kuery", 'process.name : ("cmd.exe", "a*")', "eql", ["eql/loose"]],
  ["kuery", 'process.name : "cmd*"', "eql", ["eql/loose"]],
  ["kql", "DeviceProcessEvents | take 1", "kusto", []],
  ["kql", 'process where process.name : "cmd*"', "eql", []],
  ["lucene", "process.name:cmd* AND NOT user.name:x", "lucene", []],
  ["esql", "from logs-* | stats n = count(*) by host.name", "esql", []],
  ["es|ql", "from logs-* | completion x", "esql", []],
  ["eql", "process where true | head 5", "eql", []],
])("a fence of %s: %s is %s", (label, query, language, codes) => {
  const text = `# Title\n\n\`\`\`${label}\n${query}\n\`\`\`\n`;
  const { detections, diagnostics } = loadRules([new SourceText("page.md", text)]);
  expect(detections.map((one) => one.language)).toEqual([language]);
  expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  expect(detections[0]?.cannotRun !== undefined).toBe(/completion|head/.test(query));
});

test("a page without queries says so", () => {
  const { diagnostics } = loadRules([new SourceText("README.md", "# Title\n\nOnly `words`.\n")]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["markdown/no-query"]);
});

const noted = `---
id: 0d9f3c2e-6d0c-4b3f-9d4e-0f6f1f8f8a01
author: Somebody
license: Apache-2.0
level: low
date: 2026-01-02
tags:
  - ATTACK/Execution
  - Telemetry/Sysmon
surfaces: [process]
---
# Execution

What \`cmd.exe\` is used for.

## Shells (T1059.003)

Shells that
\`something\` starts.

\`\`\`spl level=high
index=sysmon EventCode=1 Image=*\\\\cmd.exe
\`\`\`

And more of them.

\`\`\`
index=sysmon EventCode=1 Image=*\\\\bash.exe
\`\`\`
`;

test("what a page says at its head holds for its queries; their ids do not go by lines", () => {
  const { detections, diagnostics } = loadRules([new SourceText("a/execution.md", noted)]);
  expect(diagnostics).toEqual([]);
  const shared = {
    author: "Somebody",
    license: "Apache-2.0",
    date: "2026-01-02",
    tags: ["attack.execution", "telemetry.sysmon", "attack.t1059.003"],
    custom: { surfaces: ["process"] },
  };
  expect(detections).toMatchObject([
    {
      ...shared,
      id: "0d9f3c2e-6d0c-4b3f-9d4e-0f6f1f8f8a01#shells-t1059003",
      title: "Shells (T1059.003)",
      description: "Shells that `something` starts.",
      level: "high",
    },
    {
      ...shared,
      id: "0d9f3c2e-6d0c-4b3f-9d4e-0f6f1f8f8a01#shells-t1059003-2",
      title: "Shells (T1059.003) (2)",
      description: "And more of them.",
      level: "low",
    },
  ]);
});

test("a page without a heading is called as its file; its query may have no label", () => {
  const text =
    '---\ntags:\n  - ATTACK/Execution\n---\nPurpose: find encoded commands.\n\n```\nindex=sysmon EventCode=1 earliest=-1h\n| search CommandLine="*-enc*"\n```\n';
  expect(loadRules([new SourceText("vault/encoded.md", text)]).detections).toMatchObject([
    { title: "encoded", language: "spl", description: "Purpose: find encoded commands." },
  ]);
});

test("what is wrong at the head, or at a fence, is said where it stands", () => {
  const text =
    "---\nlevel: hihg\nstatus: done\n---\n# A\n\n```spl level=mediun\nindex=sysmon\n```\n";
  const { detections, diagnostics } = loadRules([new SourceText("a.md", text)]);
  expect(detections.map(({ level }) => level)).toEqual([undefined]);
  expect(
    diagnostics.map(({ code, span, hint }) => [code, text.slice(span?.start, span?.end), hint]),
  ).toEqual([
    ["markdown/unknown-word", "hihg", "Did you mean 'high'?"],
    [
      "markdown/unknown-word",
      "done",
      "Known are stable, test, experimental, deprecated, unsupported.",
    ],
    ["markdown/unknown-word", "mediun", "Did you mean 'medium'?"],
  ]);
  const broken = "---\nlevel: [\n---\n# A\n\n```spl\nindex=sysmon\n```\n";
  const read = loadRules([new SourceText("a.md", broken)]);
  expect(read.detections).toHaveLength(1);
  expect(read.diagnostics.map(({ code }) => code)).toEqual(["yaml/syntax"]);
});
