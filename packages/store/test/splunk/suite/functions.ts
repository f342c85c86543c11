import { reference, valued } from "./case.ts";
import type { SuiteCase } from "./case.ts";

const fields = { n: "3", m: "4", t: "text", l: "1,2,x", j: '{"a":1,"b":[1,2]}' };

const mathematics = valued("eval: angles and bits", reference("TrigFunctions"), fields, [
  ["sine of nothing at 0", "sin(0)", "0"],
  ["cosine", "cos(0)", "1"],
  ["tangent", "round(tan(pi()/4), 6)", "1"],
  ["arcus", "round(acos(0)*2, 6)=round(pi(), 6)", "True"],
  ["arcus of what is no sine is nothing", "asin(2)", "null"],
  ["atan2 takes both sides", "round(atan2(1, 1)*4, 6)", "3.141593"],
  ["the long side of a triangle", "hypot(n, m)", "5"],
  ["hyperbolic ones", "sinh(0)+cosh(0)+tanh(0)", "1"],
  ["… and their opposites", "asinh(0)+acosh(1)+atanh(0)", "0"],
  ["of a text there is none", "sin(t)", "null"],
  ["bits of both", "bit_and(6, 3)", "2"],
  ["bits of either", "bit_or(6, 3)", "7"],
  ["bits of one", "bit_xor(6, 3)", "5"],
  ["… of several numbers", "bit_or(1, 2, 4)", "7"],
  ["bits shifted to the left", "bit_shift_left(3, 2)", "12"],
  ["… and to the right", "bit_shift_right(12, 2)", "3"],
  ["negative numbers have no bits", "bit_and(-1, 3)", "null"],
  ["sum of arguments", "sum(1, n, m)", "8"],
  ["… leaves out what is no number", "sum(n, t)", "3"],
  ["average of arguments", "avg(n, m, t)", "3.5"],
]);

const json = valued("eval: JSON", reference("JSONFunctions"), fields, [
  ["whether a text is JSON", "if(json_valid(j), 1, 0)", "1"],
  ["… and is not", "if(json_valid(t), 1, 0)", "0"],
  ["the keys of an object", "json_keys(j)", '["a","b"]'],
  ["… of what is none", "json_keys(t)", "null"],
  ["a list as several values", 'json_array_to_mv("[1,2]")', "[1;2]"],
  ["several values as a list", 'mv_to_json_array(split(l, ","))', '["1","2","x"]'],
  ["an object of keys and values", 'json_object("k", "v", "n", 1)', '{"k":"v","n":1}'],
  ["… of none", "json_object()", "{}"],
  ["a list", 'json_array("a", 2)', '["a",2]'],
  ["… of lists", 'json_array("[1]", "b")', '[[1],"b"]'],
]);

export const functionCases: readonly SuiteCase[] = [...mathematics, ...json];
