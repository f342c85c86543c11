import { describe, expect, test } from "vitest";
import { valueOf } from "./kit.ts";

describe("arithmetic", () => {
  test.each([
    ["7 / 2", "3"],
    ["-7 / 2", "-3"],
    ["7 / 2.0", "3.5"],
    ["7 % 3", "1"],
    ["-7 % 3", "-1"],
    ["1 / 0", "null"],
    ["2 + 3 * 4", "14"],
    ["1 + null", "null"],
    ["round(2.345, 2)", "2.35"],
    ["to_double(3) / 2", "1.5"],
    ["5::string", "5"],
    ['"12"::long + 1', "13"],
    ['to_integer("x")', "null"],
    ["ceil(1.2)", "2.0"],
    ["greatest(1, 5, 3)", "5"],
  ])("%s is %s", async (expression, value) => {
    expect(await valueOf(expression)).toBe(value);
  });
});

describe("texts", () => {
  test.each([
    ['concat("a", "b", to_string(3))', "ab3"],
    ['concat("a", null)', "null"],
    ['length("héé")', "3"],
    ['substring("hello", 2, 3)', "ell"],
    ['substring("hello", -3)', "llo"],
    ['locate("hello", "ll")', "3"],
    ['locate("hello", "x")', "0"],
    ['locate("hello", "l", 4)', "4"],
    ['locate("hello", "h", 2)', "0"],
    ["round(1234, -2)", "1200"],
    ["round(1234)", "1234"],
    ["signum(-3.0)", "-1.0"],
    ["mv_median([3, 7, 1, 6])", "4"],
    ["mv_median([3.0, 7.0, 1.0, 6.0])", "4.5"],
    ['url_encode("a b/c~")', "a+b%2Fc%7E"],
    ['hash("md5", "foo")', "acbd18db4cc2f85cedef654fccc4a4d8"],
    ['to_integer("5.7")', "6"],
    ['to_long("0x10")', "null"],
    ['to_long("9007199254740993")', "9007199254740993"],
    ['to_integer("2147483648")', "null"],
    ['to_boolean("TRUE")', "True"],
    ['to_boolean("yes")', "False"],
    ['to_boolean("")', "False"],
    ["to_boolean(null)", "null"],
    ['replace("a1b22", "[0-9]+", "#")', "a#b#"],
    ['replace("John Smith", "(\\\\w+) (\\\\w+)", "$2 $1")', "Smith John"],
    ['replace("ax1x-", "x(?![a-f]|\\\\d)[a-z0-9-]", "!")', "ax1!"],
    ['replace("c:\\\\x", """\\\\""", "/")', "c:/x"],
    ['split("a,b,c", ",")', '["a","b","c"]'],
    ['to_upper("aé")', "AÉ"],
    ['trim("  a b ")', "a b"],
    ["to_string(true)", "true"],
    ['left("hello", 2)', "he"],
    ['url_decode("a%20b")', "a b"],
    ['from_base64("aGk=")', "hi"],
    ['json_extract("""{"a": {"b": [1, "x"]}}""", "a.b[1]")', "x"],
    ['json_extract("{}", "$.a")', "null"],
    ["space(3)", "   "],
    ['starts_with("abc", "ab") and ends_with("abc", "bc") and contains("abc", "b")', "True"],
    ['starts_with("abc", "AB")', "False"],
    ['to_ip("10.0.0.1")', "10.0.0.1"],
    ['to_ip("none")', "null"],
    ['cidr_match("10.1.2.3", "192.168.0.0/16", "10.0.0.0/8")', "True"],
    ['cidr_match(null, "10.0.0.0/8")', "null"],
  ])("%s is %s", async (expression, value) => {
    expect(await valueOf(expression)).toBe(value);
  });

  test.each([
    ['"cmd.exe" like "cmd*"', "True"],
    ['"cmd.exe" like "CMD*"', "False"],
    ['"cmd.exe" like "cmd?exe"', "True"],
    ['"a*b" like """a\\*b"""', "True"],
    ['"axb" like """a\\*b"""', "False"],
    ['"50%" like "%"', "False"],
    ['"cmd" rlike "c.d"', "True"],
    ['"xcmd" rlike "c.d"', "False"],
    ['"cmd" rlike ("x", "cm.+*")', "True"],
    ['"cmd" not like ("x*", "c*")', "False"],
    ['null like "c*"', "null"],
    ['not null in ("a", "b")', "null"],
    ['"A" in ("a", "b")', "False"],
  ])("%s is %s", async (expression, value) => {
    expect(await valueOf(expression)).toBe(value);
  });
});

