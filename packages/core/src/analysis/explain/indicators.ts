import type { Indicator, Logic, Operator, Predicate, Stage } from "./explanation.ts";
import { unreachable } from "../../source/index.ts";

/** The values that a rule looks for and those that it rules out, by field and operator. */
export function collectIndicators(
  stages: readonly Stage[],
  exclusions: readonly Stage[],
): { readonly sought: readonly Indicator[]; readonly excluded: readonly Indicator[] } {
  const sought: Predicate[] = [];
  const excluded: Predicate[] = [];
  for (const { logic } of stages) collect(logic, sought, excluded);
  for (const { logic } of exclusions) collect(logic, excluded, sought);
  return { sought: group(sought), excluded: group(excluded) };
}

function collect(logic: Logic, holding: Predicate[], failing: Predicate[]): void {
  switch (logic.kind) {
    case "predicate":
      // Of an expression there is no telling what value of which field it looks for.
      if (logic.predicate.operator !== "expression") holding.push(logic.predicate);
      return;
    case "not":
      collect(logic.member, failing, holding);
      return;
    case "all":
    case "any":
      for (const member of logic.members) collect(member, holding, failing);
      return;
    default:
      return unreachable(logic);
  }
}

function group(predicates: readonly Predicate[]): readonly Indicator[] {
  const groups = new Map<string, { readonly like: Predicate; readonly values: Set<string> }>();
  for (const predicate of predicates) {
    const key = JSON.stringify([predicate.field, predicate.operator, predicate.caseSensitive]);
    const known = groups.get(key) ?? { like: predicate, values: new Set<string>() };
    for (const { text } of predicate.values) known.values.add(text);
    groups.set(key, known);
  }
  return [...groups.values()]
    .map(({ like, values }) => toIndicator(like, like.operator, [...values].sort(byCodeUnit)))
    .sort((a, b) => byCodeUnit(a.field ?? "", b.field ?? "") || byCodeUnit(a.operator, b.operator));
}

function toIndicator(
  { field, caseSensitive }: Predicate,
  operator: Operator,
  values: readonly string[],
): Indicator {
  return { ...(field === undefined ? {} : { field }), operator, caseSensitive, values };
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
