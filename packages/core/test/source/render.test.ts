import { describe, expect, test } from "vitest";
import {
  defineDiagnostics,
  renderDiagnosticsJson,
  renderFrame,
  renderSarif,
  SourceText,
} from "../../src/source/index.ts";

const catalogue = defineDiagnostics({
  "demo/odd-word": {
    severity: "error",
    about: "A word that is not known.",
    message: (p: { word: string }) => `unknown word \`${p.word}\``,
    hint: () => "did you mean `contains`?",
  },
  "demo/empty": {
    severity: "info",
    about: "Nothing there.",
    message: () => "nothing there",
  },
});

const text = "title: x\n  Field|contians: 'a'\nend\n";
const source = new SourceText("rules/my rule.yml", text);
const at = text.indexOf("contians");
const odd = catalogue.make("demo/odd-word", { word: "contians" }, source, {
  start: at,
  end: at + 8,
});
const whole = catalogue.make("demo/empty", undefined, source);

describe("renderFrame", () => {
  test("shows place, line, underline and hint", () => {
    expect(renderFrame(odd)).toBe(
      [
        "error[demo/odd-word]: unknown word `contians`",
        "  --> rules/my rule.yml:2:9",
        "  |",
        "2 |   Field|contians: 'a'",
        "  |         ^^^^^^^^",
        "  = hint: did you mean `contains`?",
      ].join("\n"),
    );
  });

  test("speaks of a whole source", () => {
    expect(renderFrame(whole)).toBe("info[demo/empty]: nothing there\n  --> rules/my rule.yml");
  });

  test.each([
    {
      name: "a tab before the place",
      line: "\tx: y",
      span: { start: 1, end: 2 },
      under: "  | \t^",
    },
    { name: "an empty span", line: "ab", span: { start: 1, end: 1 }, under: "  |  ^" },
    {
      name: "a span over the line's end",
      line: "ab\ncd",
      span: { start: 1, end: 4 },
      under: "  |  ^",
    },
    {
      name: "a span at the line's end",
      line: "ab\ncd",
      span: { start: 2, end: 2 },
      under: "  |   ^",
    },
  ])("underlines $name", ({ line, span, under }) => {
    const frame = renderFrame(
      catalogue.make("demo/odd-word", { word: "x" }, new SourceText("f", line), span),
    );
    expect(frame.split("\n")[4]).toBe(under);
  });

  test("cuts a long line around the place", () => {
    const long = `${"a".repeat(5000)}BAD${"b".repeat(5000)}`;
    const frame = renderFrame(
      catalogue.make("demo/odd-word", { word: "x" }, new SourceText("f", long), {
        start: 5000,
        end: 5003,
      }),
    );
    const [, , , shown = "", under = ""] = frame.split("\n");
    expect(shown.length).toBeLessThan(180);
    expect(shown.slice(under.indexOf("^"), under.lastIndexOf("^") + 1)).toBe("BAD");
  });

  test("lets no escape sequence through", () => {
    const nasty = new SourceText("f\u001b[31m.yml", "k: \u001b]0;owned\u0007");
    const frame = renderFrame(
      catalogue.make("demo/odd-word", { word: "\u009b1m" }, nasty, { start: 0, end: 1 }),
    );
    expect(frame).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test("hands every piece to the painter with its role", () => {
    const roles = new Set<string>();
    renderFrame(odd, (role, piece) => {
      roles.add(role);
      return piece;
    });
    expect(roles).toEqual(new Set(["error", "gutter", "place", "hint"]));
  });
});

test("renderDiagnosticsJson is the diagnostics themselves", () => {
  expect(JSON.parse(renderDiagnosticsJson([odd, whole]))).toEqual([odd, whole]);
});

describe("renderSarif", () => {
  const run = JSON.parse(renderSarif([odd, whole], { name: "telltale", version: "1.2.3" })).runs[0];

  test("names the tool and describes the codes that occur", () => {
    expect(run.tool.driver).toEqual({
      name: "telltale",
      version: "1.2.3",
      rules: [
        {
          id: "demo/empty",
          shortDescription: { text: "Nothing there." },
          defaultConfiguration: { level: "note" },
        },
        {
          id: "demo/odd-word",
          shortDescription: { text: "A word that is not known." },
          defaultConfiguration: { level: "error" },
        },
      ],
    });
  });

  test("places every result", () => {
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.results[0]).toMatchObject({
      ruleId: "demo/odd-word",
      ruleIndex: 1,
      level: "error",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "rules/my%20rule.yml" },
            region: { startLine: 2, startColumn: 9, endLine: 2, endColumn: 17 },
          },
        },
      ],
    });
    expect(run.results[1].locations[0].physicalLocation).not.toHaveProperty("region");
  });

  test.each([
    ["/srv/rules/a.yml", "file:///srv/rules/a.yml"],
    ["C:\\rules\\a#1.yml", "file:///C:/rules/a%231.yml"],
    ["<stdin>", "%3Cstdin%3E"],
  ])("writes %s as %s", (name, uri) => {
    const log = JSON.parse(renderSarif([{ ...whole, source: name }], { name: "t", version: "1" }));
    expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });
});
