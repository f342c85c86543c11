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
  ]);
  expect(diagnostics.map(({ code, start }) => [code, start?.line])).toEqual([
    ["eql/loose", 7],
    ["eql/loose", 11],
    ["eql/unclosed", 16],
    ["markdown/not-read", 34],
  ]);
});

test("a page without queries says so", () => {
  const { diagnostics } = loadRules([new SourceText("README.md", "# Title\n\nOnly `words`.\n")]);
  expect(diagnostics.map(({ code }) => code)).toEqual(["markdown/no-query"]);
});
