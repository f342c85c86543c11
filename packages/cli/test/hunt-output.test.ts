import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cell, ColumnType } from "@telltale/core/model";
import { formatRows } from "../src/hunt/output/format.ts";
import { renderRows } from "../src/hunt/output/table.ts";
import { plainPaint } from "../src/terminal/paint.ts";
import { folderOf } from "./folder.ts";
import { samples } from "./hunt-kit.ts";
import { telltale } from "./kit.ts";

const everyType = `print b = true, i = int(7), l = 9007199254740993, r = 1.5, d = decimal(2.5), s = 'a,"b"', t = datetime(2026-03-02 10:00:00.5), span = 26h, g = guid(74be27de-1e4e-49d9-b579-fe0b331d3642), y = dynamic({"k": [1, null]}), n = long(null)`;

const print = (format: string, ...args: readonly string[]) =>
  telltale("hunt", everyType, samples, "--lang", "kusto", "--format", format, ...args);

describe("values of every type", () => {
  const row = {
    b: true,
    i: 7,
    l: "9007199254740993",
    r: 1.5,
    d: 2.5,
    s: 'a,"b"',
    t: "2026-03-02T10:00:00.5000000Z",
    span: "1.02:00:00",
    g: "74be27de-1e4e-49d9-b579-fe0b331d3642",
    y: { k: [1, null] },
    n: null,
  };

  test("as JSON lines and JSON", async () => {
    expect(JSON.parse((await print("jsonl")).out)).toEqual(row);
    expect(JSON.parse((await print("json")).out)).toEqual([row]);
  });

  test("as CSV", async () => {
    expect((await print("csv")).out).toBe(
      `b,i,l,r,d,s,t,span,g,y,n\nTrue,7,9007199254740993,1.5,2.5,"a,""b""",2026-03-02T10:00:00.5000000Z,1.02:00:00,74be27de-1e4e-49d9-b579-fe0b331d3642,"{""k"":[1,null]}",\n`,
    );
  });

  test("as a table", async () => {
    expect((await print("table")).out.split("\n")[1]).toMatch(
      /^True +7 +9007199254740993 +1\.5 +2\.5 +a,"b" +2026-03-02T10:00:00\.5Z +1\.02:00:00 +74be27de/,
    );
  });

  test("as Parquet", async () => {
    const folder = await folderOf({});
    const file = join(folder, "rows.parquet");
    const { code, out } = await print("parquet", "--output", file);
    expect({ code, out }).toEqual({ code: 0, out: "" });
    const bytes = await readFile(file);
    expect(bytes.subarray(0, 4).toString()).toBe("PAR1");
    expect(bytes.subarray(-4).toString()).toBe("PAR1");
  });
});

test("no rows are no rows in every format", async () => {
  const none = (format: string) =>
    telltale("hunt", "SecurityEvent | where false | project EventID", samples, "-f", format);
  expect((await none("jsonl")).out).toBe("");
  expect(JSON.parse((await none("json")).out)).toEqual([]);
  expect((await none("csv")).out).toBe("EventID\n");
  expect(await none("table")).toMatchObject({
    code: 0,
    out: "",
    err: expect.stringContaining("0 rows"),
  });
});

test("CSV gives a spreadsheet no formula to run", () => {
  const csv = [
    ...formatRows(
      {
        columns: [
          { name: "a", type: "string" },
          { name: "n", type: "long" },
        ],
        rows: [["=1+1", -5n]],
      },
      "csv",
      plainPaint,
      undefined,
    ),
  ].join("");
  expect(csv).toBe("a,n\n'=1+1,-5\n");
});

const textColumns = (count: number): readonly ColumnType[] =>
  Array.from({ length: count }, (_, i) => ({ name: `column${i}`, type: "string" as const }));

describe("tables", () => {
  test("of few columns fit the window, their cells cut in the middle", () => {
    const out = renderRows(
      { columns: textColumns(2), rows: [["x".repeat(200), "end"]] },
      plainPaint,
      60,
    );
    for (const line of out.trimEnd().split("\n")) expect(line.length).toBeLessThanOrEqual(60);
    expect(out).toContain("…");
    expect(out).toContain("end");
  });

  test("of many columns become records, empty cells left out and long ones wrapped", () => {
    const row: Cell[] = Array.from({ length: 20 }, () => "");
    row[3] = "word ".repeat(40).trim();
    const out = renderRows({ columns: textColumns(20), rows: [row] }, plainPaint, 60);
    expect(out).toContain("row 1\n");
    expect(out).not.toContain("column4");
    expect(out.replace(/\s+/g, " ")).toContain("word ".repeat(40).trim());
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(60);
  });

  test("never let a log steer the terminal or break a line", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 30 }),
        fc.constantFrom(40, 120, undefined),
        (cells, window) => {
          const out = renderRows(
            { columns: textColumns(cells.length), rows: [cells] },
            plainPaint,
            window,
          );
          expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe("--explain", () => {
  test("says what is read, filtered and counted, and the SQL", async () => {
    const { code, out, err } = await telltale(
      "hunt",
      'DeviceProcessEvents | where FileName =~ "cmd.exe" and ProcessCommandLine has "whoami" | project DeviceName',
      samples,
      "--explain",
    );
    expect(code).toBe(0);
    expect(out).toContain("table DeviceProcessEvents");
    expect(out).toMatch(/columns {3}.*DeviceName.*FileName.*ProcessCommandLine/);
    expect(out).toMatch(
      /filter .*FileName = "cmd.exe".* and .*ProcessCommandLine has the word "whoami"/,
    );
    expect(out).toContain("Sysmon 1 (111 events), Security 4688 (31 events)");
    const [, seen, mine, kept] =
      /events +(\d+) seen, (\d+) of the table, (\d+) kept/.exec(out) ?? [];
    expect([seen, mine]).toEqual(["615", "142"]);
    expect(Number(kept)).toBeLessThan(10);
    expect(out).toMatch(/SQL\n.*SELECT/s);
    expect(err).toContain("615 events");
  });
});
