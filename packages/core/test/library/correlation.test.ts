import { describe, expect, test } from "vitest";
import { loadFiles, namedRule, places } from "./support.ts";

const rules = { "a.yml": namedRule("a"), "b.yml": namedRule("b", "b"), "c.yml": namedRule("c") };

/** A correlation document from the lines of its body. */
function correlation(...body: string[]): string {
  return ["title: C", "name: corr", "correlation:", ...body.map((line) => `  ${line}`), ""].join(
    "\n",
  );
}

function withoutOrigins(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key === "origin" ? undefined : inner)),
  );
}

function lowered(...body: string[]) {
  const loaded = loadFiles({ ...rules, "z.yml": correlation(...body) });
  expect(loaded.diagnostics).toEqual([]);
  return withoutOrigins(loaded.detections.find(({ name }) => name === "corr")?.logic);
}

const input = (reference: string) => ({ kind: "detection", reference });
const field = (name: string) => ({ kind: "field", vocabulary: "sigma", name });

describe("aggregations", () => {
  test("event_count", () => {
    expect(
      lowered(
        "type: event_count",
        "rules: a",
        "group-by: [user, host]",
        "timespan: 5m",
        "condition: {gte: 10}",
      ),
    ).toEqual({
      kind: "correlation",
      emitInputs: false,
      correlation: {
        kind: "aggregation",
        inputs: [input("a")],
        groupBy: [[field("user"), field("host")]],
        groupNames: ["user", "host"],
        windowMs: 300_000,
        measure: { kind: "count" },
        thresholds: [{ operator: "ge", value: 10 }],
      },
    });
  });

  test.each([
    ["value_count", "gt: 3", { kind: "count-distinct", fields: [field("x")] }],
    ["value_sum", "gt: 3", { kind: "sum", fields: [field("x")] }],
    ["value_avg", "gt: 3", { kind: "average", fields: [field("x")] }],
    ["value_median", "gt: 3", { kind: "median", fields: [field("x")] }],
    [
      "value_percentile",
      "gt: 3, percentile: 95",
      { kind: "percentile", percentile: 95, fields: [field("x")] },
    ],
  ])("%s", (type, condition, measure) => {
    const logic = lowered(
      `type: ${type}`,
      "rules: [a, b]",
      "timespan: 1d",
      `condition: {${condition}, field: x}`,
    );
    expect(logic).toMatchObject({
      correlation: {
        inputs: [input("a"), input("b")],
        groupBy: [[], []],
        measure,
        thresholds: [{ operator: "gt", value: 3 }],
      },
    });
  });

  test("several fields of value_count, a range, a fraction", () => {
    const logic = lowered(
      "type: value_count",
      "rules: [a]",
      "timespan: 1h",
      "condition: {gt: 1.5, lte: 7, field: [x, y]}",
    );
    expect(logic).toMatchObject({
      correlation: {
        measure: { fields: [field("x"), field("y")] },
        thresholds: [
          { operator: "gt", value: 1.5 },
          { operator: "le", value: 7 },
        ],
      },
    });
  });

  test.each([
    ["30s", 30_000],
    ["15m", 900_000],
    ["2h", 7_200_000],
    ["1d", 86_400_000],
    ["1w", 604_800_000],
    ["1M", 2_629_746_000],
    ["1y", 31_556_952_000],
  ])("timespan %s", (timespan, windowMs) => {
    expect(
      lowered("type: event_count", "rules: [a]", `timespan: ${timespan}`, "condition: {eq: 1}"),
    ).toMatchObject({ correlation: { windowMs } });
  });
});

