import { describe, expect, test } from "vitest";
import { holdsOf, rowsOf } from "./kit.ts";

describe("what is unknown is not true", () => {
  const records = [
    { "process.name": "cmd.exe", "process.pid": 4 },
    { "process.name": "CMD.EXE", "process.pid": 40 },
    { "process.pid": null },
    { "event.type": ["start"], "process.args": ["a", "b"] },
    { "event.type": ["start", "info"], "process.args": ["b"] },
  ];
  test.each([
    ['process.name == "cmd.exe"', ["1"]],
    ['process.name != "cmd.exe"', ["2"]],
    ['not process.name == "cmd.exe"', ["2"]],
    ['not process.name like "cmd*"', ["2"]],
    ['process.name not in ("cmd.exe")', ["2"]],
    ['process.name != "cmd.exe" or process.name is null', ["2", "3", "4", "5"]],
    ["process.name is not null", ["1", "2"]],
    ['process.name.caseless == "cmd.exe"', ["1", "2"]],
    ['to_lower(process.name) == "cmd.exe"', ["1", "2"]],
    ["process.pid > 4", ["2"]],
    ["not process.pid > 4", ["1"]],
    ['event.type == "start"', ["4"]],
    ['event.type != "end"', ["4"]],
    ['mv_contains(event.type, "start")', ["4", "5"]],
    ['kql("event.type: start")', ["4", "5"]],
    ['kql("not event.type: info")', ["1", "2", "3", "4"]],
    ['kql("process.args: (b or x*)") and not kql("process.name: *")', ["4", "5"]],
    ['kql("""process.name: cmd* or process.pid >= 40""")', ["1", "2"]],
    ['process.args == "b"', ["5"]],
    ["mv_count(process.args) == 2", ["4"]],
    ["some.field is null and other.field == null", []],
  ])("%s", async (condition, numbers) => {
    expect(await holdsOf(condition, records)).toEqual(numbers);
  });

  test("full-text search of a text finds any of its words, elsewhere the whole value", async () => {
    const texts = [
      { message: "Failed password for root" },
      { message: "passwords" },
      { "user.name": "root user" },
    ];
    expect(await holdsOf('message : "ROOT logon"', texts)).toEqual(["1"]);
    expect(await holdsOf('match(user.name, "root")', texts)).toEqual([]);
    expect(await holdsOf('match(user.name, "root user", {"fuzziness": 1})', texts)).toEqual(["3"]);
    expect(await holdsOf('not match(user.name, "x")', texts)).toEqual(["1", "2", "3"]);
  });
});

describe("STATS", () => {
  const records = [
    { "user.name": "a", "process.pid": 1, "event.category": ["process", "file"] },
    { "user.name": "a", "process.pid": 3, "event.category": ["process"] },
    { "user.name": "b", "process.pid": 5 },
    { "process.pid": 7, "process.args": ["x", "y"] },
    { "process.args": ["y", "z"] },
  ];
  test.each([
    ["stats n = count(*), v = count(process.pid), u = count(user.name)", ["5|4|3"]],
    ["stats n = count(*) by user.name | sort user.name nulls first", ["2|null", "2|a", "1|b"]],
    [
      "stats few = count(*) where process.pid < 4, most = max(process.pid) where user.name is null",
      ["2|7"],
    ],
    [
      "stats n = count(*) by event.category | sort event.category",
      ["1|file", "2|process", "3|null"],
    ],
    ["stats sum(process.pid), avg(process.pid), min(process.pid)", ["16|4.0|1"]],
    [
      "stats s = sum(process.pid), a = avg(process.pid), v = values(user.name) where false",
      ["16|4.0|null"],
    ],
    [
      'where user.name == "z" | stats c = count(*), s = sum(process.pid), v = values(user.name)',
      ["0|null|null"],
    ],
    [
      "stats v = mv_sort(values(process.args)), c = count(process.args), d = count_distinct(process.args)",
      ['["x","y","z"]|4|3'],
    ],
    ["stats share = round(count(user.name) * 100.0 / count(*), 1)", ["60.0"]],
    [
      'stats median(process.pid), percentile(process.pid, 50), top(process.pid, 2, "desc")',
      ["4.0|4.0|[7,5]"],
    ],
    ["stats a = first(user.name, process.pid), z = last(process.pid, user.name)", ["a|5"]],
    ["stats by user.name | sort user.name", ["a", "b", "null"]],
    ["stats n = count(*) by big = process.pid > 2 | sort big", ["1|False", "3|True", "1|null"]],
    [
      "stats max = max(process.pid) by user.name | where max > 3 | sort max | keep user.name",
      ["b", "null"],
    ],
    [
      "inline stats n = count(*) by user.name | where n > 1 and user.name is not null | keep process.pid, n",
      ["1|2", "3|2"],
    ],
    ["inline stats most = max(process.pid) | where process.pid == most | keep process.pid", ["7"]],
  ])("%s", async (commands, rows) => {
    expect(await rowsOf(`from logs-* | ${commands}`, records)).toEqual(rows);
  });
});

