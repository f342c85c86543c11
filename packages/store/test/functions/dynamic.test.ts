import { describe } from "vitest";
import { checkExpressions, checkQueries } from "./check.ts";

// Expected values: the emulator's where it was asked, else https://learn.microsoft.com/kusto/query/
describe("members of dynamics", () => {
  checkExpressions([
    [`dynamic({"a":{"b":{"c":42}}}).a.b.c`, "42"],
    [`parse_json('{"a":{"b":[1,{"c":2}]}}').a.b[1].c`, "2"],
    [`dynamic([1,2,3])[-1]`, "3"],
    [`dynamic([1,2,3])[5]`, "null"],
    [`dynamic({"a":null}).a`, "null"],
    [`dynamic("text").a`, "null"],
    [`parse_json("not json").a`, "null"],
    [`dynamic({"a.b":1})["a.b"]`, "1"],
    [`dynamic({"*":1,"x":2})["*"]`, "1"],
    [`dynamic({"it's":1})["it's"]`, "1"],
    [`dynamic({"a":1})[strcat("a", "")]`, "1"],
    [`dynamic([10, 20])[toint("1")]`, "20"],
    [String.raw`tostring(parse_json(@'{"a":"é\"x"}').a)`, `é"x`],
  ]);
});

describe("JSON", () => {
  checkExpressions([
    [`parse_json('{ "b" : 1, "a" : [ true, null ] }')`, `{"b":1,"a":[true,null]}`],
    [`parse_json("not json")`, "not json"],
    [`parse_json("null")`, "null"],
    [`isnull(parse_json(""))`, "True"],
    [`tolong(parse_json('{"big":9007199254740993}').big)`, "9007199254740993"],
    [`parse_json(dynamic({"a":1}))`, `{"a":1}`],
    [`parse_json(tostring(parse_json('{"a":"{\\\\"b\\\\":7}"}').a)).b`, "7"],
    [`dynamic_to_json(dynamic([1,2.5,"x"]))`, `[1,2.5,"x"]`],
    [`extract_json("$.a[0].b", '{"a":[{"b":"x"}]}')`, "x"],
    [`extractjson("$.missing", '{"a":1}')`, ""],
    [`gettype(dynamic({"a":1}))`, "dictionary"],
    [`gettype(dynamic([1]))`, "array"],
    [`gettype(dynamic(1.5))`, "double"],
    [`gettype(dynamic(null))`, "null"],
    [`gettype(1s)`, "timespan"],
    [`gettype(1.5)`, "real"],
  ]);
});

