import { describe, expect, test } from "vitest";
import { loadRules } from "../../src/library/index.ts";
import { SourceText } from "../../src/source/index.ts";

/** What is said of a search: the code, the text that it is said of, and the hint. */
function lints(search: string, macros = "") {
  const sources = [new SourceText("a.spl", search)];
  if (macros !== "") sources.push(new SourceText("macros.conf", macros));
  return loadRules(sources)
    .diagnostics.filter(({ code }) => code.startsWith("splunk/"))
    .map(({ code, span, hint }) => [
      code.replace("splunk/", ""),
      search.slice(span?.start, span?.end),
      ...(hint === undefined ? [] : [hint]),
    ]);
}

/** The same without the hints. */
const said = (search: string) => lints(search).map((one) => one.slice(0, 2));

describe("fields that the named events do not have", () => {
  test.each([
    [
      "a field of other events",
      "index=sysmon EventCode=1 TargetImage=*x",
      ["TargetImage", "It is one of Sysmon 8, Sysmon 10."],
    ],
    [
      "a name in another case",
      "index=sysmon EventCode=1 commandline=*x*",
      ["commandline", "Did you mean 'CommandLine'?"],
    ],
    [
      "a slip",
      "source=XmlWinEventLog:Security EventCode=4688 NewProcesName=*x",
      ["NewProcesName", "Did you mean 'NewProcessName'?"],
    ],
    [
      "a name of another dialect",
      "index=sysmon EventCode=13 registry_key_path=*x",
      ["registry_key_path"],
    ],
    [
      "in a stage after",
      "index=sysmon EventCode IN (1, 5) | search TargetFilename=*x",
      ["TargetFilename", "It is one of Sysmon 2, Sysmon 11, Sysmon 15 and 5 more."],
    ],
    [
      "in a condition",
      'index=sysmon EventCode=1 | where like(commandline, "%x%")',
      ["commandline", "Did you mean 'CommandLine'?"],
    ],
    [
      "in what is computed",
      "index=sysmon EventCode=1 | eval x=lower(TargetImage).Image",
      ["TargetImage", "It is one of Sysmon 8, Sysmon 10."],
    ],
    [
      "in what groups are taken out of",
      'index=sysmon EventCode=1 | rex field=QueryName "(?<x>.)"',
      ["QueryName", "It is one of Sysmon 22."],
    ],
    [
      "within a subsearch",
      "index=security [search index=sysmon EventCode=1 QueryName=x | fields host]",
      ["QueryName", "It is one of Sysmon 22."],
    ],
  ])("%s", (_, search, [field = "", ...hint]) => {
    expect(lints(search)).toEqual([["field-not-supplied", field, ...hint]]);
  });

  test.each([
    ["one of the events has it", "index=sysmon (EventCode=1 OR EventCode=8) TargetImage=*x"],
    [
      "it is of its own branch",
      "index=sysmon ((EventCode=1 CommandLine=a) OR (EventCode=3 DestinationIp=b))",
    ],
    ["Splunk's add-ons make it", "index=sysmon EventCode=1 process_name=cmd.exe user=ann dest=x"],
    ["every event has it", "index=sysmon EventCode=1 Computer=x host=x _raw=*x* Level=4"],
    [
      "the search makes it",
      "index=sysmon EventCode=1 | eval TargetImage=Image | search TargetImage=*x",
    ],
    [
      "… by a group",
      'index=sysmon EventCode=1 | rex field=Image "(?<TargetImage>.*)" | search TargetImage=x',
    ],
    [
      "… by a name",
      "index=sysmon EventCode=1 | rename Image as TargetImage | search TargetImage=x",
    ],
    ["it may be looked up", "index=sysmon EventCode=1 | lookup t Image | search TargetImage=x"],
    [
      "it is asked whether it is there",
      "index=sysmon EventCode=1 | eval x=coalesce(TargetImage, Image)",
    ],
    ["no events are named", "index=corp TargetImage=x CommandLine=y"],
    ["their source is not known", "sourcetype=own:log EventCode=1 TargetImage=x"],
    ["it is like no field of Windows'", "index=security EventCode=4688 my_own_field=x"],
    [
      "the rows are no events any more",
      "index=sysmon EventCode=1 | stats count by Image | search TargetImage=x",
    ],
  ])("nothing is said where %s", (_, search) => {
    expect(lints(search)).toEqual([]);
  });

  test("a macro may name the events", () => {
    expect(
      lints("`own` TargetImage=x", "[own]\ndefinition = index=sysmon EventCode=1\n").map(
        ([code]) => code,
      ),
    ).toEqual(["field-not-supplied"]);
  });
});

