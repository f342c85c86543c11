import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compileRuleSet,
  createFullScan,
  createMatcher,
  packRuleSet,
  type RuleSet,
  unpackRuleSet,
} from "../../src/engine/index.ts";
import { anyRun, type Datum } from "../../src/model/index.ts";
import {
  contains,
  escapeLetters,
  field,
  type Filter,
  filters,
  lineOf,
  loadAll,
  match,
  positives,
  readLines,
  records,
  ruleSetOf,
  selectors,
} from "./kit.ts";

const rules = fc.array(
  fc.array(fc.record({ selector: selectors, filter: fc.oneof(filters, positives) }), {
    minLength: 1,
    maxLength: 2,
  }),
  { minLength: 1, maxLength: 12 },
);

/** What the index finds must be what the full scan finds, record by record. */
function expectSameHits(ruleSet: RuleSet, lines: readonly string[]): number {
  const matcher = createMatcher(ruleSet);
  const oracle = createFullScan(ruleSet);
  let hits = 0;
  let line = 0;
  readLines(lines, (cursor) => {
    const found = [...matcher.match(cursor)];
    const wanted = oracle.match(cursor);
    hits += wanted.length;
    if (String(found) !== String(wanted)) {
      const wrong = [...found, ...wanted].filter(
        (rule) => found.includes(rule) !== wanted.includes(rule),
      );
      throw new Error(
        `${lines[line]}: index ${found.join()}, scan ${wanted.join()}: ${JSON.stringify(wrong.map((rule) => ruleSet.rules[rule]?.filters))}`,
      );
    }
    line++;
  });
  return hits;
}

describe("the index finds what a full scan finds", () => {
  test("on random filters and records", () => {
    let hits = 0;
    fc.assert(
      fc.property(rules, fc.array(records, { minLength: 5, maxLength: 20 }), (some, events) => {
        hits += expectSameHits(ruleSetOf(some), events.map(lineOf));
      }),
      { seed: 1, numRuns: 400 },
    );
    // Otherwise the property would say little.
    expect(hits).toBeGreaterThan(1000);
  });

  test("on records with escaped letters", () => {
    let hits = 0;
    fc.assert(
      fc.property(
        rules,
        fc.array(records, { minLength: 5, maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        (some, events, every) => {
          hits += expectSameHits(
            ruleSetOf(some),
            events.map((event, i) =>
              i % 3 === 0 ? lineOf(event) : escapeLetters(lineOf(event), every),
            ),
          );
        },
      ),
      { seed: 8, numRuns: 150 },
    );
    expect(hits).toBeGreaterThan(1000);
  });

  test("on random filters, long into a log: indexes are built and witnesses chosen anew", () => {
    let hits = 0;
    const filler = lineOf({ channel: "Security", data: { f: "ab", g: ["é", "b"] } });
    fc.assert(
      fc.property(
        fc.array(filters, { minLength: 20, maxLength: 40 }),
        fc.array(records, { minLength: 100, maxLength: 200 }),
        (some, events) => {
          const windows = events.map((event) =>
            lineOf({ ...event, channel: "Security", provider: "P", eventId: 1 }),
          );
          hits += expectSameHits(ruleSetOf(some.map((filter) => [{ filter }])), [
            ...Array.from({ length: 2000 }, () => filler),
            ...Array.from({ length: 2100 }, (_, i) => windows[i % windows.length] ?? filler),
            ...windows,
          ]);
        },
      ),
      // Shrinking would take minutes.
      { seed: 2, numRuns: 6, endOnFailure: true },
    );
    expect(hits).toBeGreaterThan(1000);
  });

  test("with thousands of literals in a field", () => {
    const random = fc.sample(
      fc.string({ unit: fc.constantFrom(..."abcdé.\\".split("")), minLength: 1, maxLength: 12 }),
      {
        seed: 3,
        numRuns: 3000,
      },
    );
    const some: Filter[][] = random.map((part, i) => [
      {
        filter: contains(i % 3 === 0 ? { kind: "record-text" } : field("f"), part, {
          cased: i % 5 === 0,
        }),
      },
    ]);
    const texts = fc.sample(
      fc.string({ unit: fc.constantFrom(..."abcdDÉ.\\".split("")), maxLength: 200 }),
      {
        seed: 4,
        numRuns: 60,
      },
    );
    const hits = expectSameHits(
      ruleSetOf(some),
      texts.map((value, i) =>
        lineOf({ data: i % 2 === 0 ? { f: value } : { g: value, f: [value.slice(9), 1] } }),
      ),
    );
    expect(hits).toBeGreaterThan(1000);
  });

  test("on random Sigma rules", () => {
    const value = fc.constantFrom(
      "'a'",
      "'*ab*'",
      "'a?'",
      "'\\\\a'",
      "1",
      "true",
      "null",
      "''",
      "'É'",
      "'K'",
    );
    const modifier = fc.constantFrom(
      "",
      "",
      "|contains",
      "|endswith",
      "|startswith",
      "|cased",
      "|contains|cased",
      "|windash|contains",
    );
    const item = fc
      .tuple(
        fc.constantFrom("f", "g", "Channel", "EventID", "Provider_Name"),
        modifier,
        fc.array(value, { minLength: 1, maxLength: 3 }),
      )
      .map(([name, how, some]) => {
        const fitting =
          how === "" ? some : some.filter((text) => text.startsWith("'") && text !== "''");
        return `${name}${how}: [${(fitting.length > 0 ? fitting : ["'b'"]).join(", ")}]`;
      });
    const block = fc
      .uniqueArray(item, { minLength: 1, maxLength: 2, selector: (line) => line.split(":")[0] })
      .map((items) => items.join("\n    "));
    const rule = fc
      .tuple(
        fc.constantFrom(
          "product: windows",
          "product: windows\n  service: security",
          "product: linux",
          "category: process_creation\n  product: windows",
        ),
        block,
        block,
        fc.constantFrom(
          "a",
          "a and not b",
          "not a",
          "1 of them",
          "all of them",
          "k",
          "a or k",
          "k and not b",
        ),
      )
      .map(([source, a, b, condition]) =>
        [
          "title: T",
          `logsource:\n  ${source}`,
          `detection:\n  a:\n    ${a}\n  b:\n    ${b}\n  k:\n    - ab\n    - 'É'\n  condition: ${condition}`,
          "",
        ].join("\n"),
      );
    let hits = 0;
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 5, maxLength: 15 }),
        fc.array(records, { minLength: 5, maxLength: 20 }),
        (texts, events) => {
          hits += expectSameHits(compileRuleSet(loadAll(...texts)), events.map(lineOf));
        },
      ),
      { seed: 5, numRuns: 60 },
    );
    expect(hits).toBeGreaterThan(100);
  });
});

