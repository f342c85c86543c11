import { describe, expect, test } from "vitest";
import { found, shipped, start } from "./kit.ts";

const records = shipped(
  [
    {
      user: [
        { first: "John", last: "Smith" },
        { first: "Alice", last: "White" },
      ],
    },
    { user: { first: "Alice", last: "Smith" } },
    {
      user: [
        {
          first: "Alice",
          groups: [
            { name: "ops", level: 1 },
            { name: "dev", level: 9 },
          ],
        },
        { last: "White" },
      ],
    },
    { user: [{ first: ["Alice", "Al"], last: null, age: 40 }], tags: ["a", "b"] },
    { host: { name: "h" } },
  ].map((fields) => ({ event: { kind: "event" }, ...fields })),
);

describe("nested fields of Kibana KQL: one object of the list has to have it all", () => {
  test.each([
    ["user:{ first: Alice and last: White }", [1]],
    ["user:{ first: Alice and last: Smith }", [2]],
    ["user.first: Alice and user.last: Smith", [1, 2]],
    ["user:{ first: John } and user:{ last: White }", [1]],
    ["user:{ first: Al }", [4]],
    ["user:{ first: * and not last: * }", [3, 4]],
    ["user:{ age >= 40 and age < 41 }", [4]],
    ["user:{ first: (John or Bob) and not last: White }", [1]],
    ["user:{ f*: Al* and last: W* }", [1]],
    ["user:{ groups:{ name: dev and level > 5 } }", [3]],
    ["user:{ groups:{ name: ops and level > 5 } }", []],
    ["user:{ first: Alice and groups:{ level: 1 } }", [3]],
    ["user:{ last: White and groups:{ level: 1 } }", []],
    ["user.groups:{ name: ops and level: 1 }", [3]],
    ["not user:{ first: Alice }", [5]],
    ["user:{ first: Alice and last: White } or host.name: h", [1, 5]],
  ])("%s", (query, expected) => {
    expect(found("kuery", query, records)).toEqual(expected);
  });

  test("events that have no lists are one object", () => {
    const events = [start("C:\\a.exe", "a.exe"), start("C:\\b.exe", "b.exe")];
    expect(found("kuery", "process:{ name: a.exe and command_line: a* }", events)).toEqual([1]);
  });
});

describe("wildcards in names of fields", () => {
  test.each([
    ["us*: Alice", [1, 2, 3, 4]],
    ["user.*: White", [1, 3]],
    ["*st: Smith", [1, 2]],
    ["user.*: 40", [4]],
    ["h*.name: *", [5]],
    ["not user.*: *", [5]],
  ])("Kibana KQL: %s", (query, expected) => {
    expect(found("kuery", query, records)).toEqual(expected);
  });

  test("Lucene: their asterisks are escaped", () => {
    expect(found("lucene", "user.\\*:White AND NOT h\\*:x", records)).toEqual([1, 3]);
  });
});
