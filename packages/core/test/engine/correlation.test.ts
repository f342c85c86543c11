import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compileRuleSet,
  correlate,
  createMatcher,
  type FedEvent,
  FeedPlan,
  whyNotCorrelated,
} from "../../src/engine/index.ts";
import type { Datum } from "../../src/model/index.ts";
import { loadAll, readLines } from "./kit.ts";

const base = (name: string, detection: string) =>
  [
    `title: ${name}`,
    `name: ${name}`,
    "logsource: {product: linux}",
    `detection: {s: ${detection}, condition: s}`,
    "",
  ].join("\n");
const bases = [
  base("fail", "{kind: fail}"),
  base("ok", "{kind: ok}"),
  base("any", "{kind|contains: ''}"),
  base("root", "{user: root}"),
];

const correlation = (name: string, ...lines: readonly string[]) =>
  [`title: ${name}`, `name: ${name}`, "correlation:", ...lines.map((line) => `  ${line}`), ""].join(
    "\n",
  );

/** An event by its second and kind, `s:kind`; the whole is what hits show. */
interface Happening {
  readonly at: number;
  readonly kind: string;
  readonly fields: Readonly<Record<string, Datum>>;
}

const happenings = (
  texts: string,
  fields: Readonly<Record<string, Datum>> = {},
): readonly Happening[] =>
  texts.split(" ").map((text) => {
    const [at = "", kind = ""] = text.split(":");
    return { at: Number(at), kind, fields };
  });

/** Reports as `rule group: events`. */
function reports(
  rule: string | readonly string[],
  ...events: readonly (readonly Happening[])[]
): readonly string[] {
  const ruleSet = compileRuleSet(loadAll(...bases, ...(typeof rule === "string" ? [rule] : rule)));
  const plan = new FeedPlan(ruleSet);
  const matcher = createMatcher(ruleSet);
  const all = events.flat().toSorted((a, b) => a.at - b.at);
  const fed: FedEvent<string>[] = [];
  let number = 0;
  readLines(
    all.map(({ kind, fields }) => JSON.stringify({ kind, ...fields })),
    (cursor) => {
      const { at, kind } = all[number++] as Happening;
      for (const hit of matcher.match(cursor)) {
        for (const feed of plan.feeds(hit, cursor))
          fed.push({ ...feed, timeMs: at * 1000, event: `${at}:${kind}` });
      }
    },
  );
  return correlate(ruleSet, fed).map(({ rule: hit, group, events: members }) => {
    const key = [...group].map(([name, value]) => `${name}=${value}`).join(",");
    return `${ruleSet.rules[hit]?.detection.title ?? ""}${key === "" ? "" : ` ${key}`}: ${members.join(" ")}`;
  });
}

