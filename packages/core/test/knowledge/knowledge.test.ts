import { describe, expect, it } from "vitest";
import {
  attackNotice,
  findEvent,
  findRetired,
  findTactics,
  findTechnique,
  readAttackTag,
  shortProvider,
  tactics,
  techniqueIds,
} from "../../src/knowledge/index.ts";

describe("ATT&CK", () => {
  it("keeps the copyright notice with the table", () => {
    expect(attackNotice).toMatch(/The MITRE Corporation/);
  });

  it("has whole techniques: known tactics, known parents", () => {
    expect(tactics).toHaveLength(15);
    for (const id of techniqueIds) {
      const technique = findTechnique(id);
      expect(technique?.tactics.length, id).toBeGreaterThan(0);
      if (technique?.parent !== undefined) expect(techniqueIds).toContain(technique.parent);
    }
  });

  it("names sub-techniques with their parent", () => {
    expect(findTechnique("t1059.001")).toMatchObject({
      id: "T1059.001",
      name: "PowerShell",
      parent: "T1059",
    });
  });

  it("replaces retired ids", () => {
    expect(findRetired("T1562.001")).toMatchObject({
      status: "revoked",
      replacement: { id: "T1685" },
    });
    expect(findRetired("T1064")).toEqual({ id: "T1064", name: "Scripting", status: "deprecated" });
  });

  it("knows tactics under the names of several versions", () => {
    const names = (name: string) => findTactics(name).map(({ id }) => id);
    expect(names("execution")).toEqual(["TA0002"]);
    expect(names("TA0005")).toEqual(["TA0005"]);
    expect(names("defense_evasion")).toEqual(["TA0005", "TA0112"]);
    expect(names("Defense Evasion")).toEqual(["TA0005", "TA0112"]);
    expect(names("constructor")).toEqual([]);
  });

  const tags: readonly (readonly [string, object | undefined])[] = [
    ["attack.t1106", { kind: "technique", technique: { name: "Native API" } }],
    [
      "attack.T1562.001",
      { kind: "technique", technique: { id: "T1685" }, retired: { id: "T1562.001" } },
    ],
    ["attack.t1064", { kind: "retired" }],
    ["attack.defense-evasion", { kind: "tactic", former: true }],
    ["attack.stealth", { kind: "tactic", former: false }],
    ["attack.g0007", { kind: "object", id: "G0007" }],
    ["attack.t9999", { kind: "unknown" }],
    ["attack.typo", { kind: "unknown" }],
    ["cve.2021-44228", undefined],
  ];
  it.each(tags)("reads the tag %s", (tag, expected) => {
    if (expected === undefined) expect(readAttackTag(tag)).toBeUndefined();
    else expect(readAttackTag(tag)).toMatchObject(expected);
  });
});

describe("events", () => {
  it("titles events", () => {
    expect(findEvent("microsoft-windows-sysmon/operational", 1)?.title).toBe("Process creation");
    expect(findEvent("Security", 4688)).toMatchObject({
      title: "A new process has been created.",
      audit: ["Process Creation"],
    });
    expect(findEvent("Security", 1)).toBeUndefined();
  });

  it("shortens providers", () => {
    expect(shortProvider("Microsoft-Windows-Sysmon")).toBe("Sysmon");
    expect(shortProvider("Microsoft-Windows-Security-Auditing")).toBe("Security-Auditing");
    expect(shortProvider("Microsoft-Windows-Kernel-PnP")).toBe("Kernel-PnP");
  });
});
