import type { EventCursor, Layout } from "../telemetry/index.ts";
import type { Expr } from "../model/index.ts";
import { compileFormula } from "./compile-formula.ts";
import type { Check } from "./compile-formula.ts";
import { evaluateExpr } from "./evaluate.ts";
import { FieldIndex } from "./field-index.ts";
import { formulaOf } from "./formula.ts";
import type { Formula, Known } from "./formula.ts";
import { slotsOf } from "./record-view.ts";
import type { RecordView } from "./record-view.ts";
import type { Route } from "./selector.ts";
import { selects } from "./selector.ts";
import { recordText } from "./probe.ts";
import type { Probe } from "./probe.ts";
import type { Rule } from "./rule-set.ts";
import { witnessOf } from "./witness.ts";

/** One filter of one rule, on the records of one route. */
interface Entry {
  readonly rule: number;
  readonly formula: Formula;
  check: Check | undefined;
}

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
  readonly #always: readonly number[];
  readonly #fields: readonly { readonly name: string; readonly index: FieldIndex }[];
  readonly #slotsByLayout = new WeakMap<Layout, readonly (readonly number[])[]>();
  /** Entries to ask when a probe is found. */
  readonly #entriesOf: readonly (readonly number[])[];
  readonly #view: RecordView;
  /** The number of the record at which a probe was last found, an entry last became a candidate. */
  readonly #probeSeen: Int32Array;
  readonly #entrySeen: Int32Array;
  readonly #candidates: Int32Array;
  #candidateCount = 0;
  #record = 0;

  constructor(entries: readonly Entry[], view: RecordView) {
    this.#entries = entries;
    this.#view = view;
    const always: number[] = [];
    const ids = new Map<string, number>();
    const probes: Probe[] = [];
    const entriesOf: number[][] = [];
    entries.forEach((entry, number) => {
      const witness = witnessOf(entry.formula);
      if (witness === undefined) {
        always.push(number);
        return;
      }
      for (const probe of witness.probes) {
        const key = `${probe.place} ${probe.field} ${probe.literal}`;
        let id = ids.get(key);
        if (id === undefined) {
          id = probes.length;
          ids.set(key, id);
          probes.push(probe);
          entriesOf.push([]);
        }
        if (entriesOf[id]?.at(-1) !== number) entriesOf[id]?.push(number);
      }
    });
    this.#always = always;
    this.#entriesOf = entriesOf;
    this.#probeSeen = new Int32Array(probes.length);
    this.#entrySeen = new Int32Array(entries.length);
    this.#candidates = new Int32Array(entries.length);
    this.#fields = indexFields(probes, (id) => this.#found(id));
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** Calls `hit` with the number of every rule that a filter of matches the record; a rule may come twice. */
  match(cursor: EventCursor, hit: (rule: number) => void): void {
    this.#record++;
    this.#candidateCount = 0;
    const slots = this.#slots(cursor.layout);
    for (let f = 0; f < this.#fields.length; f++) {
      const index = (this.#fields[f] as { readonly index: FieldIndex }).index;
      const skipsOthers = this.#fields[f]?.name === recordText && index.onlyWords;
      for (const slot of slots[f] as readonly number[]) {
        if (skipsOthers && !cursor.isText(slot)) continue;
        const count = cursor.valueCount(slot);
        for (let i = 0; i < count; i++) {
          cursor.loadText(slot, i);
          index.scan(cursor.units, cursor.start, cursor.end);
        }
      }
    }
    if (this.#candidateCount === 0 && this.#always.length === 0) return;
    this.#view.moveTo(cursor);
    for (let i = 0; i < this.#candidateCount; i++) this.#ask(this.#candidates[i] as number, hit);
    for (const number of this.#always) this.#ask(number, hit);
  }

  #ask(number: number, hit: (rule: number) => void): void {
    const entry = this.#entries[number] as Entry;
    entry.check ??= compileFormula(entry.formula, this.#view);
    if (entry.check()) hit(entry.rule);
  }

  #found(id: number): void {
    if (this.#probeSeen[id] === this.#record) return;
    this.#probeSeen[id] = this.#record;
    for (const number of this.#entriesOf[id] as readonly number[]) {
      if (this.#entrySeen[number] === this.#record) continue;
      this.#entrySeen[number] = this.#record;
      this.#candidates[this.#candidateCount++] = number;
    }
  }

  #slots(layout: Layout): readonly (readonly number[])[] {
    let slots = this.#slotsByLayout.get(layout);
    if (slots === undefined) {
      slots = this.#fields.map(({ name }) => slotsOf(layout, name));
      this.#slotsByLayout.set(layout, slots);
    }
    return slots;
  }
}

function indexFields(probes: readonly Probe[], found: (id: number) => void): readonly { readonly name: string; readonly index: FieldIndex }[] {
  const byField = new Map<string, Map<number, Probe>>();
  probes.forEach((probe, id) => {
    const ofField = byField.get(probe.field);
    if (ofField === undefined) byField.set(probe.field, new Map([[id, probe]]));
    else ofField.set(id, probe);
  });
  return [...byField].map(([name, ofField]) => ({ name, index: new FieldIndex(ofField, found) }));
}

/** Builds the program for the records of a route; `layout` tells which route parts an own field hides. */
export function buildProgram(rules: readonly Rule[], route: Route, layout: Layout, view: RecordView): Program {
  const known = knownFrom(route, layout);
  const entries: Entry[] = [];
  rules.forEach((rule, number) => {
    for (const { selector, filter } of rule.filters) {
      if (!selects(selector, route)) continue;
      const formula = formulaOf(filter, known);
      if (formula.kind === "constant" && !formula.value) continue;
      entries.push({ rule: number, formula, check: undefined });
    }
  });
  return new Program(entries, view);
}

/** System parts that are the same on all records of a route, if no own field has their name. */
export const routeFields = ["Channel", "EventID", "Provider_Name"] as const;

function knownFrom(route: Route, layout: Layout): Known {
  const values = new Map<string, string>();
  const add = (name: (typeof routeFields)[number], value: string) => {
    const slots = slotsOf(layout, name);
    if (slots.length === 1 && (slots[0] as number) >= layout.ownCount && value !== "") values.set(name, value);
  };
  add("Channel", route.channel);
  add("Provider_Name", route.provider);
  if (route.eventId >= 0) add("EventID", String(route.eventId));
  const subject = { get: (name: string) => values.get(name), fields: () => Object.fromEntries(values) };
  return (expr: Expr) => {
    if (!("subject" in expr) || expr.subject.kind !== "field" || !values.has(expr.subject.name)) return undefined;
    return evaluateExpr(expr, subject) === true;
  };
}