describe("event_count", () => {
  const three = correlation(
    "c",
    "type: event_count",
    "rules: [fail]",
    "timespan: 60s",
    "condition: {gte: 3}",
    "group-by: [user]",
  );
  const by = (user: Datum, texts: string) => happenings(texts, { user });

  test.each<[string, readonly (readonly Happening[])[], readonly string[]]>([
    ["too few", [by("a", "1:fail 2:fail")], []],
    ["enough", [by("a", "1:fail 2:fail 3:fail")], ["c user=a: 1:fail 2:fail 3:fail"]],
    ["other rules' events do not count", [by("a", "1:fail 2:ok 3:fail")], []],
    [
      "just within the span",
      [by("a", "0:fail 30:fail 60:fail")],
      ["c user=a: 0:fail 30:fail 60:fail"],
    ],
    ["just out of the span", [by("a", "0:fail 30:fail 60.001:fail")], []],
    [
      "windows slide: over the edge of a calendar minute",
      [by("a", "59:fail 60:fail 61:fail")],
      ["c user=a: 59:fail 60:fail 61:fail"],
    ],
    [
      "what has slid out is not shown",
      [by("a", "0:fail 50:fail 70:fail 80:fail")],
      ["c user=a: 50:fail 70:fail 80:fail"],
    ],
    ["groups count apart", [by("a", "1:fail 3:fail"), by("b", "2:fail 4:fail")], []],
    [
      "groups are reported apart",
      [by("a", "1:fail 3:fail 5:fail"), by("b", "2:fail 4:fail 6:fail")],
      ["c user=a: 1:fail 3:fail 5:fail", "c user=b: 2:fail 4:fail 6:fail"],
    ],
    [
      "an event without the key takes no part",
      [by("a", "1:fail 2:fail"), happenings("3:fail")],
      [],
    ],
    ["nor does one with a null key", [by(null, "1:fail 2:fail 3:fail")], []],
    [
      "numbers and texts are one group",
      [by(5, "1:fail"), by("5", "2:fail 3:fail")],
      ["c user=5: 1:fail 2:fail 3:fail"],
    ],
    [
      "one report for one episode",
      [by("a", "1:fail 2:fail 3:fail 4:fail 5:fail")],
      ["c user=a: 1:fail 2:fail 3:fail"],
    ],
    [
      "another report after it has ended",
      [by("a", "1:fail 2:fail 3:fail 100:fail 101:fail 102:fail")],
      ["c user=a: 1:fail 2:fail 3:fail", "c user=a: 100:fail 101:fail 102:fail"],
    ],
    [
      "events of the same instant",
      [by("a", "1:fail 1:fail 1:fail")],
      ["c user=a: 1:fail 1:fail 1:fail"],
    ],
  ])("%s", (_, events, expected) => {
    expect(reports(three, ...events)).toEqual(expected);
  });

  test("keys of several fields are not run together", () => {
    const two = correlation(
      "c",
      "type: event_count",
      "rules: [fail]",
      "timespan: 60s",
      "condition: {gte: 2}",
      "group-by: [a, b]",
    );
    const one = happenings("1:fail", { a: "x\ny", b: "z" });
    expect(reports(two, one, happenings("2:fail", { a: "x", b: "y\nz" }))).toEqual([]);
    expect(reports(two, one, happenings("2:fail", { a: "x\ny", b: "z" }))).toHaveLength(1);
  });

  test.each<[string, string, string, readonly string[]]>([
    ["a range", "{gte: 2, lt: 4}", "1:fail 2:fail", ["c: 1:fail 2:fail"]],
    [
      "a range that is left and come back to",
      "{gt: 1, lte: 2}",
      "1:fail 2:fail 3:fail 4:fail 64:fail",
      ["c: 1:fail 2:fail", "c: 4:fail 64:fail"],
    ],
    ["exactly", "{eq: 2}", "1:fail 2:fail 3:fail", ["c: 1:fail 2:fail"]],
    ["fewer than", "{lt: 2}", "1:fail 2:fail 200:fail", ["c: 1:fail", "c: 200:fail"]],
  ])("thresholds: %s", (_, condition, texts, expected) => {
    const rule = correlation(
      "c",
      "type: event_count",
      "rules: [fail]",
      "timespan: 60s",
      `condition: ${condition}`,
    );
    expect(reports(rule, happenings(texts))).toEqual(expected);
  });
});

describe("value_count", () => {
  const rule = correlation(
    "c",
    "type: value_count",
    "rules: [fail]",
    "timespan: 60s",
    "condition: {gte: 3, field: user}",
    "group-by: [host]",
  );
  const on = (texts: string, user: Datum) => happenings(texts, { host: "h", user });

  test("counts distinct values, not events", () => {
    expect(reports(rule, on("1:fail 2:fail", "a"), on("3:fail", "b"))).toEqual([]);
    expect(reports(rule, on("1:fail 2:fail", "a"), on("3:fail", "b"), on("4:fail", "c"))).toEqual([
      "c host=h: 1:fail 2:fail 3:fail 4:fail",
    ]);
  });

  test("a value counts as long as one event of it is in the span", () => {
    expect(
      reports(rule, on("1:fail 55:fail", "a"), on("56:fail", "b"), on("100:fail", "c")),
    ).toEqual(["c host=h: 55:fail 56:fail 100:fail"]);
    expect(reports(rule, on("1:fail", "a"), on("56:fail", "b"), on("100:fail", "c"))).toEqual([]);
  });

  test("an event without the value does not count", () => {
    expect(
      reports(rule, on("1:fail", "a"), on("2:fail", "b"), happenings("3:fail", { host: "h" })),
    ).toEqual([]);
  });
});