describe("times", () => {
  const time = 'to_datetime("2024-03-16T11:58:30.500Z")';
  test.each([
    [`date_trunc(1 hour, ${time})`, "2024-03-16T11:00:00.0000000Z"],
    [`date_trunc(1 month, ${time})`, "2024-03-01T00:00:00.0000000Z"],
    [`date_diff("minutes", ${time}, now())`, "1"],
    [`date_diff("seconds", now(), ${time})`, "-89"],
    [`date_diff("month", to_datetime("2024-01-31"), now())`, "1"],
    ["now() - 1 day", "2024-03-15T12:00:00.0000000Z"],
    ["now() - 1 month", "2024-02-16T12:00:00.0000000Z"],
    [`${time} > now() - 2 minutes`, "True"],
    [`${time} > "2024-03-16"`, "True"],
    [`to_string(${time})`, "2024-03-16T11:58:30.500Z"],
    [`to_long(${time})`, "1710590310500"],
    ['date_extract("day_of_week", now())', "6"],
    ['date_format("yyyy-MM-dd", now())', "2024-03-16"],
  ])("%s is %s", async (expression, value) => {
    expect(await valueOf(expression)).toBe(value);
  });
});

describe("choices", () => {
  test.each([
    ["case(false, 1, true, 2, 3)", "2"],
    ["case(null, 1, 3)", "3"],
    ["case(false, 1)", "null"],
    ['case("true", 1, "x", 2, 3)', "1"],
    ['case(true, "a", null)', "a"],
    ["coalesce(null, null, 2)", "2"],
    ["case(true, 1, 2.5)", "1.0"],
    ['coalesce(null, ["a", "b"])', '["a","b"]'],
  ])("%s is %s", async (expression, value) => {
    expect(await valueOf(expression)).toBe(value);
  });
});

describe("several values", () => {
  test.each([
    ["mv_count([1, 2, 2])", "3"],
    ["mv_count(5)", "1"],
    ["mv_count(null)", "null"],
    ["mv_dedupe([1, 2, 2])", "[1,2]"],
    ["mv_min([3, 1, 2])", "1"],
    ["mv_max([3, 10, 2])", "10"],
    ["mv_sum([1, 2, 3])", "6"],
    ['mv_concat(["a", "b"], "-")', "a-b"],
    ['mv_first(split("a b c", " "))', "a"],
    ['mv_last(split("a b c", " "))', "c"],
    ["mv_slice([1, 2, 3, 4], 1, 2)", "[2,3]"],
    ["mv_slice([1, 2, 3, 4], -2, -1)", "[3,4]"],
    ['mv_sort(["b", "a"], "desc")', '["b","a"]'],
    ['mv_contains(["a", "b"], "b")', "True"],
    ['mv_contains(["a", "b"], ["b", "c"])', "False"],
    ["mv_intersection([1, 2, 3], [3, 2])", "[2,3]"],
    ['mv_append("a", ["b"])', '["a","b"]'],
    ['to_lower(["A", "B"])', '["a","b"]'],
    ['["a", "b"] == "a"', "null"],
    ['["a"] == "a"', "True"],
    ['length(["ab", "c"])', "null"],
    ["[1, 2] + 1", "null"],
    ["[1] + 1", "2"],
  ])("%s is %s", async (expression, value) => {
    expect(await valueOf(expression)).toBe(value);
  });
});

test("places and the way between them", async () => {
  const point = (at: string) => `to_geopoint("${at}")`;
  expect(await valueOf(`st_y(${point("POINT(2.35 48.85)")})`)).toBe("48.85");
  expect(await valueOf(`st_x(${point("48.85,2.35")})`)).toBe("2.35");
  expect(
    await valueOf(
      `to_integer(st_distance(${point("POINT(2.35 48.85)")}, ${point("POINT(13.4 52.52)")}) / 1000)`,
    ),
  ).toBe("878");
});
