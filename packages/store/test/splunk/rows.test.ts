import { describe, expect, test } from "vitest";
import { splRows, sysmon } from "./kit.ts";

const events = [
  sysmon(1, { n: "1", u: "a", p: "x", v: "10" }, 10),
  sysmon(1, { n: "2", u: "a", p: "y", v: "9" }, 20),
  sysmon(1, { n: "3", u: "b", p: "x", v: "q" }, 30),
  sysmon(1, { n: "4", p: "x", v: "100" }, 40),
  sysmon(1, { n: "5", p: "x" }, 50),
];

const rows = (tail: string) => splRows(`index=sysmon | sort n ${tail}`, events);

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Dedup
describe("dedup", () => {
  test("drops rows that lack a field, or keeps them all", async () => {
    expect(await rows("| dedup u | table n")).toEqual(["1", "3"]);
    expect(await rows("| dedup u keepempty=true | sort n | table n")).toEqual(["1", "3", "4", "5"]);
    expect(await rows("| dedup 2 p | table n")).toEqual(["1", "2", "3"]);
  });

  test("of rows that follow each other", async () => {
    expect(await rows("| dedup p consecutive=true | table n")).toEqual(["1", "2", "3"]);
    expect(await rows("| dedup 2 p consecutive=true | table n")).toEqual(["1", "2", "3", "4"]);
  });
});

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Head
test("head ends where its condition does", async () => {
  expect(await rows("| head (n<3) | table n")).toEqual(["1", "2"]);
  expect(await rows("| head (n<3) keeplast=true | table n")).toEqual(["1", "2", "3"]);
  expect(await rows("| head limit=1 (n<3) | table n")).toEqual(["1"]);
  expect(await rows('| head (u="a" OR u="b") | table n')).toEqual(["1", "2", "3"]);
  expect(await rows('| head (u="a" OR u="b") null=true | table n')).toEqual([
    "1",
    "2",
    "3",
    "4",
    "5",
  ]);
});

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Sort
test("sort goes by numbers before texts, or as it is told", async () => {
  expect(await rows("| sort v | table v")).toEqual(["9", "10", "100", "q", "null"]);
  expect(await rows("| sort str(v) | table v")).toEqual(["10", "100", "9", "q", "null"]);
  expect(await rows("| sort - num(v) | head 3 | table v")).toEqual(["100", "10", "9"]);
});

test("sort knows addresses", async () => {
  const own = ["10.0.0.9", "10.0.0.10", "9.1.1.1", "host"].map((ip) => sysmon(1, { ip }));
  const sorted = (key: string) => splRows(`index=sysmon | sort ${key} | table ip`, own);
  expect(await sorted("ip")).toEqual(["9.1.1.1", "10.0.0.9", "10.0.0.10", "host"]);
  expect(await sorted("ip(ip)")).toEqual(["9.1.1.1", "10.0.0.9", "10.0.0.10", "host"]);
  expect(await sorted("- str(ip)")).toEqual(["host", "9.1.1.1", "10.0.0.9", "10.0.0.10"]);
});

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Top
describe("top and rare", () => {
  test("count, and say which share that is", async () => {
    expect(await rows("| top p")).toEqual(["x|4|80.0", "y|1|20.0"]);
    expect(await rows("| rare limit=1 showperc=f p")).toEqual(["y|1"]);
    expect(await rows("| top showcount=f countfield=c percentfield=share p")).toEqual([
      "x|80.0",
      "y|20.0",
    ]);
  });

  test("of each group", async () => {
    expect(await rows("| top limit=1 n by p")).toEqual(["x|1|1|25.0", "y|2|1|100.0"]);
  });
});

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Addtotals
describe("totals", () => {
  test("of rows and of columns", async () => {
    expect(await rows("| head 2 | table u n v | addtotals")).toEqual(["a|1|10|11.0", "a|2|9|11.0"]);
    expect(await rows("| head 2 | table u n v | addtotals row=f col=t labelfield=u n v")).toEqual([
      "a|1|10",
      "a|2|9",
      "Total|3|19",
    ]);
    expect(await rows("| head 2 | table n v | addcoltotals v")).toEqual(["1|10", "2|9", "null|19"]);
  });
});

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Appendcols
test("appendcols puts columns side by side, row by row", async () => {
  const beside = "[search index=sysmon | sort n | head 3 | eval n=n*10, m=n | table n m]";
  expect(await rows(`| head 2 | table n | appendcols ${beside}`)).toEqual([
    "1|10.0",
    "2|20.0",
    "null|30.0",
  ]);
  expect(await rows(`| head 2 | table n | appendcols override=true ${beside} | table n m`)).toEqual(
    ["10.0|10.0", "20.0|20.0", "30.0|30.0"],
  );
});

test("strcat joins fields and texts; makeresults makes rows of now", async () => {
  expect(await rows('| strcat u "-" p both | table both')).toEqual([
    "a-x",
    "a-y",
    "b-x",
    "-x",
    "-x",
  ]);
  expect(await rows('| strcat allrequired=t u "-" p both | tail 1 | table both')).toEqual(["null"]);
  expect(
    await splRows('| makeresults count=2 | eval t=strftime(_time, "%H:%M") | table t', []),
  ).toEqual(["12:00", "12:00"]);
});
