import { normalizePattern, patternShape } from "../model/index.ts";
import type { Expr } from "../model/index.ts";
import type { EventCursor, Layout } from "../telemetry/index.ts";
import { FieldIndex, isCertain } from "./field-index.ts";
import { cachedProbe, recordText } from "./probe.ts";
import type { Probe } from "./probe.ts";
import { slotsOf } from "./record-view.ts";
import { expectedShare } from "./witness.ts";
import type { MemoGroup, ScanMemo } from "./scan-memo.ts";

/** What was seen in fewer records tells nothing. */
const tellingRecords = 1_000;

/** The indexes that look through a slot's texts: for its field's probes, those of the whole record, or both. */
interface Searches {
  readonly first: FieldIndex;
  readonly second: FieldIndex | undefined;
  /** `first` looks for probes of the whole record only: most texts hold none of these few words. */
  readonly isRecordText: boolean;
  readonly group: MemoGroup;
}

/** Up to so many probes of the whole record are looked for along with each field's own, in one pass. */
const mostShared = 200;

interface SlotPlan {
  readonly slot: number;
  readonly searches: Searches;
}

/**
 * Looks for a set of probes in records, one after another, and remembers which were found in the present one.
 */
export class ProbeIndex {
  readonly #ids = new Map<string, number>();
  readonly #probes: Probe[] = [];
  /** Probes by field and id. */
  readonly #byField = new Map<string, Map<number, Probe>>();
  readonly #memo: ScanMemo;
  readonly #searches = new Map<string, Searches>();
  readonly #plans = new WeakMap<Layout, readonly SlotPlan[]>();
  /** Ids found in the present text, each once, and the number of the text in which each was last found. */
  #foundIds = new Int32Array(0);
  #foundCount = 0;
  #textOf = new Float64Array(0);
  #text = 0;
  readonly #onFound: (id: number) => void;
  /** The number of the record in which each probe was last found, and of the present record: a log may be endless. */
  seenAt = new Float64Array(0);
  record = 0;
  /** In how many records each probe was found. */
  #seen = new Int32Array(0);
  #records = 0;

  /** `onFound` is told of each probe once a record; `memo` may be shared with other indexes. */
  constructor(onFound: (id: number) => void, memo: ScanMemo) {
    this.#memo = memo;
    this.#onFound = onFound;
  }

