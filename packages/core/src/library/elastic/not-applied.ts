import type { Diagnostic, SourceText, Span } from "../../source/index.ts";
import { itemsOf, memberOf, textOf, textsOf } from "./attributes.ts";
import type { RuleTable } from "./attributes.ts";
import { elasticRuleDiagnostics } from "./diagnostics.ts";

/** What a rule says of alerts that are not to be raised, which is Kibana's to do: each with its place in the file. */
export function notApplied(rule: RuleTable, source: SourceText, span: Span): readonly Diagnostic[] {
  const suppression = rule["alert_suppression"];
  const groups = textsOf(memberOf(suppression, "group_by"));
  const duration = memberOf(suppression, "duration");
  const within =
    duration === undefined
      ? ""
      : ` within ${String(memberOf(duration, "value"))}${textOf(memberOf(duration, "unit")) ?? ""}`;
  const lists = itemsOf(rule["exceptions_list"]).flatMap(
    (list) => textOf(memberOf(list, "list_id")) ?? [],
  );
  return [
    ...(suppression === undefined
      ? []
      : ([
          [
            "alert_suppression",
            `alerts of the same ${groups.join(", ") || "rule"}${within} are one in Kibana`,
          ],
        ] as const)),
    ...(lists.length === 0
      ? []
      : ([["exceptions_list", `the exceptions of ${lists.join(", ")} are in Kibana`]] as const)),
  ].map(([name, meaning]) => {
    const at = source.text.indexOf(name, span.start);
    const place = at < 0 || at >= span.end ? span : { start: at, end: at + name.length };
    const payload = { name, meaning };
    return elasticRuleDiagnostics.make("elastic-rule/not-applied", payload, source, place);
  });
}
