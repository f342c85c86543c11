import fc from "fast-check";
import { expect, test } from "vitest";
import { security, splRows, sysmon } from "./kit.ts";

const values = ["a", "A.exe", "*a*", "10", "9", "C:\\x\\a.exe", "*\\\\a.exe", "*", "-"];
const fields = ["Image", "CommandLine", "User", "EventCode", "process_name", "user", "nosuch"];

const leaf = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...fields),
      fc.constantFrom("=", "!=", "<", ">="),
      fc.constantFrom(...values, "1", "4688"),
    )
    .map(([field, operator, value]) => `${field}${operator}"${value}"`),
  fc
    .tuple(fc.constantFrom(...fields), fc.subarray(values, { minLength: 1 }))
    .map(([field, list]) => `${field} IN (${list.map((value) => `"${value}"`).join(", ")})`),
);

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    tie("condition").map((inner) => `NOT (${inner})`),
    fc.tuple(tie("condition"), tie("condition")).map(([a, b]) => `(${a} OR ${b})`),
    fc.tuple(tie("condition"), tie("condition")).map(([a, b]) => `(${a} ${b})`),
  ),
}));

const evalLeaf = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("Image", "User", "nosuch"),
      fc.constantFrom("=", "!=", "<"),
      fc.constantFrom("a", "10", "A.exe"),
    )
    .map(([field, operator, value]) => `${field}${operator}"${value}"`),
  fc.constantFrom("isnull(User)", "isnotnull(Image)", 'like(Image, "%a%")', 'match(User, "a")'),
);

const { test: where } = fc.letrec<{ test: string }>((tie) => ({
  test: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    evalLeaf,
    tie("test").map((inner) => `NOT (${inner})`),
    fc.tuple(tie("test"), tie("test")).map(([a, b]) => `(${a} OR ${b})`),
    fc.tuple(tie("test"), tie("test")).map(([a, b]) => `(${a} AND ${b})`),
  ),
}));

const text = fc.constantFrom("a", "A.exe", "C:\\x\\a.exe", "10", "9", "-", "");
const optional = fc.dictionary(fc.constantFrom("Image", "CommandLine", "User"), text, {
  maxKeys: 3,
});
const events = fc.array(
  fc
    .tuple(fc.boolean(), optional)
    .map(([isSysmon, record]) => (isSysmon ? sysmon(1, record) : security(4688, record))),
  { minLength: 1, maxLength: 4 },
);

test("what is asked of events loses no row, wherever fields are missing", async () => {
  await fc.assert(
    fc.asyncProperty(events, condition, where, async (records, search, filter) => {
      const query = `index=* ${search} | where ${filter} | table EventCode Image CommandLine User`;
      const all = await splRows(query, records, {}, false);
      expect(await splRows(query, records)).toEqual(all);
    }),
    { seed: 7, numRuns: 150 },
  );
}, 120_000);
