import { describe, expect, test } from "vitest";
import { splRows, sysmon } from "./kit.ts";

const events = [
  sysmon(1, { u: "a", v: "1" }, 10),
  sysmon(1, { u: "b", v: "2" }, 20),
  sysmon(1, { u: "a", v: "3" }, 30),
  sysmon(1, { v: "4" }, 40),
  sysmon(1, { u: "a", v: "5" }, 100),
];

/** The rows in the order of time, after what comes behind. */
const rows = (tail: string) => splRows(`index=sysmon | sort v ${tail}`, events);

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Streamstats
describe("streamstats", () => {
  test("sums up what has come so far, the row included", async () => {
    expect(await rows("| streamstats sum(v) as s count | table v s count")).toEqual([
      "1|1.0|1",
      "2|3.0|2",
      "3|6.0|3",
      "4|10.0|4",
      "5|15.0|5",
    ]);
  });

  test("keeps groups apart, and has nothing for rows that are in none", async () => {
    expect(await rows("| streamstats count by u | table v count")).toEqual([
      "1|1",
      "2|1",
      "3|2",
      "4|null",
      "5|3",
    ]);
  });

  test("leaves the row itself out", async () => {
    expect(await rows("| streamstats current=f last(v) as before by u | table v before")).toEqual([
      "1|null",
      "2|null",
      "3|1",
      "4|null",
      "5|3",
    ]);
  });

  test("has windows over all rows, or over those of each group", async () => {
    expect(await rows("| streamstats window=2 sum(v) as s by u | table v s")).toEqual([
      "1|1.0",
      "2|2.0",
      "3|3.0",
      "4|null",
      "5|5.0",
    ]);
    const own = "| streamstats window=2 global=f sum(v) as s by u | table v s";
    expect(await rows(own)).toEqual(["1|1.0", "2|2.0", "3|4.0", "4|null", "5|8.0"]);
    const before = "| streamstats window=2 current=f values(v) as s | table v s";
    expect(await rows(before)).toEqual([
      "1|null",
      '2|["1"]',
      '3|["1","2"]',
      '4|["2","3"]',
      '5|["3","4"]',
    ]);
  });

  test("has windows of time, whichever way the rows run", async () => {
    const sum = "| streamstats time_window=20s sum(v) as s | table v s";
    expect(await splRows(`index=sysmon | sort _time ${sum}`, events)).toEqual([
      "1|1.0",
      "2|3.0",
      "3|6.0",
      "4|9.0",
      "5|5.0",
    ]);
    expect(await splRows(`index=sysmon ${sum}`, events)).toEqual([
      "5|5.0",
      "4|4.0",
      "3|7.0",
      "2|9.0",
      "1|6.0",
    ]);
  });

  test("begins anew where it is told to", async () => {
    const sum = (option: string) => rows(`| streamstats ${option} sum(v) as s | table v s`);
    expect(await sum("reset_before=(v==3)")).toEqual([
      "1|1.0",
      "2|3.0",
      "3|3.0",
      "4|7.0",
      "5|12.0",
    ]);
    expect(await sum("reset_after=(v==3)")).toEqual(["1|1.0", "2|3.0", "3|6.0", "4|4.0", "5|9.0"]);
    const change = "| streamstats reset_on_change=true count by u | table v count";
    expect(await rows(change)).toEqual(["1|1", "2|1", "3|1", "4|null", "5|2"]);
  });

  test("takes several fields, also those that it replaces", async () => {
    expect(await rows("| streamstats sum(v) as v max(v) as m | table v m")).toEqual([
      "1.0|1",
      "3.0|2",
      "6.0|3",
      "10.0|4",
      "15.0|5",
    ]);
  });
});

describe("fields of former rows", () => {
  test("accum, delta, autoregress, filldown", async () => {
    expect(await rows("| accum v as s | table s | tail 1")).toEqual(["15.0"]);
    expect(await rows("| delta v as d p=2 | table v d")).toEqual([
      "1|null",
      "2|null",
      "3|2.0",
      "4|2.0",
      "5|2.0",
    ]);
    expect(await rows("| autoregress v p=1-2 | where v=3 | table v v_p1 v_p2")).toEqual(["3|2|1"]);
    expect(await rows("| filldown u | table v u")).toEqual(["1|a", "2|b", "3|a", "4|a", "5|a"]);
  });

  test("reverse and tail turn rows around", async () => {
    expect(await rows("| reverse | table v")).toEqual(["5", "4", "3", "2", "1"]);
    expect(await rows("| tail 2 | table v")).toEqual(["5", "4"]);
  });
});
