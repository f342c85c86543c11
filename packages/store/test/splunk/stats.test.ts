import { describe, expect, test } from "vitest";
import { runSearch, security, splRows, sysmon } from "./kit.ts";

const events = [
  sysmon(1, { u: "b", g: "x", v: "9" }, 10),
  sysmon(1, { u: "a", g: "x", v: "10" }, 20),
  sysmon(1, { u: "a", g: "y", v: "2" }, 30),
  sysmon(1, { u: "c", v: "5" }, 40),
];

const rows = (tail: string) => splRows(`index=sysmon ${tail}`, events);

describe("stats", () => {
  // https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Stats
  test("leaves out rows that lack a key", async () => {
    expect(await rows("| stats count by g | sort g")).toEqual(["x|2", "y|1"]);
    expect(await rows("| stats count")).toEqual(["4"]);
  });

  test("sorts values as texts and each once; lists them as they come, the newest first", async () => {
    expect(await rows("| stats values(v) as v")).toEqual(['["10","2","5","9"]']);
    expect(await rows("| stats list(u) as u")).toEqual(['["c","a","a","b"]']);
    expect(await rows("| stats dc(u)")).toEqual(["3"]);
  });

  test("takes the least and greatest by number where all are numbers", async () => {
    expect(await rows("| stats min(v) max(v) sum(v) avg(v)")).toEqual(["2|10|26.0|6.5"]);
    expect(await rows("| stats min(u) max(u)")).toEqual(["a|c"]);
  });

  test("knows the first and last, by order and by time", async () => {
    expect(await rows("| stats first(v) last(v) earliest(v) latest(v)")).toEqual(["5|9|9|5"]);
  });

  test("counts where a condition holds, and values that there are", async () => {
    expect(await rows('| stats count(eval(u="a")) as a count(g) as g')).toEqual(["2|3"]);
  });

  test("makes a row of each of a key's several values", async () => {
    expect(await rows("| stats values(u) as u by g | stats count by u | sort u")).toEqual([
      "a|2",
      "b|1",
    ]);
  });

  test("calls columns by what was written", async () => {
    expect(
      await rows(
        '| stats count dc(u) as "how many" by g | where \'how many\'>1 | table g count "how many"',
      ),
    ).toEqual(["x|2|2"]);
  });

  test("eventstats adds to every row what its group comes to", async () => {
    expect(await rows("| eventstats count as n, max(v) as m by g | sort v | table u n m")).toEqual([
      "a|1|2",
      "c|null|null",
      "b|2|10",
      "a|2|10",
    ]);
  });
});