describe("temporal", () => {
  const both = correlation(
    "c",
    "type: temporal",
    "rules: [fail, ok]",
    "timespan: 10s",
    "group-by: [user]",
  );
  const by = (user: string, texts: string) => happenings(texts, { user });

  test.each([
    ["in the order of the rule", "1:fail 2:ok", ["c user=a: 1:fail 2:ok"]],
    ["in any other order", "1:ok 2:fail", ["c user=a: 1:ok 2:fail"]],
    ["one of them twice is not both", "1:ok 2:ok", []],
    ["just within the span", "0:ok 10:fail", ["c user=a: 0:ok 10:fail"]],
    ["just out of it", "0:ok 10.5:fail", []],
  ])("%s", (_, texts, expected) => {
    expect(reports(both, by("a", texts))).toEqual(expected);
  });

  test("groups apart", () => {
    expect(reports(both, by("a", "1:fail"), by("b", "2:ok"))).toEqual([]);
  });

  test.each([
    ["{gte: 2}", "1:fail 2:ok", 1],
    ["{gte: 3}", "1:fail 2:ok", 0],
    ["fail and not ok", "1:fail", 1],
    ["ok and (fail or root)", "1:ok 2:fail", 1],
    ["ok and (fail or root)", "1:fail 2:fail", 0],
  ])("condition %s on %s: %i", (condition, texts, count) => {
    const rule = correlation(
      "c",
      "type: temporal",
      "rules: [fail, ok, root]".replace(
        ", root",
        condition.includes("root") || condition.startsWith("{") ? ", root" : "",
      ),
      "timespan: 10s",
      `condition: ${condition}`,
    );
    expect(reports(rule, happenings(texts))).toHaveLength(count);
  });
});

describe("temporal_ordered", () => {
  const ordered = correlation("c", "type: temporal_ordered", "rules: [fail, ok]", "timespan: 10s");

  test.each([
    ["in order", "1:fail 2:ok", ["c: 1:fail 2:ok"]],
    ["not in order", "1:ok 2:fail", []],
    ["at the same instant, in the order of the log", "1:fail 1:ok", ["c: 1:fail 1:ok"]],
    ["at the same instant, in the other order", "1:ok 1:fail", []],
    ["just within the span", "0:fail 10:ok", ["c: 0:fail 10:ok"]],
    ["just out of it", "0:fail 10.5:ok", []],
    ["the newest candidate wins", "1:fail 2:fail 3:ok", ["c: 2:fail 3:ok"]],
    ["a candidate serves once", "1:fail 2:ok 3:ok", ["c: 1:fail 2:ok"]],
    ["again and again", "1:fail 2:ok 3:fail 4:ok", ["c: 1:fail 2:ok", "c: 3:fail 4:ok"]],
  ])("%s", (_, texts, expected) => {
    expect(reports(ordered, happenings(texts))).toEqual(expected);
  });

  test("one event does not serve two steps", () => {
    const rule = correlation("c", "type: temporal_ordered", "rules: [fail, root]", "timespan: 10s");
    const root = { user: "root" };
    expect(reports(rule, happenings("1:fail", root))).toEqual([]);
    expect(reports(rule, happenings("1:fail 2:fail", root))).toEqual(["c: 1:fail 2:fail"]);
    expect(reports(rule, happenings("1:fail 2:fail 3:fail", root))).toEqual([
      "c: 1:fail 2:fail",
      "c: 2:fail 3:fail",
    ]);
  });

  test("three steps need all three in order", () => {
    const rule = correlation(
      "c",
      "type: temporal_ordered",
      "rules: [fail, ok, root]",
      "timespan: 10s",
    );
    const root = happenings("4:other", { user: "root" });
    expect(reports(rule, happenings("1:fail 2:ok"), root)).toEqual(["c: 1:fail 2:ok 4:other"]);
    expect(reports(rule, happenings("1:ok 2:fail"), root)).toEqual([]);
    expect(reports(rule, happenings("1:fail 2:ok 3:fail"), root)).toEqual([
      "c: 1:fail 2:ok 4:other",
    ]);
  });
});