describe("sequences", () => {
  test("temporal: all rules, in any order", () => {
    expect(
      lowered(
        "type: temporal",
        "rules: [a, b]",
        "group-by: [user]",
        "timespan: 1m",
        "generate: true",
      ),
    ).toEqual({
      kind: "correlation",
      emitInputs: true,
      correlation: {
        kind: "sequence",
        ordered: false,
        maxSpanMs: 60_000,
        steps: [
          { input: input("a"), by: [field("user")] },
          { input: input("b"), by: [field("user")] },
        ],
      },
    });
  });

  test("temporal_ordered", () => {
    expect(lowered("type: temporal_ordered", "rules: [b, a]", "timespan: 1m")).toMatchObject({
      correlation: { ordered: true, steps: [{ input: input("b") }, { input: input("a") }] },
    });
  });

  test("temporal with a count", () => {
    expect(
      lowered("type: temporal", "rules: [a, b, c]", "timespan: 1m", "condition: {gte: 2}"),
    ).toMatchObject({
      correlation: { condition: { kind: "count", tests: [{ operator: "ge", value: 2 }] } },
    });
  });

  test("an extended condition names its rules", () => {
    expect(
      lowered("type: temporal", "timespan: 1m", "condition: (b or a) and not c"),
    ).toMatchObject({
      correlation: {
        steps: [{ input: input("b") }, { input: input("a") }, { input: input("c") }],
        condition: {
          kind: "expression",
          where: {
            kind: "and",
            args: [
              {
                kind: "or",
                args: [
                  { kind: "step", index: 0 },
                  { kind: "step", index: 1 },
                ],
              },
              { kind: "not", arg: { kind: "step", index: 2 } },
            ],
          },
        },
      },
    });
  });

  test("aliases give each rule its own field", () => {
    const logic = lowered(
      "type: temporal",
      "rules: [a, b]",
      "timespan: 1m",
      "group-by: [ip, user]",
      "aliases:",
      "  ip: {a: SourceIp, b: DestinationIp}",
    );
    expect(logic).toMatchObject({
      correlation: {
        steps: [
          { by: [field("SourceIp"), field("user")] },
          { by: [field("DestinationIp"), field("user")] },
        ],
      },
    });
  });

  test("an alias may call a rule by its id where `rules` has its name", () => {
    const id = "11111111-2222-4333-8444-555555555555";
    const loaded = loadFiles({
      "a.yml": `id: ${id}\n${namedRule("a")}`,
      "z.yml": correlation(
        "type: event_count",
        "rules: [a]",
        "timespan: 1m",
        "group-by: [ip]",
        "condition: {gt: 1}",
        `aliases: {ip: {${id}: SourceIp}}`,
      ),
    });
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.detections[1]?.logic).toMatchObject({
      correlation: { groupBy: [[{ name: "SourceIp" }]] },
    });
  });
});

test("correlations of correlations, whichever comes first", () => {
  const outer = correlation("type: temporal", "rules: [inner, b]", "timespan: 1h").replace(
    "name: corr",
    "name: outer",
  );
  const inner = correlation(
    "type: event_count",
    "rules: [a]",
    "timespan: 1m",
    "condition: {gte: 5}",
  ).replace("name: corr", "name: inner");
  const loaded = loadFiles({ ...rules, "1.yml": outer, "2.yml": inner });
  expect(loaded.diagnostics).toEqual([]);
  expect(loaded.detections.map(({ name }) => name)).toEqual(["a", "b", "c", "outer", "inner"]);
});

test("a correlation and its rules in one file, by id", () => {
  const id = "11111111-2222-4333-8444-555555555555";
  const text = `${correlation("type: event_count", `rules: [${id}]`, "timespan: 1m", "condition: {gte: 5}")}---\nid: ${id}\n${namedRule("a")}`;
  const loaded = loadFiles({ "all.yml": text });
  expect(loaded.diagnostics).toEqual([]);
  expect(loaded.detections).toHaveLength(2);
});

