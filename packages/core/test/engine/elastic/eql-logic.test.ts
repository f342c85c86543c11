import { describe, expect, test } from "vitest";
import { found, shipped } from "./kit.ts";

const records = shipped(
  [
    { process: { name: "cmd.exe", args: ["a", "B"], pid: 5, exit_code: 0 } },
    { process: { name: "CMD.EXE", pid: -7, exit_code: -1 } },
    { process: { pid: 4_294_967_296, exit_code: 2.5 } },
    { process: { name: "", pid: 0 } },
    { process: { name: "a*b?c", args: [] }, source: { ip: ["10.0.0.1", "192.168.1.1"] } },
    { process: { name: ["x", "cmd.exe"] }, source: { ip: "2001:db8::1" }, flag: true },
  ].map((record) => ({ event: { category: ["process"] }, ...record })),
);
const all = [1, 2, 3, 4, 5, 6];

// What is expected is from https://www.elastic.co/docs/reference/query-languages/eql (syntax, functions).
describe("the logic of EQL, with missing and several values", () => {
  test.each([
    ['process.name == "cmd.exe"', [1, 6]],
    ['process.name : "cmd.exe"', [1, 2, 6]],
    ['process.name != "cmd.exe"', [2, 3, 4, 5]],
    ['not process.name : "cmd*"', [3, 4, 5]],
    ["process.name == null", [3]],
    ['process.name == ""', [4]],
    ['process.name : "?*"', [1, 2, 5, 6]],
    ['process.name in ("a*b?c")', [5]],
    ['process.name in~ ("A*B?C", "nope")', [5]],
    ['process.name not like~ ("cmd*", "a*")', [3, 4]],
    ['process.name regex "cmd"', []],
    ["not process.exit_code > -1", [2]],
    ["null == (process.exit_code > -1)", [4, 5, 6]],
    ["(process.pid == 5) != true", [2, 3, 4, 5, 6]],
    ["not (process.pid > 0 and process.exit_code > 0)", [1, 2, 4]],
    ['endsWith(process.name, "exe")', [1, 6]],
    ['not endsWith(process.name, "exe")', [2, 4, 5]],
    ["length(process.name) == 7", [1, 2, 6]],
    ['substring(process.name, -4, -1) == ".ex"', [1, 6]],
    ['indexOf~(process.name, "m") == 1', [1, 2, 6]],
    ["process.pid / 2 == -3", [2]],
    ["process.pid / 2.0 == 2.5", [1]],
    ["process.pid in (1, 5, -7)", [1, 2]],
    ['concat(process.name, "::", process.pid) == "cmd.exe::5"', [1]],
    ['cidrMatch(source.ip, "192.168.1.1/32")', [5]],
    ['cidrMatch(source.ip, "10.0.0.0/8", "2001:db8::/32") == false', [1, 2, 3, 4]],
    ["process.args == null", [2, 3, 4, 5, 6]],
    ["not flag", [1, 2, 3, 4, 5]],
    ["?process.nothing == ?other.nothing", all],
    ['concat(?process.nothing, "x") != "y"', []],
  ])("%s", (condition, expected) => {
    expect(found("eql", `process where ${condition}`, records)).toEqual(expected);
  });
});

describe("functions of EQL", () => {
  const event = shipped([
    { event: { category: "process" }, text: "start regsvr32.exe", n: 10, f: 0.25 },
  ]);

  test.each([
    "add(n, f) == 10.25 and add(null, 4) == null",
    'between~("System Idle Process", "s", "e") == "yst"',
    'between~("System Idle Process", "s", "e", true) == "ystem Idle Proc"',
    'between("dev/TestLogs/something.json", "dev", ".json") == "/TestLogs/something"',
    'between("welcome", "hello", "planet") == ""',
    'concat(n, ",", f) == "10,0.25" and concat(text, null) == null',
    "divide(4, 3) == 1 and divide(4, 3.0) > 1.33 and n / 0 == null",
    'indexOf(text, ".") == 14 and indexOf(text, "REG") == null and indexOf~(text, "REG", 2) == 6',
    'length("") == 0 and length(null) == null',
    "modulo(10, 6) == 4 and -7 % 2 == -1",
    'number("0xdeadbeef", 16) == 3735928559 and number("0x20") == 32 and number("42.5") == 42.5',
    'startsWith~(text, "START") and not startsWith(text, "START")',
    'string(f) == "0.25" and string(null) == null',
    'substring(text, 6) == "regsvr32.exe" and substring(text, -4) == ".exe"',
    'substring(text, 6, 100) == "regsvr32.exe" and substring(text, 5, 2) == ""',
    'concat(text, "!") regex~ "START.*!" and substring(text, 0, 5) in~ ("START")',
  ])("%s", (condition) => {
    expect(found("eql", `any where ${condition}`, event)).toEqual([1]);
  });
});