describe("temporal_ordered with a condition", () => {
  // A condition that is a text names all of the rules.
  const ordered = (condition: string) =>
    correlation(
      "c",
      "type: temporal_ordered",
      `rules: [${["fail", "ok", "root"].filter((name) => /[{]/.test(condition) || condition.includes(name)).join(", ")}]`,
      "timespan: 10s",
      `condition: ${condition}`,
    );
  const root = happenings("3:other", { user: "root" });

  test.each([
    ["{gte: 2}", "1:fail 2:ok", 1],
    ["{gte: 2}", "1:ok 2:fail", 0],
    ["{gte: 2}", "1:ok 2:fail 3:ok", 1],
    ["{gte: 2}", "1:fail 12:ok", 0],
    ["{gte: 3}", "1:fail 2:ok", 0],
    ["fail and ok", "1:fail 2:ok", 1],
    ["fail and ok", "1:ok 2:fail", 0],
    ["fail and (ok or root)", "1:fail 2:ok", 1],
    ["fail and not ok", "1:fail", 1],
    ["fail and not ok", "1:ok 2:fail", 0],
    ["fail and ok and not root", "1:fail 2:ok", 1],
  ])("%s over %s", (condition, texts, hits) => {
    expect(reports(ordered(condition), happenings(texts))).toHaveLength(hits);
  });

  test("steps may be left out, not turned around", () => {
    expect(reports(ordered("{gte: 2}"), happenings("1:fail"), root)).toHaveLength(1);
    expect(reports(ordered("{gte: 2}"), root, happenings("4:fail"))).toEqual([]);
    expect(reports(ordered("{gte: 3}"), happenings("1:fail 2:ok"), root)).toHaveLength(1);
    expect(reports(ordered("{gte: 3}"), happenings("1:ok 2:fail"), root)).toEqual([]);
    expect(reports(ordered("fail and root and not ok"), happenings("1:ok 2:fail"), root)).toEqual(
      [],
    );
  });

  test("one event does not serve two steps", () => {
    const both = { user: "root" };
    expect(reports(ordered("fail and root"), happenings("1:fail", both))).toEqual([]);
    expect(reports(ordered("fail and root"), happenings("1:fail 2:fail", both))).toHaveLength(1);
  });

  test("says over how many rules it can be run", () => {
    const names = Array.from({ length: 17 }, (_, i) => `r${i}`);
    const rule = correlation(
      "c",
      "type: temporal_ordered",
      `rules: [${names.join(", ")}]`,
      "timespan: 10s",
      "condition: {gte: 2}",
    );
    const loaded = loadAll(...names.map((name) => base(name, "{kind: x}")), rule);
    const reasons = loaded.flatMap(({ logic }) =>
      logic.kind === "correlation" ? (whyNotCorrelated(logic.correlation) ?? "runs") : [],
    );
    expect(reasons).toEqual([
      "ordered correlations with a condition are run over 16 rules at the most",
    ]);
  });
});

describe("chains", () => {
  const burst = correlation(
    "burst",
    "type: event_count",
    "rules: [fail]",
    "timespan: 60s",
    "condition: {gte: 2}",
    "group-by: [user]",
  );
  const then = correlation(
    "then",
    "type: temporal_ordered",
    "rules: [burst, ok]",
    "timespan: 60s",
    "group-by: [user]",
  );

  test("a correlation's hit feeds the next, by the same group", () => {
    const by = (user: string, texts: string) => happenings(texts, { user });
    expect(reports([burst, then], by("a", "1:fail 2:fail 3:ok"))).toEqual([
      "burst user=a: 1:fail 2:fail",
      "then user=a: 2:fail 3:ok",
    ]);
    expect(reports([burst, then], by("a", "1:fail 2:fail"), by("b", "3:ok"))).toEqual([
      "burst user=a: 1:fail 2:fail",
    ]);
    expect(reports([burst, then], by("a", "1:fail 3:ok"))).toEqual([]);
  });

  test("the order of the files does not matter", () => {
    expect(
      reports([then, burst], happenings("1:fail 2:fail 3:ok", { user: "a" })).toSorted(),
    ).toEqual(["burst user=a: 1:fail 2:fail", "then user=a: 2:fail 3:ok"]);
  });
});

