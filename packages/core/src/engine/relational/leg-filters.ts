import { number, text } from "../../model/index.ts";
import type { ColumnType, Expr, ScalarType } from "../../model/index.ts";
import type { EventSelector } from "../../schema/index.ts";
import type { TableLeg } from "../../schema/kusto/index.ts";
import { allHold, always, truthOf } from "./constants.ts";
import { facets, testedFor, valuesTested } from "./facets.ts";
import type { Facet } from "./facets.ts";
import { pushDown } from "./push-down.ts";

/** The events that can make rows that a filter holds of: those of any of these. */
export interface LegFilter {
  readonly selector: EventSelector;
  readonly filter: Expr;
  /** Values of facets of which events are looked for by another filter of the leg. */
  readonly except: ReadonlyMap<Facet, ReadonlySet<string>>;
}

const nothing: ReadonlyMap<Facet, ReadonlySet<string>> = new Map();

/** More combinations than this of values of facets are not told apart. */
const maxCombinations = 64;

/**
 * What of a filter can be asked of a leg's events. Where the filter tests what events are routed by, there is one for
 * each value that it tests for, and one for all others.
 */
export function legFilters(
  leg: TableLeg,
  columns: readonly ColumnType[],
  filter: Expr | undefined,
  missingText?: "null",
): readonly LegFilter[] {
  const where = leg.where ?? always;
  if (filter === undefined) return [{ selector: leg.selector, filter: where, except: nothing }];
  const types = new Map(columns.map(({ name, type }) => [name, type]));
  return combinations(leg, filter).flatMap((values) => {
    const selector = narrowed(leg.selector, values);
    if (selector === undefined) return [];
    const pushed = pushDown(filter, {
      source: (name) => sourceIn(leg, values, name),
      type: (name): ScalarType => types.get(name) ?? "string",
      isOther: (name, test) => isOther(leg, values, name, test),
      ...(missingText === undefined ? {} : { missingText }),
    });
    const whole = allHold([where, pushed]);
    return truthOf(whole) === false
      ? []
      : [{ selector, filter: whole, except: exceptions(leg, values, filter) }];
  });
}

/** A value of each facet that the filter tests; undefined for any that it does not test for. */
type Values = ReadonlyMap<Facet, string | undefined>;

function combinations(leg: TableLeg, filter: Expr): readonly Values[] {
  let all: Map<Facet, string | undefined>[] = [new Map()];
  for (const facet of facets) {
    const tested = valuesTested(filter, (name) => facetOf(leg, name) === facet);
    if (tested.size === 0 || all.length * (tested.size + 1) > maxCombinations) continue;
    const known = facet === "eventId" ? leg.selector.eventIds?.map(String) : undefined;
    const values = [...tested].filter((value) => known === undefined || known.includes(value));
    const hasOthers = known === undefined || known.some((value) => !tested.has(value));
    const choices = hasOthers ? [...values, undefined] : values;
    all = all.flatMap((values) => choices.map((value) => new Map(values).set(facet, value)));
  }
  return all;
}

/** Where a filter is for events with other values than those tested for: these. */
function exceptions(
  leg: TableLeg,
  values: Values,
  filter: Expr,
): ReadonlyMap<Facet, ReadonlySet<string>> {
  const others = [...values].filter(([, value]) => value === undefined);
  return new Map(
    others.map(([facet]) => [facet, valuesTested(filter, (name) => facetOf(leg, name) === facet)]),
  );
}

/** The facet that a column holds. */
function facetOf(leg: TableLeg, name: string): Facet | undefined {
  const source = leg.columns.get(name);
  if (source?.kind !== "field" || source.vocabulary !== "record") return undefined;
  return facets.find((facet) => facet === source.name);
}

function sourceIn(leg: TableLeg, values: Values, name: string): Expr | undefined {
  const facet = facetOf(leg, name);
  const value = facet === undefined ? undefined : values.get(facet);
  if (value === undefined) return leg.columns.get(name);
  return { kind: "literal", value: facet === "eventId" ? number(Number(value)) : text(value) };
}

/** A test for values of a facet, of the events that have none of them. */
function isOther(leg: TableLeg, values: Values, name: string, test: Expr): boolean {
  const facet = facetOf(leg, name);
  if (facet === undefined || !values.has(facet) || values.get(facet) !== undefined) return false;
  return testedFor(test, (column) => column === name) !== undefined;
}

/** The selector for events with these values; undefined if it takes in none. Names compare without case there. */
function narrowed(selector: EventSelector, values: Values): EventSelector | undefined {
  const [id, provider, channel] = facets.map((facet) => values.get(facet));
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  if (
    provider !== undefined &&
    selector.provider !== undefined &&
    !same(provider, selector.provider)
  )
    return undefined;
  if (channel !== undefined && selector.channels?.some((one) => same(one, channel)) === false)
    return undefined;
  return {
    ...selector,
    ...(id === undefined ? {} : { eventIds: [Number(id)] }),
    ...(provider === undefined ? {} : { provider }),
    ...(channel === undefined ? {} : { channels: [channel] }),
  };
}
