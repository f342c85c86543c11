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

  test("runs no more searches than it is allowed to", async () => {
    expect(await rows(`| map maxsearches=1 search="search EventCode=4624" | stats count`)).toEqual([
      "4",
    ]);
    expect(await rows(`| map search="search ${logon}" maxsearches=2 | stats count`)).toEqual(["2"]);
  });

  test("runs all stages of the search for each", async () => {
    const search = `search ${logon} | stats count values(IpAddress) as ips | eval of=\\"logon $SubjectLogonId$\\"`;
    expect(await rows(`| map search="${search}"`)).toEqual([
      "'map' with a field's value behind a command that groups rows cannot be run here",
    ]);
    const grouped = `search ${logon} | eval of=\\"$ObjectDN$\\" | stats count by of`;
    expect(await rows(`| map search="${grouped}"`)).toEqual(["CN=one|2", "CN=two|1"]);
    expect(await rows(`| map search="search ${logon} | head 1" | table IpAddress`)).toEqual([
      "10.0.0.3",
      "10.0.0.2",
    ]);
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
