import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { telltale } from "./kit.ts";

const good = `title: Command shell
id: 6f2c1a0e-8a3b-4d57-9c1e-2b3c4d5e6f70
logsource:
  product: windows
  category: process_creation
detection:
  selection:
    Image|endswith: '\\cmd.exe'
  condition: selection
level: low
`;
const bad = good.replace("endswith", "endwith").replace("6f2c", "7f2c");
const warned = good.replace("level: low", "level: lowish").replace("6f2c", "8f2c");

describe("telltale check", () => {
  test("is quiet about rules without faults", async () => {
    const folder = await folderOf({ "a.yml": good });
    expect(await telltale("check", folder)).toEqual({
      code: 0,
      out: "1 file, 1 rule loaded: 0 errors, 0 warnings\n",
      err: "",
    });
  });

  test("shows where an error is and ends with 1", async () => {
    const folder = await folderOf({ "a.yml": good, "deep/b.yaml": bad, "notes.txt": "not a rule" });
    const { code, out } = await telltale("check", folder);
    expect(code).toBe(1);
    expect(out).toContain(`--> ${join(folder, "deep", "b.yaml")}:8:11`);
    expect(out).toContain("    Image|endwith: '\\cmd.exe'\n  |           ^^^^^^^");
    expect(out).toContain("endswith");
    expect(out).toContain("2 files, 1 rule loaded: 1 error, 0 warnings\n");
  });

  test("follows links to folders, once around a circle", async () => {
    const shared = await folderOf({ "b.yml": bad });
    const folder = await folderOf({ "a.yml": good });
    await symlink(shared, join(folder, "shared"), "dir");
    await symlink(folder, join(folder, "again"), "dir");
    const { out } = await telltale("check", folder);
    expect(out).toContain(`--> ${join(folder, "shared", "b.yml")}:8:11`);
    expect(out).toContain("2 files, 1 rule loaded: 1 error, 0 warnings\n");
  });

  test("reads a file once that several paths lead to", async () => {
    const folder = await folderOf({ "a.yml": good, "deep/b.yml": bad });
    const { out } = await telltale("check", folder, join(folder, "deep"), join(folder, "a.yml"));
    expect(out).toContain("2 files, 1 rule loaded: 1 error, 0 warnings\n");
  });

  test("loads what lies beside links that lead nowhere", async () => {
    const folder = await folderOf({ "a.yml": good });
    await symlink(join(folder, "circle"), join(folder, "circle"));
    await symlink(join(folder, "gone"), join(folder, "gone.yml"));
    const { code, out, err } = await telltale("check", folder);
    expect(out).toBe("1 file, 1 rule loaded: 0 errors, 0 warnings\n");
    expect(err).toContain(`${join(folder, "gone.yml")}: no such file or folder`);
    expect(code).toBe(3);
  });

  test("reads what Windows tools save as Unicode, and warns of what is in no known encoding", async () => {
    const folder = await folderOf({
      "a.yml": Buffer.from(`\uFEFF${good}`, "utf16le"),
      "b.yml": Buffer.from(`\uFEFF${good.replace("6f2c", "7f2c")}`, "utf8"),
      "c.yml": Buffer.from(good.replace("6f2c", "8f2c").replace("cmd", "caf\u00e9"), "latin1"),
    });
    const { code, out } = await telltale("check", folder);
    expect(code).toBe(0);
    expect(out).toContain("warning[library/not-utf-8]");
    expect(out).toContain(`--> ${join(folder, "c.yml")}:8:26`);
    expect(out).toContain("3 files, 3 rules loaded: 0 errors, 1 warning\n");
  });

  test("lets warnings pass", async () => {
    const { code, out } = await telltale("check", await folderOf({ "a.yml": warned }));
    expect(code).toBe(0);
    expect(out).toContain("1 warning");
  });

  test("warns of a rule that no event can satisfy", async () => {
    const text = good.replace("process_creation", "process_cremation");
    const { code, out } = await telltale("check", await folderOf({ "a.yml": text }));
    expect(code).toBe(0);
    expect(out).toContain("warning[schema/log-source-unknown]");
    expect(out).toContain("process_creation");
  });

  test("writes diagnostics as JSON and nothing else", async () => {
    const { code, out, err } = await telltale(
      "check",
      "--format",
      "json",
      await folderOf({ "b.yml": bad }),
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ severity: "error", start: { line: 8, column: 11 } }]);
    expect(err).toContain("1 error");
  });

  test("writes SARIF", async () => {
    const { out } = await telltale("check", "-f", "sarif", await folderOf({ "b.yml": bad }));
    expect(JSON.parse(out)).toMatchObject({
      version: "2.1.0",
      runs: [{ tool: { driver: { name: "telltale" } }, results: [{ level: "error" }] }],
    });
  });

  test("reads of a folder the pages that have tags at their head, and no others", async () => {
    const page = "# A\n\n```spl\nindex=sysmon EventCode=1\n```\n";
    const folder = await folderOf({
      "playbooks/execution.md": `---\ntitle: A\ntags:\n  - attack.execution\n---\n${page}`,
      "playbooks/windows.md": `---\r\ntags: [a.b]\r\n---\r\n${page}`,
      "README.md": page,
      "notes.md": `---\ntitle: Notes\n---\n${page}\ntags: none\n`,
    });
    const { out } = await telltale("check", folder);
    expect(out).toContain("2 files, 2 rules loaded");
    expect((await telltale("check", join(folder, "README.md"))).out).toContain("1 file, 1 rule");
  });

  test("says which path it cannot read, checks the others, and ends with 3", async () => {
    const folder = await folderOf({ "a.yml": good, "empty/readme.md": "" });
    const { code, out, err } = await telltale(
      "check",
      join(folder, "nowhere"),
      join(folder, "empty"),
      join(folder, "a.yml"),
    );
    expect(code).toBe(3);
    expect(err).toContain(`${join(folder, "nowhere")}: no such file or folder`);
    expect(err).toContain(`${join(folder, "empty")}: holds no rule files`);
    expect(out).toContain("1 file, 1 rule loaded");
  });
});
