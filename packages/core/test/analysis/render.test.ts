import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderExplanationMarkdown, renderExplanationText } from "../../src/analysis/index.ts";
import { explain, ruleText } from "./kit.ts";

const starter = (path: string) =>
  readFileSync(new URL(`../../../../content/starter/rules/${path}`, import.meta.url), "utf8");

const pages = [
  "execution/wsl-child-process-anomaly",
  "execution/winapi-functions-on-command-line",
  "discovery/burst-of-discovery-commands",
];

describe("whole pages", () => {
  it.each(pages)("%s", async (page) => {
    const name = page.replace(/^.*\//, "");
    const explanation = explain(starter(`${page}.yml`), `${name}.yml`);
    await expect(renderExplanationText(explanation)).toMatchFileSnapshot(`golden/${name}.txt`);
    await expect(renderExplanationMarkdown(explanation)).toMatchFileSnapshot(`golden/${name}.md`);
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });
});

describe("hostile rules", () => {
  const hostile = explain(
    ruleText(
      `selection:\n  A: ["\\e[31mred", "a\`b|c", "line\\nbreak"]\ncondition: selection`,
    ).replace("title: A rule", 'title: "<b>\\e]0;x</b> | \\u202E *x*"'),
  );

  it("send nothing to the terminal but text", () => {
    const page = renderExplanationText(hostile);
    expect(page).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
    expect(page).toContain("'\\u{1b}[31mred'");
  });

  it("stay text in Markdown", () => {
    const page = renderExplanationMarkdown(hostile).replace(/```+yaml[^]*```+/, "");
    expect(page).toContain("# \\<b\\>");
    expect(page).toContain("``a`b|c``");
    expect(page).not.toMatch(/\x1b|\u202e/);
  });
});

it("explains sequences of rules", () => {
  const one = (name: string) =>
    ruleText("selection:\n  A: x\ncondition: selection")
      .replace("title: A rule", `title: Rule ${name}\nname: ${name}`)
      .replace(/0001$/m, `000${name === "a" ? 2 : 3}`);
  const text = `${one("a")}---\n${one("b")}---
title: Both
id: 00000000-0000-4000-8000-000000000009
correlation:
  type: temporal_ordered
  rules: [a, b]
  group-by: [User]
  timespan: 90s
level: high
`;
  expect(explain(text).logic).toMatchObject({
    kind: "correlation",
    type: "temporal_ordered",
    inputs: [
      { reference: "a", title: "Rule a", queries: [{ condition: "selection" }] },
      { reference: "b", title: "Rule b" },
    ],
    groupBy: ["User"],
    windowMs: 90_000,
    condition: "all rules match, in this order",
  });
});