  /** Adds a probe; the same probe has the same id. To be called before `build`. */
  add(probe: Probe): number {
    const key = keyOf(probe);
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#probes.push(probe) - 1;
      this.#ids.set(key, id);
    }
    return id;
  }

  /** The id of a test's probe; -1 if it has none or the index does not look for it. */
  idOf(expr: Expr): number {
    const probe = cachedProbe(expr);
    return probe === undefined ? -1 : (this.#ids.get(keyOf(probe)) ?? -1);
  }

  /** Whether the test is true in every record in which its probe (of that id) is found: it need not be asked then. */
  isAnswer(expr: Expr, id: number): boolean {
    return id >= 0 && isCertain(this.#probes[id] as Probe) && isWhollyProbed(expr);
  }

  get size(): number {
    return this.#probes.length;
  }

  build(): void {
    this.#probes.forEach((probe, id) => {
      const ofField = this.#byField.get(probe.field);
      if (ofField === undefined) this.#byField.set(probe.field, new Map([[id, probe]]));
      else ofField.set(id, probe);
    });
    const size = this.#probes.length;
    this.seenAt = new Float64Array(size);
    this.#seen = new Int32Array(size);
    this.#foundIds = new Int32Array(size);
    this.#textOf = new Float64Array(size);
  }

  /** The share of the records scanned so far in which a probe was found; undefined if it is not looked for. */
  seenShare(probe: Probe): number | undefined {
    const id = this.#ids.get(keyOf(probe));
    return id === undefined ? undefined : (this.#seen[id] as number) / this.#records;
  }

  /** How often a probe is to be expected: as often as it was seen, or as it would be anywhere. */
  shareOf(probe: Probe): number {
    const seen = this.#records < tellingRecords ? undefined : this.seenShare(probe);
    return seen ?? expectedShare(probe);
  }

  scan(cursor: EventCursor): void {
    this.record++;
    this.#records++;
    const plan = this.#planFor(cursor.layout);
    for (let i = 0; i < plan.length; i++) {
      const { slot, searches } = plan[i] as SlotPlan;
      const kind = cursor.loadKey(slot);
      if (kind < 0) {
        this.#startText();
        this.#search(cursor, slot, searches);
        for (let j = 0; j < this.#foundCount; j++) this.#note(this.#foundIds[j] as number);
        continue;
      }
      const { key, keyStart, keyEnd } = cursor;
      const memo = this.#memo;
      const entry = memo.find(searches.group, kind, key, keyStart, keyEnd);
      if (entry > 0) {
        const count = memo.countOf(entry);
        for (let j = 0; j < count; j++) this.#note(memo.idOf(entry, j));
        continue;
      }
      this.#startText();
      this.#search(cursor, slot, searches);
      memo.keep(searches.group, kind, key, keyStart, keyEnd, this.#foundIds, this.#foundCount);
      for (let j = 0; j < this.#foundCount; j++) this.#note(this.#foundIds[j] as number);
    }
  }

  #startText(): void {
    this.#text++;
    this.#foundCount = 0;
  }

  /** Looks through all texts of a slot. */
  #search(cursor: EventCursor, slot: number, { first, second, isRecordText }: Searches): void {
    if (isRecordText) {
      if (first.onlyWords && !cursor.isText(slot)) return;
      if (cursor.loadRaw(slot) && first.rulesOut(cursor.bytes, cursor.start, cursor.end)) return;
    }
    const count = cursor.loadFirst(slot);
    for (let i = 0; i < count; i++) {
      if (i > 0) cursor.loadText(slot, i);
      first.scan(cursor.units, cursor.start, cursor.end);
      second?.scan(cursor.units, cursor.start, cursor.end);
    }
  }

  #note(id: number): void {
    if (this.seenAt[id] === this.record) return;
    this.seenAt[id] = this.record;
    this.#seen[id] = (this.#seen[id] as number) + 1;
    this.#onFound(id);
  }

  /** The slots to look through, each once. */
  #planFor(layout: Layout): readonly SlotPlan[] {
    let plan = this.#plans.get(layout);
    if (plan === undefined) {
      const bySlot = new Map<number, string[]>();
      for (const name of this.#byField.keys())
        for (const slot of slotsOf(layout, name))
          bySlot.set(slot, [...(bySlot.get(slot) ?? []), name]);
      plan = [...bySlot].map(([slot, names]) => ({ slot, searches: this.#searchesOf(names) }));
      this.#plans.set(layout, plan);
    }
    return plan;
  }

  /** The searches for the probes of a field, of the whole record (`recordText`), or of both; built when first needed. */
  #searchesOf(names: readonly string[]): Searches {
    const key = JSON.stringify(names.toSorted());
    let searches = this.#searches.get(key);
    if (searches === undefined) {
      const isRecordText = names.length === 1 && names[0] === recordText;
      const probes = names.map((name) => this.#byField.get(name) ?? new Map<number, Probe>());
      const [one = new Map<number, Probe>(), other] = probes;
      const isShared = other === undefined || Math.min(one.size, other.size) <= mostShared;
      searches = {
        first: this.#indexOf(isShared ? probes : [one]),
        second: isShared ? undefined : this.#indexOf([other]),
        isRecordText,
        group: this.#memo.newGroup(),
      };
      this.#searches.set(key, searches);
    }
    return searches;
  }

  #indexOf(probes: readonly ReadonlyMap<number, Probe>[]): FieldIndex {
    return new FieldIndex(new Map(probes.flatMap((some) => [...some])), (id) => {
      if (this.#textOf[id] === this.#text) return;
      this.#textOf[id] = this.#text;
      this.#foundIds[this.#foundCount++] = id;
    });
  }
}

function keyOf({ place, field, literal }: Probe): string {
  return `${place} ${field} ${literal}`;
}

/** Whether a test asks for nothing but its probe: one literal at one place, whatever its case. */
function isWhollyProbed(expr: Expr): boolean {
  return (
    expr.kind === "match" &&
    expr.caseRule === "insensitive" &&
    patternShape(normalizePattern(expr.pattern)).kind !== "wildcard"
  );
}
