import { describe, expect, test } from "vitest";
import { functions } from "../../../src/engine/functions.ts";
import { eventFunctions } from "../../../src/engine/relational/event-texts.ts";
import type { Datum } from "../../../src/model/index.ts";

type Case = readonly [
  name: string,
  args: readonly (Datum | undefined)[],
  result: Datum | undefined,
];

const apply = (name: string, args: Case[1]) =>
  (functions.get(name) ?? new Map(eventFunctions).get(name))?.(args);

describe("functions that columns are made with", () => {
  test.each<Case>([
    ["single", [["a", "b"]], "a"],
    ["single", [null], undefined],
    ["whole-number", ["0x3e7"], 999],
    ["whole-number", ["12"], 12],
    ["whole-number", ["0x7fffffffffffffff"], "9223372036854775807"],
    ["whole-number", ["twelve"], undefined],
    ["first-text", [undefined, "", "-", "a", "b"], "a"],
    ["first-text", ["-"], undefined],
    ["lower-case", ["NT AUTHORITY"], "nt authority"],
    ["bag", ["A", 1, "B", undefined, "C", ["x", "y"]], { A: 1, C: "x" }],
    ["bag", ["A", undefined], undefined],
    ["hash-part", ["SHA1=AB,IMPHASH=CD", "IMPHASH"], "cd"],
    ["hash-part", ["SHA1=AB", "MD5"], undefined],
    ["hash-part", [undefined, "MD5"], undefined],
    ["rule-tag", ["technique_id=T1, technique_name=A b", "technique_name"], "A b"],
    [
      "line-value",
      ["[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://a/?b=c", "HostUrl"],
      "https://a/?b=c",
    ],
    ["file-name", ["C:\\a\\b.exe"], "b.exe"],
    ["file-name", ["/usr/bin/x"], "x"],
    ["file-name", ["b.exe"], "b.exe"],
    ["file-name", ["C:\\a\\"], ""],
    ["folder", ["C:\\a\\b.exe"], "C:\\a"],
    ["folder", ["b.exe"], ""],
    ["file-extension", ["C:\\a.b\\c.tar.gz"], "gz"],
    ["file-extension", ["C:\\a.b\\c"], undefined],
    ["account-name", ["CORP\\Kim"], "Kim"],
    ["account-name", ["Kim"], "Kim"],
    ["account-domain", ["CORP\\Kim"], "CORP"],
    ["account-domain", ["Kim"], ""],
    ["account", ["CORP", "Kim"], "CORP\\Kim"],
    ["account", ["-", "Kim"], "Kim"],
    ["account", ["CORP", "-"], undefined],
    ["account-type", ["WS01$"], "Machine"],
    ["account-type", ["Kim"], "User"],
    ["known-sid", ["S-1-0-0"], undefined],
    ["known-logon", ["0x0"], undefined],
    ["known-logon", ["0x3e7"], "0x3e7"],
    ["registry-path", ["HKLM\\System", "HKEY_USERS"], "HKEY_LOCAL_MACHINE\\System"],
    ["registry-path", ["HKLMX\\System", "HKEY_USERS"], "HKLMX\\System"],
    [
      "registry-path",
      ["\\REGISTRY\\USER\\S-1-5-21-1", "HKEY_CURRENT_USER"],
      "HKEY_CURRENT_USER\\S-1-5-21-1",
    ],
    ["registry-path", ["HKU\\S-1-5-18\\X", "HKEY_CURRENT_USER"], "HKEY_USERS\\S-1-5-18\\X"],
    ["registry-path", ["HKCR\\.txt", ""], "HKEY_CLASSES_ROOT\\.txt"],
    ["registry-data", ["DWORD (0xffffffff)"], "4294967295"],
    ["registry-data", ["(Empty)"], ""],
    ["registry-data", ["Binary Data"], "Binary Data"],
    ["registry-type", ["QWORD (0x00000000-0x00000001)"], "Qword"],
    ["ip-kind", ["8.8.8.8"], "Public"],
    ["ip-kind", ["172.31.255.1"], "Private"],
    ["ip-kind", ["::1"], "Loopback"],
    ["ip-kind", ["fe80::1"], "LinkLocal"],
    ["ip-kind", ["::ffff:8.8.8.8"], "FourToSixMapping"],
    ["ip-kind", ["-"], undefined],
    ["activity", ["Security", 4688], "4688 - A new process has been created."],
    ["activity", ["Security", 99_999], "99999"],
    [
      "parameters-xml",
      [{ A: "<&>", Data: ["x", null] }],
      "<Param>&lt;&amp;&gt;</Param><Param>x</Param><Param></Param>",
    ],
  ])("%s%j", (name, args, result) => {
    expect(apply(name, args)).toEqual(result);
  });

  test("device-id: the same for a name in any case, another for another", () => {
    const [a, b, c] = ["WS01", "ws01", "WS02"].map((name) => apply("device-id", [name]));
    expect(a).toMatch(/^[\da-f]{40}$/);
    expect(b).toBe(a);
    expect(c).not.toBe(a);
  });
});
