import { levels } from "@telltale/core/model";
import type { Detection } from "@telltale/core/model";
import { partId } from "@telltale/core/engine";
import type { RuleSet } from "@telltale/core/engine";
import type { ScanOptions } from "./options.ts";

/** The rules of a set that are to run, and which of them run only because a correlation needs their hits. */
export interface Selection {
  readonly ruleSet: RuleSet;
  /** The numbers that the rules had in the full set. */
  readonly kept: readonly number[];
  readonly silent: readonly number[];
}

/**
 * Leaves out the rules that the options do not ask for. What a correlation refers to stays; it reports its own
 * hits only if the correlation says so (Sigma correlations, `generate`).
 */
export function selectRules(
  { rules, notes }: RuleSet,
  options: Pick<ScanOptions, "level" | "tags" | "statuses">,
): Selection {
  // Parts are there for the sequences that they are steps of.
  const asked = rules.map(
    ({ detection, isPart }) => isPart !== true && isAsked(detection, options),
  );
  const byReference = new Map<string, number>();
  rules.forEach(({ detection }, number) => {
    byReference.set(detection.id, number);
    if (detection.name !== undefined) byReference.set(detection.name, number);
  });
  const needed = new Set<number>();
  const generated = new Set<number>();
  const need = (number: number) => {
    const logic = rules[number]?.detection.logic;
    if (logic?.kind !== "correlation") return;
    for (const reference of referencesOf(
      rules[number]?.detection as Detection,
      logic.correlation,
    )) {
      const input = byReference.get(reference);
      if (input === undefined) continue;
      if (logic.emitInputs && asked[input] === true) generated.add(input);
      if (needed.has(input)) continue;
      needed.add(input);
      need(input);
    }
  };
  rules.forEach((_, number) => {
    if (asked[number] === true) need(number);
  });

  const kept = rules
    .map((_, number) => number)
    .filter((number) => asked[number] === true || needed.has(number));
  const silent = kept.flatMap((number, place) =>
    needed.has(number) && !generated.has(number) ? [place] : [],
  );
  return {
    ruleSet: {
      rules: kept.flatMap((number) => rules[number] ?? []),
      notes: new Map(
        kept.flatMap((number, place) =>
          notes.has(number) ? [[place, notes.get(number) ?? []] as const] : [],
        ),
      ),
    },
    kept,
    silent,
  };
}

function referencesOf(
  detection: Detection,
  correlation: Extract<Detection["logic"], { kind: "correlation" }>["correlation"],
): readonly string[] {
  const inputs =
    correlation.kind === "sequence"
      ? [...correlation.steps, ...(correlation.until === undefined ? [] : [correlation.until])].map(
          (step) => step.input,
        )
      : correlation.inputs;
  return inputs.map((input, number) =>
    input.kind === "detection" ? input.reference : partId(detection, number),
  );
}

function isAsked(
  { level, status, tags }: Detection,
  options: Pick<ScanOptions, "level" | "tags" | "statuses">,
): boolean {
  if (
    options.level !== undefined &&
    levels.indexOf(level ?? "informational") < levels.indexOf(options.level)
  )
    return false;
  if (options.statuses.length > 0 && (status === undefined || !options.statuses.includes(status)))
    return false;
  if (options.tags.length === 0) return true;
  return options.tags.some((asked) =>
    tags.some((tag) => isWithin(tag.toLowerCase(), fullTag(asked.toLowerCase()))),
  );
}

/** A technique by its id alone is that of ATT&CK. */
function fullTag(asked: string): string {
  return /^t\d{4}(?:\.\d{3})?$/.test(asked) ? `attack.${asked}` : asked;
}

function isWithin(tag: string, asked: string): boolean {
  return tag === asked || tag.startsWith(`${asked}.`);
}