describe("columns", () => {
  const records = [
    { "process.name": "b.exe", "process.pid": 2, "process.args": ["b", "-x"], "user.name": "u" },
    { "process.name": "a.exe", "process.pid": 1 },
    { "process.name": "c.exe" },
  ];
  test.each([
    ["eval x = process.pid + 1, y = x * 2 | keep y, x", ["6|3", "4|2", "null|null"]],
    ["eval process.name = to_upper(process.name) | keep process.name | limit 1", ["B.EXE"]],
    [
      "keep process.name, process.pid | rename process.name as n | keep n",
      ["b.exe", "a.exe", "c.exe"],
    ],
    [
      "rename process.pid as p, process.name as process.pid | keep p, process.pid | limit 1",
      ["2|b.exe"],
    ],
    ["sort process.pid | keep process.pid", ["1", "2", "null"]],
    ["sort process.pid desc | keep process.pid", ["null", "2", "1"]],
    [
      "sort process.pid desc nulls last, process.name | keep process.name | limit 2",
      ["b.exe", "a.exe"],
    ],
    [
      "mv_expand process.args | keep process.name, process.args",
      ["b.exe|b", "b.exe|-x", "a.exe|null", "c.exe|null"],
    ],
    ["eval Esql.a = 1, Esql.b = 2, c = 3 | keep Esql.* | limit 1", ["1|2"]],
    ["keep process.pid, process.name | drop process.p* | limit 1", ["b.exe"]],
    ["stats count(*) by process.name | keep *name | sort process.name | limit 1", ["a.exe"]],
    ["where process.pid == 1 | eval x = process.pid | drop process.pid | keep x", ["1"]],
  ])("%s", async (commands, rows) => {
    expect(await rowsOf(`from logs-* | ${commands}`, records)).toEqual(rows);
  });
});

describe("GROK and DISSECT", () => {
  const of = (text: string, command: string) =>
    rowsOf(`row t = ${JSON.stringify(text)} | ${command}`);
  test.each([
    ["10.0.0.1 GET 12", 'grok t "%{IP:ip} %{WORD:verb} %{NUMBER:n:int}"', "10.0.0.1|GET|12"],
    ["nothing", 'grok t "%{IP:ip} %{WORD:verb}"', "null|null"],
    ["a.b.example.com", 'grok t """(?:[^.]+\\.)+(?<Esql.d>[^.]+\\.[^.]+)$"""', "example.com"],
    ["x\nSAN: dns=h\ny", 'grok t """(?im)^san: DNS=(?<s>[^\\r\\n]+)$"""', "h"],
    ["(a) b", 'grok t """(\\(%{WORD:w}\\)) (?<r>.)"""', "a|b"],
    [
      "https://example.com:8443/p",
      'grok t "%{URIPROTO:p}://%{URIHOST:h}"',
      "https|example.com:8443",
    ],
    ["k=v", 'grok t "%{INT:i}", "%{WORD:key}=%{WORD:value}"', "null|k|v"],
    [
      "1 2 3 4 5 6 7 8 9 10 11",
      `grok t "${Array.from({ length: 11 }, (_, i) => `%{INT:c${i}:int}`).join(" ")}"`,
      "1|2|3|4|5|6|7|8|9|10|11",
    ],
    ["2024-01-01 - a b", 'dissect t "%{date} - %{msg}"', "2024-01-01|a b"],
    ["a,b,c", 'dissect t "%{x},%{?skip},%{y}"', "a|c"],
    ["a,b,c", 'dissect t "%{x},%{},%{y}"', "a|c"],
    ["a b c", 'dissect t "%{+x} %{y} %{+x}" append_separator="-"', "a-c|b"],
    ["a    b", 'dissect t "%{x->} %{y}"', "a|b"],
    ["no", 'dissect t "%{x}=%{y}"', "null|null"],
    ["v=1 s=all is well\nand more", 'dissect t "v=%{v} s=%{s}"', "1|all is well\nand more"],
  ])("%j %s", async (text, command, row) => {
    expect(await of(text, `${command} | drop t`)).toEqual([row]);
  });
});

test("events of other products are told apart by their data set", async () => {
  const records = [
    { "data_stream.dataset": "aws.cloudtrail", "user.name": "a" },
    { "event.dataset": "aws.cloudtrail", "user.name": "b" },
    { "data_stream.dataset": "windows.sysmon_operational", "user.name": "c" },
    { "agent.type": "packetbeat", "user.name": "d" },
    { "kibana.alert.rule.name": "x", "user.name": "e" },
  ];
  const users = (from: string) => rowsOf(`from ${from} | keep user.name`, records);
  expect(await users("logs-aws.cloudtrail-*")).toEqual(["a", "b"]);
  expect(await users("logs-aws.*-*, logs-okta*")).toEqual(["a", "b"]);
  expect(await users("logs-aws.cloudtrail-*, logs-windows.*")).toEqual(["a", "b", "c", "d", "e"]);
  expect(await users("packetbeat-*, logs-network_traffic.*")).toEqual(["d"]);
  expect(await users(".alerts-security.*")).toEqual(["e"]);
  expect(await users("some-index")).toEqual(["a", "b", "c", "d", "e"]);
  expect(await users("logs-endpoint.events.process-*")).toEqual(["a", "b", "c", "d", "e"]);
});