describe("lists", () => {
  checkExpressions([
    [`array_length(dynamic([1,null]))`, "2"],
    [`array_length(dynamic({"a":1}))`, "null"],
    [
      `pack_array(1, "x", 1.0, true, 1s, dynamic(null), datetime(2020-01-01))`,
      `[1,"x",1.0,true,"00:00:01",null,"2020-01-01T00:00:00.0000000Z"]`,
    ],
    [`array_concat(dynamic([1]), dynamic(null), dynamic([2,3]))`, "[1,2,3]"],
    [`array_slice(dynamic([1,2,3,4,5]), -3, -2)`, "[3,4]"],
    [`array_slice(dynamic([1,2,3]), 1, 2)`, "[2,3]"],
    [`array_split(dynamic([1,2,3,4,5]), dynamic([1,-2]))`, "[[1],[2,3],[4,5]]"],
    [`array_rotate_left(dynamic([1,2,3,4,5]), 2)`, "[3,4,5,1,2]"],
    [`array_rotate_left(dynamic([1,2,3,4,5]), -2)`, "[4,5,1,2,3]"],
    [`array_rotate_right(dynamic([1,2,3]), 1)`, "[3,1,2]"],
    [`array_shift_left(dynamic([1,2,3]), 2)`, "[3,null,null]"],
    [`array_shift_left(dynamic([1,2,3]), -2, -1)`, "[-1,-1,1]"],
    [`array_reverse(dynamic(["a","b"]))`, `["b","a"]`],
    [`array_sort_asc(dynamic([3,null,1.5]))`, "[1.5,3,null]"],
    [`array_sort_desc(dynamic([null,"blue","yellow"]), false)`, `[null,"yellow","blue"]`],
    [`array_index_of(dynamic(["a","b","a"]), "a", 1)`, "2"],
    [`array_index_of(dynamic([1,2]), 9)`, "-1"],
    [`array_iff(dynamic([true,false,true]), dynamic([1,2,3]), dynamic([4,5,6]))`, "[1,5,3]"],
    [`zip(dynamic(["A",1,1.5]), dynamic([{},"B"]))`, `[["A",{}],[1,"B"],[1.5,null]]`],
    [`range(1, 8, 3)`, "[1,4,7]"],
    [`range(5, 1, -2)`, "[5,3,1]"],
    [`range(1, 0)`, "[]"],
    [`range(1h, 3h)`, `["01:00:00","02:00:00","03:00:00"]`],
    [`array_length(range(1, 1000000000))`, "1048576"],
    [`repeat(1, 3)`, "[1,1,1]"],
    [`set_union(dynamic([1,2]), dynamic([2,3]))`, "[1,2,3]"],
    [`set_intersect(dynamic([1,2,3]), dynamic([3,1]))`, "[1,3]"],
    [`set_difference(dynamic([1,1,2,3]), dynamic([2]))`, "[1,3]"],
    [`set_has_element(dynamic([1,2]), "2")`, "False"],
    [`set_equals(dynamic([1,2]), dynamic([2,1,1]))`, "True"],
    [`jaccard_index(dynamic([1,2,3,4]), dynamic([3,4,5,6]))`, "0.3333333333333333"],
  ]);
});

describe("bags", () => {
  checkExpressions([
    [`bag_pack("id", 1, "name", "x", "d", dynamic([1]))`, `{"id":1,"name":"x","d":[1]}`],
    [`bag_pack("it's", 1, "q\\"", int(null))`, `{"it's":1,"q\\"":null}`],
    [`bag_pack("a", 1, strcat("a", ""), 2)`, `{"a":2}`],
    [`bag_merge(dynamic({"a":1,"b":2}), dynamic({"b":3,"c":4}))`, `{"a":1,"b":2,"c":4}`],
    [`bag_keys(dynamic({"b":1,"a":{"c":2}}))`, `["b","a"]`],
    [`bag_keys(dynamic([1]))`, "null"],
    [
      `bag_remove_keys(dynamic({"a":1,"b":{"c":2,"d":3}}), dynamic(["a","$.b.c"]))`,
      `{"b":{"d":3}}`,
    ],
    [`bag_has_key(dynamic({"a":{"b":1}}), "$.a.b")`, "True"],
    [`bag_has_key(dynamic({"a":1}), "b")`, "False"],
    [`bag_set_key(dynamic({"a":1}), "$.b.c", "x")`, `{"a":1,"b":{"c":"x"}}`],
    [`bag_zip(dynamic(["a","b"]), dynamic([1]))`, `{"a":1,"b":null}`],
    [`treepath(dynamic({"a":{"b":1}}))`, `["['a']","['a']['b']"]`],
    // Keys of objects that JavaScript has of its own are keys like others.
    [`bag_keys(parse_json('{"__proto__":1,"constructor":2}'))`, `["__proto__","constructor"]`],
  ]);
});

describe("columns in bags", () => {
  checkQueries([
    [`print a = 1, b = "" | project d = pack_all()`, [`{"a":1,"b":""}`]],
    [`print a = 1, b = "" | project d = pack_all(true)`, [`{"a":1}`]],
    [`print a = 1, b = "x" | project d = bag_pack_columns(b)`, [`{"b":"x"}`]],
  ]);
});