describe("commands", () => {
  test("bin cuts times to spans", async () => {
    expect(
      await rows("| bin _time span=20s | stats count by _time | sort _time | fields count"),
    ).toEqual([
      "2024-03-16T11:00:00.0000000Z|1",
      "2024-03-16T11:00:20.0000000Z|2",
      "2024-03-16T11:00:40.0000000Z|1",
    ]);
  });

  test("dedup keeps the newest of each", async () => {
    expect(await rows("| dedup u | sort u | table u v")).toEqual(["a|2", "b|9", "c|5"]);
  });

  test("sort orders numbers as numbers; head takes the first", async () => {
    expect(await rows("| sort - v | head 2 | table v")).toEqual(["10", "9"]);
  });

  // https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Fillnull
  test("fillnull fills what is missing", async () => {
    expect(await rows('| fillnull value="none" g | stats count by g | sort g')).toEqual([
      "none|1",
      "x|2",
      "y|1",
    ]);
  });

  test("rename knows wildcards, and overwrites", async () => {
    expect(await rows("| rename u as g | stats count by g | sort g")).toEqual([
      "a|2",
      "b|1",
      "c|1",
    ]);
    expect(
      await rows('| stats count as x.a by u | rename "x.*" as * | where a>1 | table u a'),
    ).toEqual(["a|2"]);
  });

  test("rex takes groups, and leaves what it does not find", async () => {
    const records = [
      sysmon(1, { p: "k=1;k=22", old: "was" }, 1),
      sysmon(1, { p: "none", old: "is" }, 2),
    ];
    const search = (tail: string) => splRows(`index=sysmon | ${tail}`, records);
    expect(await search('rex field=p "k=(?<old>\\d+)" | table old')).toEqual(["is", "1"]);
    expect(await search('rex field=p max_match=0 "k=(?<all>\\d+)" | table all')).toEqual([
      "null",
      '["1","22"]',
    ]);
    expect(await search('rex field=p mode=sed "s/k=//g" | table p')).toEqual(["none", "1;22"]);
    expect(await search('regex p!="^k" | table p')).toEqual(["none"]);
  });

  test("rex has as many groups as there are, and takes no escape for one", async () => {
    const letters = "abcdefghijkl".split("");
    const records = [sysmon(1, { p: `(${letters.join(",")}` }, 1)];
    const regex = `\\((\\w),${letters
      .slice(1)
      .map((one) => `(?<${one}>[(\\w])`)
      .join(",")}`;
    const search = `index=sysmon | rex field=p "${regex}" | table b l`;
    expect(await splRows(search, records)).toEqual(["b|l"]);
  });

  test("spath reads JSON: one value, or those of a list", async () => {
    const records = [sysmon(1, { j: '{"a":{"b":"x"},"list":[{"n":"1"},{"n":"2"}]}' }, 1)];
    const search = (tail: string) => splRows(`index=sysmon | ${tail}`, records);
    expect(await search("spath input=j path=a.b output=b | table b")).toEqual(["x"]);
    expect(await search("spath input=j path=list{}.n output=n | where n=2 | table n")).toEqual([
      '["1","2"]',
    ]);
    expect(await search("spath input=j path=list{1}.n output=n | table n")).toEqual(["2"]);
    expect(await search("spath input=j | table a.b")).toEqual(["x"]);
  });

  test("eventstats by what the rows do not have adds nothing", async () => {
    expect(
      await rows("| stats count by u | eventstats max(count) as m by nosuch | stats count(m) as n"),
    ).toEqual(["0"]);
  });

  test("mvexpand makes a row of each value", async () => {
    expect(await rows("| stats values(v) as v | mvexpand v | table v")).toEqual([
      "10",
      "2",
      "5",
      "9",
    ]);
    expect(await rows("| stats values(v) as v | search v=9 | table v")).toEqual([
      '["10","2","5","9"]',
    ]);
    expect(await rows('| stats values(v) as v | where v="77"')).toEqual([]);
  });

  // https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Join
  test("join takes the first of the results with the same fields", async () => {
    const records = [
      sysmon(1, { id: "1", n: "a" }, 1),
      sysmon(1, { id: "2", n: "b" }, 2),
      sysmon(3, { id: "1", ip: "old" }, 3),
      sysmon(3, { id: "1", ip: "new" }, 4),
    ];
    const search = (how: string) =>
      splRows(
        `index=sysmon EventCode=1 | table id n | join ${how} id [search index=sysmon EventCode=3 | table id ip] | sort id, ip | table id n ip`,
        records,
      );
    expect(await search("")).toEqual(["1|a|new"]);
    expect(await search("max=0")).toEqual(["1|a|new", "1|a|old"]);
    expect(await search("type=outer")).toEqual(["1|a|new", "2|b|null"]);
  });

  test("append puts results below", async () => {
    expect(
      await rows("| stats count | append [search index=sysmon | stats dc(u) as d] | table count d"),
    ).toEqual(["4|null", "null|3"]);
  });

  test("transaction joins events that follow each other", async () => {
    expect(
      await rows("| transaction u maxpause=5s | sort u | table u eventcount duration"),
    ).toEqual(["a|1|0.0", "a|1|0.0", "b|1|0.0", "c|1|0.0"]);
    expect(
      await rows("| transaction u maxpause=15s | where eventcount>1 | table u v duration"),
    ).toEqual(['a|["10","2"]|10.0']);
    const outcome = await runSearch("index=* | transaction u | where duration>0", [
      security(4698, { u: "a" }),
      security(4698, { u: "a" }, 3),
    ]);
    expect(
      "columns" in outcome && outcome.columns.filter(({ name }) => name === "duration").length,
    ).toBe(1);
  });

  test("transaction holds so many events, all values of a field, and what is not whole, if told", async () => {
    const records = [1, 2, 3, 4, 5].map((n) =>
      security(n === 1 ? 4698 : 4702, { task: "a", v: n % 2 === 0 ? "x" : "y" }, n),
    );
    const search = (options: string) => splRows(`index=* | transaction task ${options}`, records);
    expect(await search("maxevents=2 | sort _time | table eventcount duration")).toEqual([
      "2|1.0",
      "2|1.0",
      "1|0.0",
    ]);
    expect(await search("mvlist=v | table v")).toEqual(['["y","x","y","x","y"]']);
    expect(await search("| table v closed_txn")).toEqual(['["x","y"]|1']);
    const open = "startswith=(EventCode=4698) endswith=(EventCode=4699)";
    expect(await search(open)).toEqual([]);
    expect(await search(`${open} keepevicted=true | table eventcount closed_txn`)).toEqual(["5|0"]);
  });

  test("transaction keeps those that begin and end as asked", async () => {
    const steps = (...ids: readonly (readonly [number, string])[]) =>
      ids.map(([id, task], i) => security(id, { task, at: String(i) }, i));
    const records = steps(
      [4698, "a"],
      [4698, "b"],
      [4702, "a"],
      [4699, "a"],
      [4699, "c"],
      [4698, "a"],
    );
    const search = (options: string) =>
      splRows(`index=* | transaction task ${options} | table task at eventcount duration`, records);
    const whole = ['a|["0","2","3"]|3|3.0'];
    expect(await search("startswith=(EventCode=4698) endswith=(EventCode=4699)")).toEqual(whole);
    expect(await search('startswith=eval(EventCode=4698) endswith="EventCode=4699"')).toEqual(
      whole,
    );
    expect(await search("maxspan=1s endswith=(EventCode=4699)")).toEqual([
      'a|["2","3"]|2|1.0',
      'c|["4"]|1|0.0',
    ]);
  });

  test("lookups that are not here leave their fields empty", async () => {
    expect(
      await rows("| lookup people name as u OUTPUT boss | where isnull(boss) | stats count"),
    ).toEqual(["4"]);
  });

  test("foreach knows what its wildcards stand for", async () => {
    const sum =
      "| eval a_x=1, b_x=2, a_y=3, b_y=4 | foreach a_* [eval s_<<MATCHSTR>>='<<FIELD>>'+'b_<<MATCHSTR>>']";
    expect(await rows(`| head 1 ${sum} | table s_x s_y`)).toEqual(["3.0|7.0"]);
    const swapped = "| eval a_x=1 | foreach *_* [eval \"<<MATCHSEG2>>_<<MATCHSEG1>>\"='<<FIELD>>']";
    expect(await rows(`| head 1 | table n ${swapped} | table x_a`)).toEqual(["1.0"]);
    expect(await rows("| foreach mode=multivalue v [eval s=<<ITEM>>]")).toEqual([
      "'foreach mode=multivalue' cannot be run here",
    ]);
  });

  test("options that would be passed over are refused", async () => {
    expect(await rows("| stats allnum=t sum(v)")).toEqual([
      "'stats' with 'allnum' cannot be run here",
    ]);
    expect((await rows("| stats allnum=f count")).length).toBe(1);
    expect(await rows("| bin v span=10 aligntime=earliest")).toEqual([
      "'bin' with 'aligntime' cannot be run here",
    ]);
  });

  test("foreach fills its mark with each field", async () => {
    expect(
      await rows("| stats count as a_n dc(u) as a_m | foreach a_* [eval <<FIELD>>=<<FIELD>>+1]"),
    ).toEqual(["5.0|4.0"]);
  });
});

describe("tstats", () => {
  const processes = [
    sysmon(1, {
      Image: "C:\\Windows\\System32\\cmd.exe",
      CommandLine: "cmd.exe /c whoami",
      ParentImage: "C:\\Windows\\explorer.exe",
      ParentCommandLine: "explorer.exe",
      OriginalFileName: "Cmd.Exe",
      User: "CORP\\ann",
    }),
    security(4688, {
      NewProcessName: "C:\\Windows\\System32\\cmd.exe",
      CommandLine: "cmd.exe /c whoami",
      ParentProcessName: "C:\\Windows\\explorer.exe",
      TargetUserName: "-",
      SubjectUserName: "bob",
    }),
  ];

  test("reads data models, whose defaults are 'unknown'", async () => {
    const search =
      "| tstats count from datamodel=Endpoint.Processes where Processes.process_name=CMD.EXE by Processes.user Processes.process Processes.original_file_name Processes.parent_process | `drop_dm_object_name(Processes)` | sort user | table user process original_file_name parent_process";
    expect(await splRows(search, processes)).toEqual([
      "ann|cmd.exe /c whoami|Cmd.Exe|explorer.exe",
      "bob|C:\\Windows\\System32\\cmd.exe /c whoami|unknown|C:\\Windows\\explorer.exe",
    ]);
  });

  // https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Tstats
  test("leaves out groups without a value, or fills them", async () => {
    const search = (options: string) =>
      `| tstats ${options} count from datamodel=Endpoint.Processes by Processes.process_guid Processes.process_name`;
    expect(await splRows(search(""), processes)).toEqual([]);
    expect(await splRows(search("`security_content_summariesonly`"), processes)).toEqual([
      "null|cmd.exe|2",
    ]);
  });

  test("joins by OR before AND in its where, as search does", async () => {
    const search =
      "| tstats count from datamodel=Endpoint.Processes where Processes.user=ann Processes.process_name=x OR Processes.process_name=cmd.exe";
    expect(await splRows(search, processes)).toEqual(["1"]);
  });
});