describe("statistics", () => {
  const rule = (type: string, condition: string) =>
    correlation(
      "c",
      `type: ${type}`,
      "rules: [fail]",
      "timespan: 60s",
      "group-by: [user]",
      `condition: {field: n, ${condition}}`,
    );
  /** An event a second of one user, each with a value. */
  const values = (...numbers: readonly (Datum | undefined)[]) =>
    numbers.flatMap((n, at) =>
      happenings(`${at}:fail`, { user: "a", ...(n === undefined ? {} : { n }) }),
    );

  test.each<[string, string, readonly (Datum | undefined)[], number]>([
    ["value_sum", "gte: 10", [3, 3, 4], 1],
    ["value_sum", "gte: 10", [3, 3, 3.9], 0],
    ["value_sum", "gte: 10", ["3", "0x7"], 1],
    ["value_sum", "gt: 0", ["x", "", null, undefined, true], 0],
    ["value_sum", "lt: 0", [5, -6], 1],
    ["value_avg", "gt: 5", [1, 9], 0],
    ["value_avg", "gt: 5", [1, 10], 1],
    ["value_avg", "lte: 1.5", [2, "x", 1], 1],
    ["value_avg", "gte: 1, lte: 2", [4, 1, 1], 1],
    ["value_median", "gte: 5", [1, 9], 1],
    ["value_median", "gte: 5", [1, 1, 9], 0],
    ["value_median", "eq: 7", [1, 9, 7], 1],
    ["value_percentile", "percentile: 90, gte: 9", [1, 2, 3, 4, 5, 6, 7, 8, 9], 0],
    ["value_percentile", "percentile: 90, gte: 9", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 1],
    ["value_percentile", "percentile: 0, lt: 0", [5, 3, -1], 1],
    ["value_percentile", "percentile: 100, gt: 4", [5], 1],
    ["value_percentile", "percentile: 25, eq: 1.75", [1, 2, 3, 4], 1],
  ])("%s %s over %j: %i", (type, condition, numbers, count) => {
    expect(reports(rule(type, condition), values(...numbers))).toHaveLength(count);
  });

  test("what has slid out is not in them, in no group but its own", () => {
    const at = (second: number, n: number, user = "a") => happenings(`${second}:fail`, { user, n });
    const sum = rule("value_sum", "gte: 10");
    expect(reports(sum, at(0, 6), at(61, 5))).toEqual([]);
    expect(reports(sum, at(0, 6), at(60, 5))).toEqual(["c user=a: 0:fail 60:fail"]);
    expect(reports(sum, at(0, 6), at(1, 5, "b"))).toEqual([]);
    expect(reports(rule("value_sum", "eq: 0.2"), at(0, 1e17), at(1, 0.1), at(61, 0.1))).toEqual([
      "c user=a: 1:fail 61:fail",
    ]);
    const median = rule("value_median", "gte: 10");
    expect(reports(median, at(0, 1), at(1, 1), at(61, 10), at(62, 10))).toEqual([
      "c user=a: 61:fail 62:fail",
    ]);
  });

  test("agree with figures worked out from the whole window", () => {
    const figures = {
      value_sum: (all: readonly number[]) => all.reduce((sum, n) => sum + n, 0),
      value_avg: (all: readonly number[]) => all.reduce((sum, n) => sum + n, 0) / all.length,
      value_median: (all: readonly number[]) => {
        const sorted = all.toSorted((a, b) => a - b);
        const half = sorted.length / 2;
        return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
      },
    };
    const event = fc.record({ after: fc.integer({ min: 0, max: 40 }), n: fc.integer() });
    const type = fc.constantFrom("value_sum", "value_avg", "value_median");
    fc.assert(
      fc.property(type, fc.array(event, { maxLength: 12 }), fc.integer(), (kind, steps, limit) => {
        let now = 0;
        const timed = steps.map(({ after, n }) => ({ at: (now += after), n }));
        let before = false;
        let episodes = 0;
        for (const [i, { at }] of timed.entries()) {
          const inWindow = (end: number) =>
            timed.slice(0, end).flatMap((one) => (at - one.at <= 60 ? [one.n] : []));
          const kept = inWindow(i);
          const dropped =
            kept.length <
            timed.slice(0, i).filter((one) => (timed[i - 1]?.at ?? 0) - one.at <= 60).length;
          if (dropped && before) before = kept.length > 0 && figures[kind](kept) >= limit;
          const holds = figures[kind](inWindow(i + 1)) >= limit;
          if (holds && !before) episodes++;
          before = holds;
        }
        const happened = timed.flatMap(({ at, n }) => happenings(`${at}:fail`, { user: "a", n }));
        expect(reports(rule(kind, `gte: ${limit}`), happened)).toHaveLength(episodes);
      }),
      { seed: 20261125, numRuns: 200 },
    );
  });
});
