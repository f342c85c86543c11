import { describe, expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { telltale } from "./kit.ts";

const rule = `title: Command shell
id: 6f2c1a0e-8a3b-4d57-9c1e-2b3c4d5e6f70
name: shell
logsource:
  product: windows
  category: process_creation
detection:
  selection:
    Image|endswith: '\\cmd.exe'
  filter_main_system:
    User: SYSTEM
  condition: selection and not filter_main_system
`;
const counted = `title: Many shells
id: 7f2c1a0e-8a3b-4d57-9c1e-2b3c4d5e6f70
correlation:
  type: event_count
  rules: [shell]
  group-by: [Computer]
  timespan: 5m
  condition: { gte: 10 }
`;

describe("telltale explain", () => {
  test("explains rules, and correlations by what they refer to", async () => {
    const folder = await folderOf({ "a.yml": rule, "b.yml": counted });
    const { code, out } = await telltale("explain", folder);
    expect(code).toBe(0);
    expect(out).toMatch(/^Command shell\n=+\n/);
    expect(out).toContain("filter_main_system");
    expect(out).toMatch(/\nMany shells\n=+\n/);
    expect(out.slice(out.indexOf("Many shells"))).toContain("Command shell");
    expect(out.endsWith("\n")).toBe(true);
  });

  test("as JSON and as Markdown", async () => {
    const folder = await folderOf({ "a.yml": rule });
    const json = await telltale("explain", "--format", "json", folder);
    expect(JSON.parse(json.out)).toMatchObject([{ title: "Command shell", language: "sigma" }]);
    const markdown = await telltale("explain", "-f", "markdown", folder);
    expect(markdown.out).toMatch(/^# Command shell\n/);
  });

  test("shows what is wrong with a rule, explains the others, and ends with 1", async () => {
    const folder = await folderOf({ "a.yml": rule.replace("endswith", "endwith"), "b.yml": rule });
    const { code, out, err } = await telltale("explain", folder);
    expect(code).toBe(1);
    expect(err).toContain("error[sigma/unknown-modifier]");
    expect(out).toContain("Command shell");
  });

  test("ends with 3 where there is nothing to explain", async () => {
    const { code, out, err } = await telltale(
      "explain",
      await folderOf({ "a.yml": "just: data\n" }),
    );
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(err).toContain("warning[library/not-a-rule]");
    expect(err).toContain("no rules to explain");
  });

  test("ends with 3 where a path cannot be read", async () => {
    const { code, err } = await telltale("explain", "nowhere.yml");
    expect(code).toBe(3);
    expect(err).toContain("nowhere.yml: no such file or folder");
  });
});
