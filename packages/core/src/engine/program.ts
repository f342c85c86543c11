import type { EventCursor, Layout } from "../telemetry/index.ts";
import type { Expr } from "../model/index.ts";
import { compileFormula } from "./compile-formula.ts";
import type { Check } from "./compile-formula.ts";
import { evaluateExpr } from "./evaluate.ts";
import { formulaOf } from "./formula.ts";
import type { Formula, Known } from "./formula.ts";
import { slotsOf } from "./record-view.ts";
import type { RecordView } from "./record-view.ts";
import type { ScanMemo } from "./scan-memo.ts";
import type { BoundFilter } from "../schema/index.ts";
import type { Route } from "./selector.ts";
import { selects } from "./selector.ts";
import type { Probe } from "./probe.ts";
import { ProbeIndex } from "./probe-index.ts";
import { probesOf, tellingProbesOf, witnessOf } from "./witness.ts";

/** One filter of one rule, on the records of one route. */
interface Entry {
  readonly rule: number;
  readonly formula: Formula;
  check: Check | undefined;
  /** In how many records it was asked. */
  asked: number;
}

/**
 * A program first looks for witnesses only, which is soon built. When it has seen so many records, it pays to look
 * for everything else that its filters ask for too: most questions are then answered before they are asked.
 */
const recordsBeforeFullIndex = 2_000;
/** And when that index has seen as many, how often each thing is really found says which witnesses are the best. */
const recordsBeforeChoice = 2 * recordsBeforeFullIndex;

/** What is asked of a greater share of the records is looked for altogether, common words too. */
const oftenAsked = 0.1;

/**
 * All filters that can hold on the records of one route, with the index over their witnesses.
 *
 * # Soundness
 * A filter is asked of a record if one of its witness probes was found in it, or if it has no witness: an
 * over-approximation of the filters that hold (see `witnessOf`, `Automaton`). What is asked is the filter's whole
 * formula, so that an index can only cost time, or lose a hit if it is wrong: tests hold it against a full scan.
 */
export class Program {
  readonly #entries: readonly Entry[];
  readonly #view: RecordView;
  readonly #memo: ScanMemo;
  readonly #always: readonly number[];
  #witnesses: readonly (readonly Probe[])[];
  #index: ProbeIndex;
  /** Entries to ask when a probe is found. */
  #entriesOf: readonly (readonly number[])[] = [];
  /** The number of the record in which an entry last became a candidate. */
  readonly #entrySeen: Float64Array;
  readonly #candidates: Int32Array;
  #candidateCount = 0;

