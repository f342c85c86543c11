import { describe, expect, test } from "vitest";
import { security, splRows } from "./kit.ts";

const events = [
  security(5136, { SubjectLogonId: "0xA", ObjectDN: "CN=one" }, 10),
  security(5136, { SubjectLogonId: "0xb", ObjectDN: "CN=two" }, 20),
  security(5136, { ObjectDN: "CN=three" }, 30),
  security(4624, { TargetLogonId: "0xa", IpAddress: "10.0.0.1" }, 5),
  security(4624, { TargetLogonId: "0xa", IpAddress: "10.0.0.3" }, 6),
  security(4624, { TargetLogonId: "0xB", IpAddress: "10.0.0.2" }, 7),
  security(4624, { TargetLogonId: "0xc", IpAddress: "10.0.0.9" }, 8),
];

const rows = (tail: string) =>
  splRows(`EventCode=5136 | sort ObjectDN | table ObjectDN SubjectLogonId ${tail}`, events);

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Map
describe("map", () => {
  const logon = "EventCode=4624 TargetLogonId=$SubjectLogonId$";

  test("runs a search for each row that has its values, one after another", async () => {
    expect(await rows(`| map search="search ${logon}" | table IpAddress`)).toEqual([
      "10.0.0.3",
      "10.0.0.1",
      "10.0.0.2",
    ]);
    expect(await rows(`| map [search ${logon}] | table TargetLogonId IpAddress`)).toEqual([
      "0xa|10.0.0.3",
      "0xa|10.0.0.1",
      "0xB|10.0.0.2",
    ]);
  });

  test("knows fields of which nothing else speaks", async () => {
    const alone = `EventCode=5136 | map search="search ${logon}" | stats count`;
    expect(await splRows(alone, events)).toEqual(["3"]);
  });

  test("runs no more searches than it is allowed to", async () => {
    expect(await rows(`| map maxsearches=1 search="search EventCode=4624" | stats count`)).toEqual([
      "4",
    ]);
    expect(await rows(`| map search="search ${logon}" maxsearches=2 | stats count`)).toEqual(["2"]);
  });

  test("runs all stages of the search for each", async () => {
    const search = `search ${logon} | stats count values(IpAddress) as ips | eval of=\\"logon $SubjectLogonId$\\"`;
    expect(await rows(`| map search="${search}"`)).toEqual([
      '2|["10.0.0.1","10.0.0.3"]|logon 0xA',
      '1|["10.0.0.2"]|logon 0xb',
    ]);
    const counted = `search nothing $SubjectLogonId$ | stats count | where match(\\"0xb\\", \\"$SubjectLogonId$\\")`;
    expect(await rows(`| map search="${counted}" | table count`)).toEqual(["0"]);
    const grouped = `search ${logon} | eval of=\\"$ObjectDN$\\" | stats count by of`;
    expect(await rows(`| map search="${grouped}"`)).toEqual(["CN=one|2", "CN=two|1"]);
    expect(await rows(`| map search="search ${logon} | head 1" | table IpAddress`)).toEqual([
      "10.0.0.3",
      "10.0.0.2",
    ]);
  });

  test("runs stages that look at rows twice, or add some, for each search by itself", async () => {
    const each = async (tail: string) =>
      (await rows(`| map search="search ${logon} | ${tail}" | table TargetLogonId n`)).toSorted();
    expect(await each("eventstats count as n")).toEqual(["0xB|1", "0xa|2", "0xa|2"]);
    expect(await each("append [| makeresults | eval n=9]")).toEqual([
      "0xB|null",
      "0xa|null",
      "0xa|null",
      "null|9",
      "null|9",
    ]);
    expect(await each("dedup TargetLogonId | eval n=1")).toEqual(["0xB|1.0", "0xa|1.0"]);
    expect(await each("chart count over TargetLogonId by IpAddress")).toEqual([
      "Columns made of values within 'map' cannot be run here",
    ]);
    const many = `| map maxsearches=51 search="search ${logon} | stats count"`;
    expect(await rows(many)).toEqual([
      "'map' of more than 50 searches that group rows cannot be run here",
    ]);
  });

  test("takes searches that begin otherwise", async () => {
    const model = `| tstats count from datamodel=Authentication where Authentication.action=success Authentication.src=\\"$IpAddress$\\" by Authentication.src`;
    expect(
      await splRows(
        `EventCode=4624 | dedup IpAddress | sort IpAddress | table IpAddress | map maxsearches=20 search="${model} | eval of=\\"<$IpAddress$>\\" | table count of"`,
        events,
      ),
    ).toEqual(["1|<10.0.0.1>", "1|<10.0.0.2>", "1|<10.0.0.3>", "1|<10.0.0.9>"]);
  });

  test("takes values for patterns, and parts of them, and words for parts of events", async () => {
    const ip = (search: string) =>
      rows(`| head 1 | map search="search EventCode=4624 ${search}" | table IpAddress`);
    expect(await ip("TargetLogonId!=$SubjectLogonId$")).toEqual(["10.0.0.9", "10.0.0.2"]);
    expect(await ip('TargetLogonId=\\"*$SubjectLogonId$\\"')).toEqual(["10.0.0.3", "10.0.0.1"]);
    expect(await ip("$SubjectLogonId$")).toEqual(["10.0.0.3", "10.0.0.1"]);
    expect(await ip("TargetLogonId IN ($SubjectLogonId$, 0xc)")).toEqual([
      "10.0.0.9",
      "10.0.0.3",
      "10.0.0.1",
    ]);
    expect(await ip("| eval x=$SubjectLogonId$")).toEqual([
      "'$SubjectLogonId$' outside of quotes cannot be run here",
    ]);
  });

  test("goes into appended rows", async () => {
    expect(
      await rows(
        `| rename SubjectLogonId as TargetLogonId | appendpipe [| map search="search EventCode=4624 TargetLogonId=$TargetLogonId$"] | stats values(IpAddress) as ip values(ObjectDN) as dn by TargetLogonId | sort TargetLogonId | table TargetLogonId ip dn`,
      ),
    ).toEqual([
      '0xA|null|["CN=one"]',
      '0xB|["10.0.0.2"]|null',
      '0xa|["10.0.0.1","10.0.0.3"]|null',
      '0xb|null|["CN=two"]',
    ]);
  });
});
