import { describe, expect, test } from "vitest";
import { splRows, sysmon } from "./kit.ts";

const events = [
  sysmon(1, { n: "1", u: "a", v: "x,yy,zzz" }, 10),
  sysmon(1, { n: "2", u: "b", v: "yy" }, 20),
  sysmon(1, { n: "3" }, 30),
];

const rows = (tail: string) =>
  splRows(`index=sysmon | sort n | eval v=split(v,",") ${tail}`, events);

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/MultivalueEvalFunctions
describe("functions of each value", () => {
  test("mvfilter takes any condition of one field", async () => {
    expect(await rows('| eval r=mvfilter(len(v)>1 AND v!="yy" OR v="x") | table n r')).toEqual([
      '1|["x","zzz"]',
      "2|null",
      "3|null",
    ]);
    expect(await rows('| where mvcount(mvfilter(match(v,"^y")))=1 | table n')).toEqual(["1", "2"]);
    expect(await rows('| eval r=mvfilter(NOT like(v,"z%")) | table r')).toEqual([
      '["x","yy"]',
      '["yy"]',
      "null",
    ]);
    expect(await rows("| eval r=mvfilter(v=u) | table r")).toEqual([
      "'mvfilter' with a condition of other than one field cannot be run here",
    ]);
  });

  test("mvmap has the fields of the row beside the value", async () => {
    expect(await rows("| eval r=mvmap(v, upper(v).u), s=mvmap(v, len(v)*2) | table n r s")).toEqual(
      ['1|["Xa","YYa","ZZZa"]|["2","4","6"]', '2|["YYb"]|["4"]', "3|null|null"],
    );
  });

  test("several at once, one in another, and in aggregates", async () => {
    expect(
      await rows(
        '| eval r=mvjoin(mvmap(v, if(mvcount(mvfilter(match(v,"y")))>0, v, "-")), " ") | table r',
      ),
    ).toEqual(["- yy -", "yy", "null"]);
    expect(await rows("| stats sum(eval(mvcount(mvfilter(len(v)>1)))) as s")).toEqual(["3.0"]);
  });
});

test("mvfind takes a computed expression; one that is none finds nothing", async () => {
  const found = (pattern: string) => rows(`| eval i=mvfind(v, ${pattern}) | table n i`);
  expect(await found('"y" . "{2}"')).toEqual(["1|1", "2|0", "3|null"]);
  expect(await found("u")).toEqual(["1|null", "2|null", "3|null"]);
  expect(await found('"(".u')).toEqual(["1|null", "2|null", "3|null"]);
});

test("fromjson takes the fields that a search speaks of out of a text", async () => {
  const own = [sysmon(1, { d: '{"a":"x","b":{"c":2}}' }, 10)];
  expect(await splRows("index=sysmon | fromjson d | table a b", own)).toEqual(['x|{"c":2}']);
  expect(await splRows("index=sysmon | fromjson d prefix=j_ | table a j_a", own)).toEqual([
    "null|x",
  ]);
});
