import { describe, expect, it } from "vitest";
import { explain, firstQuery, ruleText } from "./kit.ts";

const rows = (detection: string, logSource?: string) =>
  firstQuery(explain(ruleText(detection, logSource))).coverage.map(
    ({ provider, eventId, missing, cannotRun }) => [provider, eventId, missing, cannotRun],
  );

describe("event coverage", () => {
  it("names the fields that an event lacks, and why the rule cannot run on it", () => {
    const detection = "selection:\n  Image: a\n  ParentCommandLine: b\ncondition: selection";
    expect(rows(detection)).toEqual([
      ["Sysmon", 1, [], undefined],
      [
        "Security-Auditing",
        4688,
        ["ParentCommandLine"],
        "the rule needs ParentCommandLine, which it does not have",
      ],
    ]);
  });

  it("keeps an event on which an alternative can hold", () => {
    const detection = "selection:\n  - Image: a\n  - OriginalFileName: b\ncondition: selection";
    expect(rows(detection)[1]).toEqual([
      "Security-Auditing",
      4688,
      ["OriginalFileName"],
      undefined,
    ]);
  });

  it("names fields that Sysmon's own event lacks", () => {
    const detection =
      "selection:\n  Image: a\nfilter:\n  CommandLine: b\ncondition: selection and not filter";
    expect(rows(detection, "category: network_connection")[0]).toEqual([
      "Sysmon",
      3,
      ["CommandLine"],
      undefined,
    ]);
  });

  it("takes the event ids of a service from the rule", () => {
    const detection =
      "selection:\n  EventID: [4720, 4732]\n  Provider_Name: x\ncondition: selection";
    const [first, second, ...others] = firstQuery(
      explain(ruleText(detection, "service: security")),
    ).coverage;
    expect(first).toMatchObject({
      provider: "Security-Auditing",
      eventId: 4720,
      title: "A user account was created.",
    });
    expect(second).toMatchObject({ eventId: 4732, audit: ["Security Group Management"] });
    expect(others).toEqual([]);
  });

  it("says which of a category's events the rule asks for", () => {
    const detection = "selection:\n  EventID: 21\n  Destination: x\ncondition: selection";
    expect(rows(detection, "category: wmi_event").map(([, id, , why]) => [id, why])).toEqual([
      [19, "the rule asks for other event ids"],
      [20, "the rule asks for other event ids"],
      [21, undefined],
      [5861, "it holds filter and consumer as one text, not as fields"],
    ]);
  });

  it("is never empty", () => {
    const detection = "selection:\n  a: b\ncondition: selection";
    expect(rows(detection, "service: no-such-service")).toEqual([
      ["windows/no-such-service", undefined, [], "no events are known for this log source"],
    ]);
    expect(rows(detection, "service: application")).toEqual([
      ["Application", undefined, [], undefined],
    ]);
    const cloud = ruleText(detection)
      .replace("product: windows", "product: aws")
      .replace("category: process_creation", "service: cloudtrail");
    expect(firstQuery(explain(cloud)).coverage).toMatchObject([
      { provider: "aws/cloudtrail", title: "Records of this log source" },
    ]);
  });
});

describe("ATT&CK coverage", () => {
  const attack = (tags: string) =>
    explain(
      ruleText("selection:\n  a: b\ncondition: selection").replace(
        "level: low",
        `level: low\ntags: [${tags}]`,
      ),
    ).attack;

  it("tells the author's tactics from those of the techniques", () => {
    const { tactics } = attack("attack.execution, attack.t1202");
    expect(
      tactics.map(({ tactic, tagged, techniques }) => [
        tactic.name,
        tagged,
        techniques.map(({ id }) => id),
      ]),
    ).toEqual([
      ["Execution", true, []],
      ["Stealth", false, ["T1202"]],
    ]);
  });

  it("resolves a former tactic by the rule's techniques", () => {
    const names = (tags: string) =>
      attack(tags).tactics.flatMap(({ tactic, tagged }) => (tagged ? [tactic.name] : []));
    expect(names("attack.defense-evasion, attack.t1202")).toEqual(["Stealth"]);
    expect(names("attack.defense_evasion")).toEqual(["Stealth", "Defense Impairment"]);
  });

  it("says what became of retired techniques and of names that are none", () => {
    expect(
      attack("attack.t1562.001, attack.t1064, attack.g0007, attack.nonsense, cve.2024-1"),
    ).toMatchObject({
      retired: [
        { id: "T1562.001", replacement: "T1685" },
        { id: "T1064", name: "Scripting" },
      ],
      objects: ["G0007"],
      unknown: ["attack.nonsense"],
    });
  });
});
