import { anyRun, literal, or } from "../../../model/index.ts";
import type { Expr, Pattern } from "../../../model/index.ts";

/** What tells events of an index apart: a value in one of these fields. */
export interface IndexTrait {
  readonly fields: readonly string[];
  readonly pattern: Pattern;
}

/**
 * Data streams that events of Windows logs stand for: the logs themselves, and what agents on the same machines record
 * of the same happenings.
 */
const windows =
  /^(?:\*|logs-\*|filebeat|winlogbeat|endgame|logs-(?:endpoint|windows|system|sentinel_one|crowdstrike|m365_defender|winlog|osquery)|logs$)/;

/** `logs-<dataset>-<namespace>`, where namespaces are seldom named. */
const stream = /^(?:logs|metrics)-([^-]+)(?:-.*)?$/;

/**
 * What the events of some indices have in common; undefined where those of Windows logs are among them, or where what an
 * index is called says nothing of the events in it.
 */
export function traitsOf(indices: readonly string[]): readonly IndexTrait[] | undefined {
  const names = indices
    .map((index) => index.replace(/^[^:]*:/, ""))
    .filter((name) => !name.startsWith("-"));
  const traits = names.map(traitOf);
  const known = traits.filter((trait) => trait !== undefined);
  return known.length === 0 || known.length < traits.length ? undefined : known;
}

function traitOf(name: string): IndexTrait | undefined {
  if (windows.test(name)) return undefined;
  if (name.startsWith(".alerts-"))
    return { fields: ["kibana.alert.rule.name", "kibana.alert.rule.uuid"], pattern: [anyRun] };
  const beat = /^(?:auditbeat|packetbeat|metricbeat|heartbeat)(?=[-*])/.exec(name)?.[0];
  if (beat !== undefined) return { fields: ["agent.type"], pattern: [literal(beat)] };
  if (name.startsWith("metrics-*"))
    return { fields: ["data_stream.type"], pattern: [literal("metrics")] };
  const dataset = stream.exec(name)?.[1];
  if (dataset === undefined) return undefined;
  return { fields: ["data_stream.dataset", "event.dataset"], pattern: patternOf(dataset) };
}

/**
 * Whether events are wanted as Elastic Defend has them. Where other indices stand beside its own, a query has to know
 * its names for what happens, and may or may not know others.
 */
export function isOfEndpoint(indices: readonly string[]): boolean {
  return indices.some((index) => /^(?:[^:]*:)?logs-endpoint\./.test(index));
}

function patternOf(dataset: string): Pattern {
  const parts = dataset.split("*").map((part) => (part === "" ? [] : [literal(part)]));
  return parts.flatMap((part, i) => (i === 0 ? part : [anyRun, ...part]));
}

/** The events of any of the indices. */
export function isOfIndices(
  traits: readonly IndexTrait[],
  field: (name: string) => Expr | undefined,
): Expr {
  const tests = traits.flatMap(({ fields, pattern }) =>
    fields.flatMap((name): readonly Expr[] => {
      const subject = field(name);
      return subject === undefined
        ? []
        : [{ kind: "match", subject, pattern, caseRule: "sensitive", quantifier: "any" }];
    }),
  );
  return or(tests);
}