const wrong: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "an unknown type",
    correlation("type: event_cuont", "rules: [a]", "timespan: 1m", "condition: {gte: 1}"),
    ["4 sigma/correlation-type"],
  ],
  ["no type", correlation("rules: [a]", "timespan: 1m"), ["4 sigma/correlation-part"]],
  ["no rules", correlation("type: temporal", "timespan: 1m"), ["4 sigma/correlation-part"]],
  ["no timespan", correlation("type: temporal", "rules: [a, b]"), ["4 sigma/timespan"]],
  [
    "a bare number as timespan",
    correlation("type: temporal", "rules: [a, b]", "timespan: 90"),
    ["6 sigma/timespan"],
  ],
  [
    "no condition",
    correlation("type: event_count", "rules: [a]", "timespan: 1m"),
    ["4 sigma/correlation-part"],
  ],
  [
    "a threshold that is no number",
    correlation("type: event_count", "rules: [a]", "timespan: 1m", "condition: {gte: many}"),
    ["7 sigma/correlation-part", "7 sigma/correlation-part"],
  ],
  [
    "an unknown operator",
    correlation("type: event_count", "rules: [a]", "timespan: 1m", "condition: {gte: 1, gtt: 2}"),
    ["7 sigma/unknown-key"],
  ],
  [
    "no field to measure",
    correlation("type: value_sum", "rules: [a]", "timespan: 1m", "condition: {gte: 1}"),
    ["7 sigma/correlation-part"],
  ],
  [
    "two fields to sum",
    correlation(
      "type: value_sum",
      "rules: [a]",
      "timespan: 1m",
      "condition: {gte: 1, field: [x, y]}",
    ),
    ["7 sigma/correlation-part"],
  ],
  [
    "no percentile",
    correlation(
      "type: value_percentile",
      "rules: [a]",
      "timespan: 1m",
      "condition: {gte: 1, field: x}",
    ),
    ["7 sigma/correlation-part"],
  ],
  [
    "a text as an aggregation's condition",
    correlation("type: event_count", "rules: [a]", "timespan: 1m", "condition: a and b"),
    ["7 sigma/extended-condition"],
  ],
  [
    "a quantifier over rules",
    correlation("type: temporal", "timespan: 1m", "condition: 1 of a*"),
    ["4 sigma/correlation-part", "6 sigma/quantified-rules"],
  ],
  [
    "a condition over other rules",
    correlation("type: temporal", "rules: [a, b]", "timespan: 1m", "condition: a or c"),
    ["5 sigma/rule-not-in-condition", "7 sigma/rule-not-listed"],
  ],
  [
    "an unknown key",
    correlation("type: temporal", "rules: [a, b]", "timespan: 1m", "groupby: [x]"),
    ["7 sigma/unknown-key"],
  ],
  [
    "an unknown rule",
    correlation("type: temporal", "rules: [a, nobody]", "timespan: 1m"),
    ["5 sigma/unknown-rule"],
  ],
  [
    "itself",
    correlation("type: temporal", "rules: [a, corr]", "timespan: 1m"),
    ["5 sigma/correlation-cycle"],
  ],
  [
    "an incomplete alias",
    correlation(
      "type: temporal",
      "rules: [a, b]",
      "timespan: 1m",
      "group-by: [ip]",
      "aliases: {ip: {a: x}}",
    ),
    ["8 sigma/alias-incomplete"],
  ],
  [
    "an alias for another rule",
    correlation(
      "type: temporal",
      "rules: [a, b]",
      "timespan: 1m",
      "group-by: [ip]",
      "aliases: {ip: {a: x, b: y, c: z}}",
    ),
    ["8 sigma/alias-rule"],
  ],
  [
    "a generate that is no boolean",
    correlation("type: temporal", "rules: [a, b]", "timespan: 1m", "generate: maybe"),
    ["7 sigma/correlation-part"],
  ],
];

test.each(wrong)("%s is refused with its place", (_name, text, expected) => {
  const loaded = loadFiles({ ...rules, "z.yml": text });
  expect(places(loaded)).toEqual(expected.map((line) => `z.yml:${line}`));
  expect(loaded.detections.map(({ name }) => name)).toEqual(["a", "b", "c"]);
});

test("an unused alias is only a warning", () => {
  const text = correlation(
    "type: temporal",
    "rules: [a, b]",
    "timespan: 1m",
    "aliases: {ip: {a: x, b: y}}",
  );
  const loaded = loadFiles({ ...rules, "z.yml": text });
  expect(places(loaded)).toEqual(["z.yml:7 sigma/unused-alias"]);
  expect(loaded.detections).toHaveLength(4);
});

test("a cycle through two correlations is said of both", () => {
  const one = correlation("type: temporal", "rules: [a, two]", "timespan: 1m").replace(
    "name: corr",
    "name: one",
  );
  const two = correlation("type: temporal", "rules: [b, one]", "timespan: 1m").replace(
    "name: corr",
    "name: two",
  );
  const loaded = loadFiles({ ...rules, "1.yml": one, "2.yml": two });
  expect(places(loaded)).toEqual([
    "1.yml:5 sigma/correlation-cycle",
    "2.yml:5 sigma/correlation-cycle",
  ]);
});

test("a long chain of correlations, the last one first", () => {
  const chain = Array.from({ length: 20_000 }, (_, i) =>
    correlation(
      "type: event_count",
      `rules: [c${i + 1}]`,
      "timespan: 1m",
      "condition: {gte: 1}",
    ).replace("name: corr", `name: c${i}`),
  );
  const loaded = loadFiles({ "chain.yml": [...chain, namedRule("c20000")].join("---\n") });
  expect(loaded.diagnostics).toEqual([]);
  expect(loaded.detections).toHaveLength(20_001);
});

test("a rule with errors is told from an unknown one", () => {
  const broken = namedRule("broken").replace("condition: selection", "condition: nothing_here");
  const text = correlation("type: temporal", "rules: [a, broken]", "timespan: 1m");
  const loaded = loadFiles({ ...rules, "x.yml": broken, "z.yml": text });
  expect(places(loaded)).toEqual([
    "x.yml:6 sigma/unknown-identifier",
    "z.yml:5 sigma/rule-not-loaded",
  ]);
});
