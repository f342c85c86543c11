import type { Level } from "../../model/index.ts";
import type { Setting } from "./conf.ts";

/**
 * How severe a risk is, from 0 to 100, in the five ranges of Splunk's own tool for its content.
 * https://github.com/splunk/contentctl/pull/191
 */
export function levelOfRisk(score: number): Level | undefined {
  if (!(score >= 0 && score <= 100)) return undefined;
  return ranges.find(([most]) => score <= most)?.[1];
}

const ranges: readonly (readonly [most: number, level: Level])[] = [
  [20, "informational"],
  [40, "low"],
  [60, "medium"],
  [80, "high"],
  [100, "critical"],
];

/**
 * The level of a detection of Splunk's security content, which has none by that name: that of its greatest risk, in any
 * of its generations. https://github.com/splunk/security_content/wiki/How-are-risk-score-calculated-for-RBA
 */
export function escuLevel(attributes: Readonly<Record<string, unknown>>): Level | undefined {
  const tags = isMap(attributes["tags"]) ? attributes["tags"] : {};
  const { risk_score: score, confidence, impact } = tags;
  const product =
    typeof confidence === "number" && typeof impact === "number"
      ? [Math.round((confidence * impact) / 100)]
      : [];
  const scores = typeof score === "number" ? [score] : product;
  for (const name of ["rba", "finding", "intermediate_findings"])
    scores.push(...scoresIn(attributes[name]));
  return scores.length === 0 ? undefined : levelOfRisk(Math.max(...scores));
}

/** The numbers that are called `score` anywhere in a value. */
function scoresIn(value: unknown): readonly number[] {
  if (Array.isArray(value)) return value.flatMap(scoresIn);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === "score" && typeof part === "number" ? [part] : scoresIn(part),
  );
}

/**
 * The level of a saved search: the severity of the notable event that it makes, of the risk that it adds, or of its alert,
 * by the names that Splunk Web has for them. https://docs.splunk.com/Documentation/Splunk/latest/Admin/Savedsearchesconf
 */
export function savedSearchLevel(settings: ReadonlyMap<string, Setting>): Level | undefined {
  const of = (name: string) => settings.get(name)?.value.trim().toLowerCase();
  const risk = of("action.risk.param._risk_score");
  return (
    notableSeverities.get(of("action.notable.param.severity") ?? "") ??
    (risk === undefined || risk === "" ? undefined : levelOfRisk(Number(risk))) ??
    alertSeverities.get(of("alert.severity") ?? "")
  );
}

const notableSeverities: ReadonlyMap<string, Level> = new Map([
  ["info", "informational"],
  ["informational", "informational"],
  ["low", "low"],
  ["medium", "medium"],
  ["high", "high"],
  ["critical", "critical"],
]);

const alertSeverities: ReadonlyMap<string, Level> = new Map([
  ["1", "informational"],
  ["2", "low"],
  ["3", "medium"],
  ["4", "high"],
  ["5", "critical"],
  ["6", "critical"],
]);

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