describe("what is found", () => {
  const hitsOf = (ruleSet: RuleSet, ...lines: readonly string[]) => {
    const matcher = createMatcher(ruleSet);
    const found: number[][] = [];
    readLines(lines, (cursor) => found.push([...matcher.match(cursor)]));
    return found;
  };

  test("does not depend on the order of rules or on what was read before", () => {
    fc.assert(
      fc.property(
        rules,
        fc.array(records, { minLength: 2, maxLength: 10 }),
        fc.nat(),
        (some, events, seed) => {
          const lines = events.map(lineOf);
          const order =
            fc.sample(
              fc.shuffledSubarray(
                some.map((_, i) => i),
                { minLength: some.length },
              ),
              { seed, numRuns: 1 },
            )[0] ?? [];
          const shuffled = ruleSetOf(order.map((i) => some[i] ?? []));
          const plain = hitsOf(ruleSetOf(some), ...lines);
          const back = hitsOf(shuffled, ...lines).map((found) =>
            found.map((at) => order[at] ?? -1).sort((a, b) => a - b),
          );
          expect(back).toEqual(plain);
          expect(hitsOf(ruleSetOf(some), ...lines.toReversed())).toEqual(plain.toReversed());
        },
      ),
      { seed: 6, numRuns: 60 },
    );
  });

  test("does not depend on which System parts the records before it state", () => {
    const event = { SourceName: "Microsoft-Windows-Sysmon", EventID: 1, Image: "a" };
    const lines = [
      { ...event, Channel: "Microsoft-Windows-Sysmon/Operational" },
      event,
      { Channel: "Microsoft-Windows-Sysmon/Operational", EventID: 1, Image: "a" },
      { ...event, EventID: undefined },
    ].map((record) => JSON.stringify(record));
    const some = ["Channel", "Provider_Name", "EventID"].flatMap((name): Filter[][] => [
      [{ filter: match(field(name), [anyRun]) }],
      [{ filter: { kind: "is-null", subject: field(name) } }],
    ]);
    for (const first of lines)
      expect(expectSameHits(ruleSetOf(some), [first, ...lines])).toBeGreaterThan(0);
  });

  test("is the same from a packed rule set, and from a part of one", () => {
    fc.assert(
      fc.property(rules, fc.array(records, { minLength: 2, maxLength: 8 }), (some, events) => {
        const lines = events.map(lineOf);
        const packed = packRuleSet(ruleSetOf(some));
        const plain = hitsOf(ruleSetOf(some), ...lines);
        expect(hitsOf(unpackRuleSet(packed), ...lines)).toEqual(plain);
        const kept = some.map((_, i) => i).filter((i) => i % 2 === 1);
        const part = unpackRuleSet(packed, kept);
        expect(part.rules.map(({ detection }) => detection.id)).toEqual(
          kept.map((i) => `rule-${i}`),
        );
        expect(hitsOf(part, ...lines)).toEqual(
          plain.map((found) =>
            found.filter((rule) => kept.includes(rule)).map((rule) => kept.indexOf(rule)),
          ),
        );
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  const security = { channels: ["Security"] };
  test.each<[string, Filter, Parameters<typeof lineOf>[0], boolean]>([
    [
      "channels compare without case",
      { selector: security, filter: contains(field("f"), "a") },
      { channel: "SECURITY", data: { f: "a" } },
      true,
    ],
    [
      "another channel",
      { selector: security, filter: contains(field("f"), "a") },
      { channel: "System", data: { f: "a" } },
      false,
    ],
    [
      "a Windows rule on a plain record",
      { selector: security, filter: contains(field("f"), "a") },
      { data: { f: "a" } },
      false,
    ],
    [
      "a plain rule on a Windows record",
      { selector: { plain: true }, filter: contains(field("f"), "a") },
      { channel: "Security", data: { f: "a" } },
      false,
    ],
    [
      "providers compare without case",
      { selector: { provider: "p" }, filter: contains(field("f"), "a") },
      { channel: "Security", provider: "P", data: { f: "a" } },
      true,
    ],
    [
      "another event id",
      { selector: { eventIds: [2] }, filter: contains(field("f"), "a") },
      { channel: "Security", eventId: 1, data: { f: "a" } },
      false,
    ],
    [
      "an own field named Channel hides the System part",
      { filter: contains(field("Channel"), "own") },
      { channel: "Security", data: { Channel: "own" } },
      true,
    ],
    [
      "and the System part is not seen behind it",
      { filter: contains(field("Channel"), "sec") },
      { channel: "Security", data: { Channel: "own" } },
      false,
    ],
    [
      "not even where the own field is null",
      { filter: contains(field("Channel"), "sec") },
      { channel: "Security", data: { Channel: null } },
      false,
    ],
    [
      "but the record is routed by the System part",
      { selector: security, filter: contains(field("Channel"), "own") },
      { channel: "Security", data: { Channel: "own" } },
      true,
    ],
    [
      "an own EventID hides the System part",
      { selector: { eventIds: [1] }, filter: contains(field("EventID"), "7") },
      { channel: "Security", eventId: 1, data: { EventID: 7 } },
      true,
    ],
    [
      "keywords look into own fields",
      { filter: contains({ kind: "record-text" }, "own") },
      { channel: "Security", data: { x: "own" } },
      true,
    ],
    [
      "keywords do not look into System parts",
      { filter: contains({ kind: "record-text" }, "security") },
      { channel: "Security", data: { x: "own" } },
      false,
    ],
    [
      "keywords look into numbers",
      { filter: contains({ kind: "record-text" }, "47") },
      { data: { x: 1475 } },
      true,
    ],
    [
      "keywords look into every value of a list",
      { filter: contains({ kind: "record-text" }, "two") },
      { data: { x: ["one", "two"] } },
      true,
    ],
  ])("%s", (_, filter, record, expected) => {
    const ruleSet = ruleSetOf([[filter]]);
    expect(hitsOf(ruleSet, lineOf(record))).toEqual([expected ? [0] : []]);
    expectSameHits(ruleSet, [lineOf(record)]);
  });

  test("a rule with several filters is found once", () => {
    const filter = { filter: contains(field("f"), "a") };
    expect(hitsOf(ruleSetOf([[filter, filter], [filter]]), lineOf({ data: { f: "a" } }))).toEqual([
      [0, 1],
    ]);
  });

  test("fields by names that objects have anyway", () => {
    const data = JSON.parse('{"constructor":"a","__proto__":"b","toString":"c"}') as Record<
      string,
      Datum
    >;
    const some = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"].map(
      (name): Filter[] => [{ filter: { kind: "exists", subject: field(name) } }],
    );
    expect(hitsOf(ruleSetOf(some), JSON.stringify(data))).toEqual([[0, 1, 2]]);
    expectSameHits(ruleSetOf(some), [JSON.stringify(data)]);
  });
});
