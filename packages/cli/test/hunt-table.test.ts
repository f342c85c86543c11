import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../src/hunt/given-table/csv-records.ts";
import { readJson } from "../src/hunt/given-table/json-records.ts";
import { folderOf } from "./folder.ts";
import { objects, samples } from "./hunt-kit.ts";
import { telltale } from "./kit.ts";

const signIns = [
  { TimeGenerated: "2026-03-01T10:00:00Z", UserPrincipalName: "ann@x.example", ResultType: "0" },
  {
    TimeGenerated: "2026-03-01T11:00:00Z",
    UserPrincipalName: "bob@x.example",
    ResultType: "50126",
  },
];
const lines = signIns.map((one) => `${JSON.stringify(one)}\n`).join("");

async function count(query: string, content: string | Uint8Array, name = "t.jsonl") {
  const path = join(await folderOf({ [name]: content }), name);
  const ran = await telltale("hunt", query, "--table", `SigninLogs=${path}`, "--format", "jsonl");
  return { ...ran, rows: objects(ran.out) };
}

describe("--table", () => {
  test.each([
    ["JSON lines", lines],
    ["a JSON array over several lines", JSON.stringify(signIns, undefined, 2)],
    ["a JSON array on one line", JSON.stringify(signIns)],
    ["packed JSON lines", gzipSync(lines)],
    ["JSON in UTF-16", Buffer.from(`\uFEFF${lines}`, "utf16le")],
    [
      "CSV",
      "TimeGenerated [UTC],UserPrincipalName,ResultType\r\n2026-03-01T10:00:00Z,ann@x.example,0\r\n2026-03-01T11:00:00Z,bob@x.example,50126\r\n",
    ],
    [
      "CSV with semicolons, and times as the portal writes them",
      'TimeGenerated;UserPrincipalName;ResultType\n"3/1/2026, 10:00:00.000 AM";ann@x.example;0\n"3/1/2026, 11:00:00.000 AM";bob@x.example;50126',
    ],
  ])("brings %s", async (_, content) => {
    const { code, rows } = await count(
      "SigninLogs | project TimeGenerated, UserPrincipalName, ResultType | order by TimeGenerated asc",
      content,
    );
    expect(code).toBe(0);
    expect(rows).toEqual(
      signIns.map((one) => ({
        ...one,
        TimeGenerated: one.TimeGenerated.replace("Z", ".0000000Z"),
      })),
    );
  });

  test("takes types from the catalog, and finds those of other columns", async () => {
    const { rows } = await count(
      "SigninLogs | getschema | where ColumnName in ('ResultType', 'LocationDetails', 'Score', 'Seen', 'Own') | project ColumnName, ColumnType",
      '{"ResultType":"0","LocationDetails":{"city":"Oslo"},"Score":1,"Seen":"2026-03-01T10:00:00Z","Own":true}\n{"Score":1.5,"Own":null}\n',
    );
    expect(Object.fromEntries(rows.map((row) => [row["ColumnName"], row["ColumnType"]]))).toEqual({
      ResultType: "string",
      LocationDetails: "dynamic",
      Score: "real",
      Seen: "datetime",
      Own: "bool",
    });
  });

  test("finds the columns of a table that nobody knows", async () => {
    const folder = await folderOf({
      "t.csv": "name,n,when,ok,zip\na,1,2026-03-01,true,007\nb,,,false,123\n",
    });
    const { out } = await telltale(
      "hunt",
      "MyTable | where n == 1 and ok and when == datetime(2026-03-01) | project name, zip",
      "--table",
      `MyTable=${join(folder, "t.csv")}`,
      "-f",
      "jsonl",
    );
    expect(objects(out)).toEqual([{ name: "a", zip: "007" }]);
  });

  test("joins with events", async () => {
    const folder = await folderOf({ "ids.csv": "Id,Why\n4688,process\n4624,logon\n" });
    const { out } = await telltale(
      "hunt",
      "SecurityEvent | lookup kind=inner Ids on $left.EventID == $right.Id | summarize count() by Why | order by Why asc",
      samples,
      "--table",
      `Ids=${join(folder, "ids.csv")}`,
      "-f",
      "jsonl",
    );
    expect(objects(out)).toEqual([
      { Why: "logon", count_: 61 },
      { Why: "process", count_: 31 },
    ]);
  });

  test("goes on after what is no record, and says so", async () => {
    const { code, rows, err } = await count("SigninLogs | count", `${lines}this is no JSON\n[1]\n`);
    expect(code).toBe(0);
    expect(rows).toEqual([{ Count: 2 }]);
    expect(err).toMatch(
      /SigninLogs: 2 records of .*t\.jsonl left out, the first in line 3: not JSON/,
    );
  });

  test("ends with 3 where there is no file or no table in it", async () => {
    expect((await telltale("hunt", "T | count", "--table", "T=nowhere.csv")).code).toBe(3);
    const { code, err } = await count("SigninLogs | count", "{ no table\n");
    expect(code).toBe(3);
    expect(err).toContain("holds no table");
  });

  test("is refused where it is no name and file", async () => {
    expect(await telltale("hunt", "T", "--table", "nowhere.csv")).toMatchObject({ code: 2 });
  });
});

async function all<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function* piecesOf(text: string, length: number) {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

const pieceLength = fc.integer({ min: 1, max: 20 });

test("CSV is read as it was written, wherever its pieces end", async () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", ";"),
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { maxLength: 8 }),
      pieceLength,
      fc.constantFrom("\n", "\r\n"),
      async (rows, length, end) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = [["x", "y"], ...rows]
          .map((row) => `${row.map(quoted).join(",")}${end}`)
          .join("");
        const read = await all(readCsv(piecesOf(text, length)));
        expect(
          read.map((record) => ("fields" in record ? [...record.fields.values()] : record)),
        ).toEqual(rows.map((row) => row.map((one) => (one === "" ? null : one))));
      },
    ),
    { seed: 11, numRuns: 300 },
  );
});

test("JSON is read as it was written, as lines and as an array, wherever its pieces end", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.dictionary(fc.string(), fc.jsonValue({ noUnicodeString: false })), {
        minLength: 1,
        maxLength: 5,
      }),
      pieceLength,
      fc.constantFrom("lines", "array", "pretty"),
      async (values, length, form) => {
        const plain = JSON.parse(JSON.stringify(values)) as typeof values;
        const text =
          form === "lines"
            ? plain.map((value) => `${JSON.stringify(value)}\n`).join("")
            : JSON.stringify(plain, undefined, form === "pretty" ? 2 : undefined);
        const read = await all(readJson(piecesOf(text, length)));
        expect(
          read.map((record) => ("fields" in record ? Object.fromEntries(record.fields) : record)),
        ).toEqual(plain);
      },
    ),
    { seed: 13, numRuns: 300 },
  );
});

test("integers that a double cannot hold keep their digits", async () => {
  const [record] = await all(readJson(piecesOf('{"id": 9007199254740993, "n": 12}\n', 7)));
  expect(record).toEqual({
    line: 1,
    fields: new Map<string, unknown>([
      ["id", "9007199254740993"],
      ["n", 12],
    ]),
  });
});
