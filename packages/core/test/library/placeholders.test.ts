import { describe, expect, test } from "vitest";
import { fires } from "../sigma/support.ts";
import { loadFiles, places } from "./support.ts";

const rule = `title: Somebody else's administration
logsource: {product: windows}
detection:
  selection:
    SubjectUserName|expand: '%admins%'
  condition: selection
`;

const users = (names: readonly string[], files: Readonly<Record<string, string>>) => {
  const [detection] = loadFiles({ "rule.yml": rule, ...files }).detections;
  if (detection?.logic.kind !== "queries") return "not loaded";
  const [step] = detection.logic.queries[0]?.steps ?? [];
  if (step?.kind !== "filter") return "no filter";
  return names.filter((name) => fires(step.where, { SubjectUserName: name }));
};

describe("placeholders of processing pipelines", () => {
  test("are filled by what stands in files beside the rules, with wildcards as in rules", () => {
    const values = "vars:\n  admins:\n    - root\n    - adm-*\n  others: [x]\n";
    expect(users(["ROOT", "adm-7", "x", "%admins%"], { "values.yml": values })).toEqual([
      "ROOT",
      "adm-7",
    ]);
  });

  test("take one value for a list of one, numbers for texts, and the values of several files", () => {
    const files = { "one.yml": "vars: {admins: 7}\n", "two.yaml": "vars: {admins: [root]}\n" };
    expect(users(["7", "root", "x"], files)).toEqual(["7", "root"]);
  });

  test("without values leave the rule out", () => {
    const { detections, ...rest } = loadFiles({ "rule.yml": rule, "v.yml": "vars: {other: x}\n" });
    expect(detections).toEqual([]);
    expect(places({ detections, ...rest })).toEqual(["rule.yml:5 sigma/unresolved-placeholder"]);
  });

  test("come with transformations that are not applied, which is said", () => {
    const pipeline =
      "name: ours\npriority: 10\ntransformations:\n  - type: value_placeholders\n  - type: field_name_mapping\nvars:\n  admins: root\n";
    const loaded = loadFiles({ "rule.yml": rule, "pipeline.yml": pipeline });
    expect(loaded.detections).toHaveLength(1);
    expect(places(loaded)).toEqual(["pipeline.yml:5 library/transformations"]);
  });
});
