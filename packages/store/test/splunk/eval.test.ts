import { describe, expect, test } from "vitest";
import { splRows, sysmon } from "./kit.ts";

const events = [
  sysmon(1, { n: "1", a: "Cmd.exe", num: "10" }, 1),
  sysmon(1, { n: "2", a: "cmd.exe", num: "9" }, 2),
  sysmon(1, { n: "3", num: "x" }, 3),
];

const kept = async (where: string) =>
  (await splRows(`index=sysmon | where ${where} | table n | sort n`, events)).join(" ");

/** What an expression comes to, over one event. */
const value = async (expression: string) =>
  (
    await splRows(`index=sysmon | eval r=${expression} | table r`, [
      sysmon(1, { path: "C:\\Windows\\System32\\cmd.exe", two: "2", ten: "10", word: "Word" }),
    ])
  ).join(" ");

describe("where", () => {
  // https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Where
  test("compares texts with their case", async () => {
    expect(await kept('a="cmd.exe"')).toBe("2");
    expect(await kept('a!="cmd.exe"')).toBe("1");
    expect(await kept('lower(a)=="cmd.exe"')).toBe("1 2");
  });

  test("keeps no row for what is neither true nor false", async () => {
    expect(await kept('NOT a="cmd.exe"')).toBe("1");
    expect(await kept('isnull(a) OR a="cmd.exe"')).toBe("2 3");
  });

  test("joins by AND before OR", async () => {
    expect(await kept('n="1" OR n="2" AND a="nothing"')).toBe("1");
  });

  test("compares by number where both sides look like numbers", async () => {
    expect(await kept("num>9")).toBe("1 3");
    expect(await kept("num=10")).toBe("1");
  });

  test("compares fields with each other, and lists", async () => {
    expect(await kept("n IN (1, 3)")).toBe("1 3");
    expect(await kept('a IN ("cmd.exe", "Cmd.exe")')).toBe("1 2");
    expect(await kept("n=num")).toBe("");
  });

  test("has like and match, anchored and not", async () => {
    expect(await kept('a LIKE "cmd%"')).toBe("2");
    expect(await kept('like(a, "_md.exe")')).toBe("1 2");
    expect(await kept('match(a, "(?i)^CMD")')).toBe("1 2");
    expect(await kept('match(a, "md\\.")')).toBe("1 2");
  });
});

describe("eval", () => {
  test.each([
    ['if(word="Word", 1, 0)', "1.0"],
    ['if(nosuch="x", "yes", "no")', "no"],
    ['case(word="a", "A", word="Word", "W", true(), "other")', "W"],
    ['case(word="a", "A")', "null"],
    ["coalesce(nosuch, word)", "Word"],
    ['two . "-" . ten', "2-10"],
    ["two + ten", "12"],
    ['word + "!"', "Word!"],
    ["two * ten", "20.0"],
    ["ten / 4", "2.5"],
    ["ten % 4", "2.0"],
    ["ten / 0", "null"],
    ["len(word)", "4.0"],
    ['upper(word) . lower("ABC")', "WORDabc"],
    ["substr(word, 2, 2)", "or"],
    ["substr(word, -2)", "rd"],
    ['replace(path, "^.*\\\\\\\\", "")', "cmd.exe"],
    ['mvindex(split(path, "\\\\"), -1)', "cmd.exe"],
    ['mvcount(split("a,b,c", ","))', "3"],
    ['mvjoin(mvdedup(split("b,a,b", ",")), ";")', "b;a"],
    ['mvjoin(mvsort(split("b,a", ",")), ";")', "a;b"],
    ['mvfind(split("b,a", ","), "^a")', "1"],
    ['mvjoin(mvappend("x", split("y,z", ",")), "")', "xyz"],
    ['mvjoin(mvfilter(match(split_me, "a")), "")', "null"],
    ["round(2.567, 1)", "2.6"],
    ["max(two, ten, 7)", "10"],
    ['min(two, "abc")', "2"],
    ['tonumber("ff", 16)', "255.0"],
    ['tostring(3661, "duration")', "01:01:01"],
    ['strftime(0, "%Y-%m-%dT%H:%M:%S")', "1970-01-01T00:00:00"],
    ['strptime("2024-03-16 12:30:00", "%Y-%m-%d %H:%M:%S")', "1710592200.0"],
    ['relative_time(1710592200, "-1d@d")', "1710460800.0"],
    ['strftime(now(), "%F %H:%M")', "2024-03-16 12:00"],
    ['nullif(word, "Word")', "null"],
    ['if(cidrmatch("10.0.0.0/8", "10.1.1.1"), "in", "out")', "in"],
    ['md5("a")', "0cc175b9c0f1b6a831c399e269772661"],
  ])("%s is %s", async (expression, expected) => expect(await value(expression)).toBe(expected));

  test("refuses functions that there are not, by name", async () => {
    expect(await value("uper(word)")).toBe("The function 'uper' is not known here");
  });
});