  constructor(entries: readonly Entry[], view: RecordView, memo: ScanMemo) {
    this.#entries = entries;
    this.#view = view;
    this.#memo = memo;
    const witnesses = entries.map((entry) => witnessOf(entry.formula)?.probes);
    this.#always = witnesses.flatMap((probes, number) => (probes === undefined ? [number] : []));
    this.#witnesses = witnesses.map((probes) => probes ?? []);
    this.#entrySeen = new Float64Array(entries.length);
    this.#candidates = new Int32Array(entries.length);
    this.#index = this.#buildIndex([]);
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** Calls `hit` with the number of every rule that a filter of matches the record; a rule may come twice. */
  match(cursor: EventCursor, hit: (rule: number) => void): void {
    if (this.#index.record === recordsBeforeFullIndex)
      this.#index = this.#buildIndex(this.#entries);
    else if (this.#index.record === recordsBeforeChoice) this.#chooseAnew();
    this.#candidateCount = 0;
    this.#index.scan(cursor);
    if (this.#candidateCount === 0 && this.#always.length === 0) return;
    this.#view.moveTo(cursor);
    for (let i = 0; i < this.#candidateCount; i++) this.#ask(this.#candidates[i] as number, hit);
    for (const number of this.#always) this.#ask(number, hit);
  }

  /** An index of all witnesses, and of the other telling probes of the given entries. */
  #buildIndex(fully: readonly Entry[]): ProbeIndex {
    const index = new ProbeIndex((id) => this.#found(id), this.#memo);
    for (const probes of this.#witnesses) for (const probe of probes) index.add(probe);
    for (const { formula, asked } of fully) {
      const isOften = asked > oftenAsked * recordsBeforeFullIndex;
      for (const probe of isOften ? probesOf(formula) : tellingProbesOf(formula)) index.add(probe);
    }
    index.build();
    // Numbers of records start anew, past any that were seen.
    index.record = this.#index === undefined ? 0 : recordsBeforeFullIndex + 1;
    this.#await(index);
    return index;
  }

  /** Takes for witnesses what was seen to be rare. All of it is in the index, so nothing is built. */
  #chooseAnew(): void {
    const index = this.#index;
    const estimate = (probe: Probe) => index.seenShare(probe);
    this.#witnesses = this.#entries.map(
      ({ formula }, number) =>
        witnessOf(formula, estimate)?.probes ?? (this.#witnesses[number] as readonly Probe[]),
    );
    this.#await(index);
  }

  /** Makes findings of the witnesses lead to their entries. */
  #await(index: ProbeIndex): void {
    const entriesOf: number[][] = Array.from({ length: index.size }, () => []);
    this.#witnesses.forEach((probes, number) => {
      for (const probe of probes) {
        const entries = entriesOf[index.add(probe)] as number[];
        if (entries.at(-1) !== number) entries.push(number);
      }
    });
    this.#entriesOf = entriesOf;
    for (const entry of this.#entries) entry.check = undefined;
  }

  #ask(number: number, hit: (rule: number) => void): void {
    const entry = this.#entries[number] as Entry;
    entry.asked++;
    entry.check ??= compileFormula(entry.formula, this.#view, this.#index);
    if (entry.check()) hit(entry.rule);
  }

  #found(id: number): void {
    const record = this.#index.record;
    for (const number of this.#entriesOf[id] as readonly number[]) {
      if (this.#entrySeen[number] === record) continue;
      this.#entrySeen[number] = record;
      this.#candidates[this.#candidateCount++] = number;
    }
  }
}

/** A filter of a rule. */
export interface RuleFilter {
  readonly rule: number;
  readonly bound: BoundFilter;
}

/** Builds the program for the records of a route; `values` are the parts of the route that they state. */
export function buildProgram(
  filters: readonly RuleFilter[],
  route: Route,
  values: ReadonlyMap<string, string>,
  view: RecordView,
  memo: ScanMemo,
): Program {
  const known = knownFrom(values);
  const entries: Entry[] = [];
  for (const { rule, bound } of filters) {
    if (!selects(bound.selector, route)) continue;
    const formula = formulaOf(bound.filter, known);
    if (formula.kind === "constant" && !formula.value) continue;
    entries.push({ rule, formula, check: undefined, asked: 0 });
  }
  return new Program(entries, view, memo);
}

/** System parts that are the same on all records of a route. */
const routeFields = ["Channel", "EventID", "Provider_Name"] as const;

/**
 * What the route says of fields of its records: System parts that the records of a layout state, and no own field hides.
 * One that a record leaves out (its route is then inferred) is not there.
 */
export function knownRouteFields(route: Route, layout: Layout): ReadonlyMap<string, string> {
  const values: Record<(typeof routeFields)[number], string> = {
    Channel: route.channel,
    Provider_Name: route.provider,
    EventID: route.eventId >= 0 ? String(route.eventId) : "",
  };
  const known = new Map<string, string>();
  for (const name of routeFields) {
    const slots = slotsOf(layout, name);
    if (slots.length === 1 && (slots[0] as number) >= layout.ownCount && values[name] !== "")
      known.set(name, values[name]);
  }
  return known;
}

function knownFrom(values: ReadonlyMap<string, string>): Known {
  const subject = {
    get: (name: string) => values.get(name),
    fields: () => Object.fromEntries(values),
  };
  return (expr: Expr) => {
    if (!("subject" in expr) || expr.subject.kind !== "field" || !values.has(expr.subject.name))
      return undefined;
    return evaluateExpr(expr, subject) === true;
  };
}
