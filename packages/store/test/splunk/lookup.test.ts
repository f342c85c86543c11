import { describe, expect, test } from "vitest";
import { packRows, sysmon } from "./kit.ts";

const events = [
  sysmon(1, { n: "1", tool: "PsExec.exe", ip: "10.1.2.3", u: "a" }, 10),
  sysmon(1, { n: "2", tool: "psexec.exe", ip: "192.168.0.9", note: "old" }, 20),
  sysmon(1, { n: "3", tool: "AnyDesk-7.exe" }, 30),
  sysmon(1, { n: "4" }, 40),
];

const files = {
  "app/lookups/tools.csv":
    'name,kind,why\nPsExec.exe,remote,"runs, far away"\nnet.exe,admin,\nPsExec.exe,sysinternals,"a ""tool"""\n',
  "app/lookups/patterns.csv": "name,kind\n*desk*.exe,remote\nPS*.EXE,shell\n",
  "app/lookups/networks.csv": "range,place\n10.0.0.0/8,inside\n10.1.0.0/16,office\n",
  "app/transforms.conf": [
    "[tools_any]\nfilename = tools.csv\ncase_sensitive_match = false\nmax_matches = 1",
    "[patterns_def]\nfilename = patterns.csv\nmatch_type = WILDCARD(name)\ncase_sensitive_match = false",
    "[networks_def]\nfilename = networks.csv\nmatch_type = CIDR(range)\nmin_matches = 1\ndefault_match = outside",
  ].join("\n"),
  "app/lookups/yaml_def.yml":
    "name: yaml_def\ndescription: d\nlookup_type: csv\nfilename: tools.csv\ncase_sensitive_match: false\n",
};

const rows = (tail: string) => packRows(`index=sysmon | sort n ${tail}`, events, files);

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Lookup
describe("lookup", () => {
  test("adds what the table has for a value; several rows give several values", async () => {
    expect(
      await rows("| lookup tools name as tool OUTPUT kind why as reason | table n kind reason"),
    ).toEqual([
      '1|["remote","sysinternals"]|["runs, far away","a \\"tool\\""]',
      "2|null|null",
      "3|null|null",
      "4|null|null",
    ]);
    const one = '| lookup tools.csv name as tool OUTPUT kind | where kind="sysinternals" | table n';
    expect(await rows(one)).toEqual(["1"]);
  });

  test("goes by the definition: case, and how many rows", async () => {
    expect(await rows("| lookup tools_any name as tool OUTPUT kind | table n kind")).toEqual([
      "1|remote",
      "2|remote",
      "3|null",
      "4|null",
    ]);
    expect(
      await rows("| lookup yaml_def name as tool OUTPUT kind | search kind=sys* | table n"),
    ).toEqual(["1", "2"]);
  });

  test("has patterns and networks in its cells, and a value for what it has not", async () => {
    expect(await rows("| lookup patterns_def name as tool OUTPUT kind | table n kind")).toEqual([
      "1|shell",
      "2|shell",
      "3|remote",
      "4|null",
    ]);
    expect(await rows("| lookup networks_def range as ip OUTPUT place | table n place")).toEqual([
      '1|["inside","office"]',
      "2|outside",
      "3|outside",
      "4|outside",
    ]);
  });

  test("puts values in the place of those there are, or leaves these", async () => {
    const note = "name as tool OUTPUT kind as note | table n note";
    expect(await rows(`| lookup tools_any ${note}`)).toEqual([
      "1|remote",
      "2|remote",
      "3|null",
      "4|null",
    ]);
    expect(await rows(`| lookup tools_any ${note.replace("OUTPUT", "OUTPUTNEW")}`)).toEqual([
      "1|remote",
      "2|old",
      "3|null",
      "4|null",
    ]);
    const none =
      '| eval note="kept" | lookup tools_any name as ip OUTPUT kind as note | table note';
    expect(await rows(`${none} | head 1`)).toEqual(["kept"]);
  });

  test("looks up each of several values, and gives all columns where none is named", async () => {
    const many = '| head 1 | eval t=split("net.exe,psexec.exe,x", ",")';
    expect(await rows(`${many} | lookup tools_any name as t OUTPUT kind | table kind`)).toEqual([
      '["remote","admin"]',
    ]);
    expect(await rows("| head 1 | lookup tools_any name as tool | table kind why")).toEqual([
      "remote|runs, far away",
    ]);
  });

  test("is refused where its definition asks for more than is done", async () => {
    const timed = { ...files, "b/transforms.conf": "[t]\nfilename = tools.csv\ntime_field = at\n" };
    expect(await packRows("index=* | lookup t name as tool", events, timed)).toEqual([
      "The lookup 't', which has 'time_field', cannot be run here",
    ]);
  });

  test("says which column a table does not have", async () => {
    expect(await rows("| lookup tools nme as tool OUTPUT kind")).toEqual([
      "The lookup 'tools' has no column 'nme'",
    ]);
  });
});

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Inputlookup
describe("inputlookup", () => {
  const alone = (search: string) => packRows(search, events, files);

  test("gives the rows of a table", async () => {
    expect(await alone("| inputlookup tools.csv | table name kind why")).toEqual([
      "PsExec.exe|remote|runs, far away",
      "net.exe|admin|null",
      'PsExec.exe|sysinternals|a "tool"',
    ]);
    expect(await alone("| inputlookup tools where kind=ad* OR kind=r* | table kind")).toEqual([
      "remote",
      "admin",
    ]);
    expect(await alone("| from lookup:patterns_def | table kind")).toEqual(["remote", "shell"]);
    expect(await alone("| inputlookup max=1 start=1 tools | table kind")).toEqual(["admin"]);
  });

  test("adds them to others, and feeds searches within searches", async () => {
    expect(await rows("| table n | inputlookup append=t patterns | table n kind | tail 2")).toEqual(
      ["null|shell", "null|remote"],
    );
    expect(
      await rows("| search [| inputlookup tools | rename name as tool | fields tool] | table n"),
    ).toEqual(["1", "2"]);
    expect(
      await rows("| search [| inputlookup patterns | rename name as tool | fields tool] | table n"),
    ).toEqual(["1", "2", "3"]);
    expect(
      await rows(
        "| search NOT [| inputlookup patterns | rename name as tool | fields tool] | table n",
      ),
    ).toEqual(["4"]);
  });
});

test("outputlookup passes rows on", async () => {
  expect(await rows("| outputlookup tools.csv | stats count")).toEqual(["4"]);
});

test("sources of a pack say which channels an index holds", async () => {
  const own = {
    "app/sources.conf":
      "[index::edr]\nchannels = Microsoft-Windows-Sysmon/Operational\n[index::dc]\nchannels = Security\n",
  };
  expect(await packRows("index=edr | stats count", events, own)).toEqual(["4"]);
  expect(await packRows("index=dc | stats count", events, own)).toEqual(["0"]);
});
