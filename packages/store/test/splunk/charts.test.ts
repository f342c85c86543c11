import { describe, expect, test } from "vitest";
import { runSearch, splRows, sysmon } from "./kit.ts";

const events = [
  sysmon(1, { u: "a", p: "x", v: "1" }, 10),
  sysmon(1, { u: "a", p: "y", v: "2" }, 20),
  sysmon(1, { u: "b", p: "x", v: "3" }, 130),
  sysmon(1, { u: "b", v: "4" }, 140),
  sysmon(1, { u: "b", p: "z", v: "5" }, 250),
];

/** The names of the columns, and then the rows. */
async function table(search: string): Promise<readonly string[]> {
  const outcome = await runSearch(`index=sysmon ${search}`, events);
  const names = outcome.kind === "result" ? outcome.columns.map(({ name }) => name) : [];
  return [names.join("|"), ...(await splRows(`index=sysmon ${search}`, events))];
}

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Chart
describe("chart", () => {
  test("has a row for each value of one field, and a column for each of another", async () => {
    const wanted = ["u|x|y|z|NULL", "a|1|1|0|0", "b|1|0|1|1"];
    expect(await table("| chart count over u by p")).toEqual(wanted);
    expect(await table("| chart count by u p")).toEqual(wanted);
    expect(await table("| chart count by u")).toEqual(["u|count", "a|2", "b|3"]);
  });

  test("names columns by the aggregate as well, where there are several", async () => {
    expect(await table("| chart count max(v) as m over u by p usenull=f limit=0")).toEqual([
      "u|count: x|count: y|count: z|m: x|m: y|m: z",
      "a|1|1|0|1|2|null",
      "b|1|0|1|3|null|5",
    ]);
  });

  test("keeps the columns that add up to most, and puts the others together", async () => {
    expect(await table("| chart limit=1 sum(v) over u by p")).toEqual([
      "u|z|OTHER|NULL",
      "a|null|3.0|null",
      "b|5.0|3.0|4.0",
    ]);
    expect(await table("| chart limit=bottom1 useother=f usenull=f sum(v) over u by p")).toEqual([
      "u|y",
      "a|2.0",
      "b|null",
    ]);
  });

  test("chooses columns by what they come to", async () => {
    const chosen = async (choice: string) =>
      (await table(`| chart sum(v) over u by p usenull=f useother=f ${choice}`))[0];
    expect(await chosen("where sum in top1")).toBe("u|z");
    expect(await chosen("where max in bottom1")).toBe("u|y");
    expect(await chosen("where sum>2")).toBe("u|x|z");
    expect(await chosen("where sum(v) <= 2")).toBe("u|y");
  });

  test("says what it does not do", async () => {
    expect(
      await splRows("index=sysmon | chart count over u by p where sum notin top3", events),
    ).toEqual(["'chart' that chooses its columns in this way cannot be run here"]);
  });
});

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Timechart
describe("timechart", () => {
  test("goes by spans of time, those without events included", async () => {
    const rows = await splRows(
      "index=sysmon v!=3 v!=4 | timechart span=1m count sum(v) as s",
      events,
    );
    expect(rows.map((row) => row.split("|").slice(1).join("|"))).toEqual([
      "2|3.0",
      "0|null",
      "0|null",
      "0|null",
      "1|5.0",
    ]);
    expect(
      await splRows("index=sysmon v>4 | timechart span=1m count | table count", events),
    ).toEqual(["1"]);
    const own = "index=sysmon v!=3 v!=4 | timechart cont=f span=1m count | table count";
    expect(await splRows(own, events)).toEqual(["2", "1"]);
  });

  test("has spans that suit its events where none is said: a hundred at the most, or days", async () => {
    const starts = async (...seconds: readonly number[]) => {
      const own = seconds.map((at) => sysmon(1, {}, at));
      const rows = await splRows(
        "index=sysmon | timechart count | where count>0 | table _time",
        own,
      );
      return rows.map((row) => row.slice(0, 19));
    };
    expect(await starts(0, 42)).toEqual(["2024-03-16T11:00:00", "2024-03-16T11:00:42"]);
    expect(await starts(7, 3000)).toEqual(["2024-03-16T11:00:00", "2024-03-16T11:50:00"]);
    expect(await starts(61, 36_000)).toEqual(["2024-03-16T11:00:00", "2024-03-16T21:00:00"]);
    expect(await starts(61, 864_000)).toEqual(["2024-03-16T00:00:00", "2024-03-26T00:00:00"]);
    const all = "index=sysmon | timechart count | stats count as n sum(count) as total";
    expect(await splRows(all, [sysmon(1, {}, 0), sysmon(1, {}, 90)])).toEqual(["91|2.0"]);
    expect(await splRows(all, [])).toEqual(["0|null"]);
    const few = all.replace("timechart", "timechart bins=20");
    expect(await splRows(few, [sysmon(1, {}, 0), sysmon(1, {}, 90)])).toEqual(["19|2.0"]);
    expect(await splRows("index=sysmon | timechart count by u", events)).toEqual(
      await splRows("index=sysmon | timechart span=5s count by u", events),
    );
  });

  test("has a column for each value", async () => {
    const [names, ...rows] = await table("| timechart span=2m count by u");
    expect(names).toBe("_time|a|b");
    expect(rows[1]).toMatch(/^2024-03-16T11:02:00/);
    expect(rows.map((row) => row.split("|").slice(1).join("|"))).toEqual(["2|0", "0|2", "0|1"]);
  });
});

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Xyseries
describe("tables turned", () => {
  test("xyseries makes columns of values", async () => {
    expect(await table("| stats sum(v) as s by u p | xyseries u p s")).toEqual([
      "u|x|y|z",
      "a|1.0|2.0|null",
      "b|3.0|null|5.0",
    ]);
  });

  test("untable makes rows of columns", async () => {
    expect(await table("| stats sum(v) as s count by u | sort u | untable u what n")).toEqual([
      "u|what|n",
      "a|s|3",
      "a|count|2",
      "b|s|12",
      "b|count|3",
    ]);
  });
});
