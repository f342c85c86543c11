import { anyRun, literal, or } from "../../../model/index.ts";
import type { Expr, Pattern } from "../../../model/index.ts";

/**
 * Data streams that events of Windows logs stand for: the logs themselves, and what agents on the same machines record
 * of the same happenings.
 */
const windows =
  /^(?:\*|logs-\*|filebeat|winlogbeat|endgame|logs-(?:endpoint|windows|system|sentinel_one|crowdstrike|m365_defender|winlog|osquery)|metrics-|auditbeat|packetbeat|logs$)/;

/** `logs-<dataset>-<namespace>`, where namespaces are seldom named. */
const stream = /^logs-([^-]+)(?:-.*)?$/;

/**
 * What index patterns say of the events: none where they take in those of Windows logs, else which data sets they are
 * of. What an index is called otherwise says nothing of the events in it.
 */
export function datasetsOf(
  indices: readonly string[],
): readonly { readonly pattern: Pattern }[] | undefined {
  const datasets = indices.map((index) => {
    const name = index.replace(/^[^:]*:/, "");
    if (name.startsWith("-")) return null;
    return windows.test(name) ? undefined : stream.exec(name)?.[1];
  });
  const known = datasets.filter((dataset) => dataset !== null);
  if (known.length === 0 || known.includes(undefined)) return undefined;
  return known.flatMap((dataset) =>
    dataset === undefined ? [] : [{ pattern: patternOf(dataset) }],
  );
}

/** Whether all events are wanted as Elastic Defend has them. */
export function isOfEndpoint(indices: readonly string[]): boolean {
  return indices.every((index) => /^(?:[^:]*:)?logs-endpoint\./.test(index));
}

function patternOf(dataset: string): Pattern {
  const parts = dataset.split("*").map((part) => (part === "" ? [] : [literal(part)]));
  return parts.flatMap((part, i) => (i === 0 ? part : [anyRun, ...part]));
}

/** The events of any of the data sets. */
export function isOfDataset(
  datasets: readonly { readonly pattern: Pattern }[],
  fields: readonly Expr[],
): Expr {
  return or(
    datasets.flatMap(({ pattern }) =>
      fields.map((subject): Expr => ({
        kind: "match",
        subject,
        pattern,
        caseRule: "sensitive",
        quantifier: "any",
      })),
    ),
  );
}