describe("fields that a data model does not have", () => {
  const of = (where: string, by = "Processes.dest") =>
    lints(`| tstats count from datamodel=Endpoint.Processes where ${where} by ${by}`);

  test("a slip, wherever it stands", () => {
    expect(of("Processes.proces_name=a")).toEqual([
      ["unknown-model-field", "Processes.proces_name", "Did you mean 'Processes.process_name'?"],
    ]);
    expect(of("Processes.user=a", "Processes.usr Processes.dest")).toEqual([
      ["unknown-model-field", "Processes.usr", "Did you mean 'Processes.user'?"],
    ]);
    expect(of("process_name=a")).toEqual([["unknown-model-field", "process_name"]]);
  });

  test("not those that it has, whether Windows supplies them or not", () => {
    expect(of("Processes.os=x host=y", "_time Processes.dest_category nodename")).toEqual([]);
    expect(
      lints(
        "| tstats count from datamodel=Certificates.All_Certificates by All_Certificates.SSL.ssl_hash",
      ),
    ).toEqual([]);
    expect(lints("| tstats count from datamodel=Own.Model where Own.x=1")).toEqual([]);
  });
});

describe("groups that are always empty", () => {
  test("by a field that the events do not have", () => {
    expect(said("index=sysmon EventCode=1 | stats count by Image, TargetImage")).toEqual([
      ["empty-group", "TargetImage"],
    ]);
  });

  test("by fields that none has together", () => {
    const search = "index=sysmon EventCode IN (1, 3) | stats count by CommandLine DestinationIp";
    expect(said(search)).toEqual([["empty-group", "CommandLine"]]);
    expect(lints("index=sysmon EventCode IN (1, 3) | stats count by Image User")).toEqual([]);
  });

  test("by fields of both forms of the Security log", () => {
    const search = "index=windows EventCode=4625 | stats count by Account_Name IpAddress";
    expect(said(search)).toEqual([["two-forms", "Account_Name"]]);
    expect(lints("index=windows EventCode=4625 | stats count by TargetUserName IpAddress")).toEqual(
      [],
    );
  });

  test("not by those that are filled", () => {
    const search = "index=sysmon EventCode=1 | fillnull TargetImage | stats count by TargetImage";
    expect(lints(search)).toEqual([]);
  });
});

describe("!= where NOT may be meant", () => {
  test("of a field that some of the events lack", () => {
    expect(lints("index=sysmon EventCode IN (1, 3) DestinationIp!=10.0.0.1")).toEqual([
      ["not-equal", "DestinationIp!=10.0.0.1", "Write 'NOT DestinationIp=…' to keep them."],
    ]);
  });

  test("of what a lookup finds for some", () => {
    const search =
      "index=sysmon EventCode=1 | lookup known Image OUTPUT allowed | search allowed!=";
    expect(lints(`${search}true`).map(([code]) => code)).toEqual(["not-equal"]);
    // What lookups give by default is asked for on purpose.
    expect(lints(`${search}false`)).toEqual([]);
  });

  test.each([
    "index=sysmon EventCode=3 DestinationIp!=10.0.0.1",
    "index=sysmon EventCode IN (1, 3) NOT DestinationIp=10.0.0.1",
    "index=sysmon EventCode IN (1, 3) NOT (Image=x DestinationIp!=10.0.0.1)",
    "index=sysmon ((EventCode=1 Image=x) OR (EventCode=3 DestinationIp!=10.0.0.1))",
    "index=sysmon DestinationIp=*",
  ])("nothing is said of %s", (search) => {
    expect(lints(search)).toEqual([]);
  });
});

describe("backslashes", () => {
  test("of both habits in a value", () => {
    expect(said(String.raw`index=sysmon Image="C:\\Users\new\x.exe"`)).toEqual([
      ["backslashes", String.raw`"C:\\Users\new\x.exe"`],
    ]);
  });

  test("single ones, in quotes and without", () => {
    expect(said(String.raw`index=sysmon Image="*\Temp\*" ParentImage=*\cmd.exe`)).toEqual([
      ["single-backslash", String.raw`"*\Temp\*"`],
      ["single-backslash", String.raw`*\cmd.exe`],
    ]);
  });

  test.each([
    String.raw`index=sysmon Image="*\\Temp\\*" ParentImage=*\\cmd.exe`,
    String.raw`index=sysmon CommandLine="say \"hello\""`,
    "index=sysmon Image=cmd.exe",
  ])("nothing is said of %s", (search) => {
    expect(lints(search)).toEqual([]);
  });
});

test("words that are no operators in small letters", () => {
  expect(lints("index=sysmon EventCode=1 or EventCode=3")).toMatchObject([
    ["lower-case-operator", "or", "The operator is written 'OR'."],
  ]);
  expect(lints('index=sysmon EventCode=1 OR "not" | where 1=1 and not 1=2')).toEqual([]);
});
