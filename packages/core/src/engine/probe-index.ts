import { normalizePattern, patternShape } from "../model/index.ts";
import type { Expr } from "../model/index.ts";
import type { EventCursor, Layout } from "../telemetry/index.ts";
import { FieldIndex } from "./field-index.ts";
import { cachedProbe, recordText } from "./probe.ts";
import type { Probe } from "./probe.ts";
import { slotsOf } from "./record-view.ts";
import { expectedShare } from "./witness.ts";
import type { MemoGroup, ScanMemo } from "./scan-memo.ts";

/** What was seen in fewer records tells nothing. */
const tellingRecords = 1_000;

/** The indexes that look through a slot's texts: that of its field, that of the whole record. */
interface Searches {
  readonly field: FieldIndex | undefined;
  readonly recordText: FieldIndex | undefined;
  readonly group: MemoGroup;
}

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
  #fields: ReadonlyMap<string, FieldIndex> = new Map();
  #exact: ReadonlySet<number> = new Set();
  readonly #memo: ScanMemo;
  readonly #searches = new Map<string, Searches>();
  readonly #plans = new WeakMap<Layout, readonly SlotPlan[]>();
  /** Ids found in the present text, each once, and the number of the text in which each was last found. */
  #foundIds = new Int32Array(0);
  #foundCount = 0;
  #textOf = new Int32Array(0);
  #text = 0;
  readonly #onFound: (id: number) => void;
  /** The number of the record in which each probe was last found, and of the present record. */
  seenAt = new Int32Array(0);
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
    return this.#exact.has(id) && isWhollyProbed(expr);
  }

  get size(): number {
    return this.#probes.length;
  }

  build(): void {
    const byField = new Map<string, Map<number, Probe>>();
    this.#probes.forEach((probe, id) => {
      const ofField = byField.get(probe.field);
      if (ofField === undefined) byField.set(probe.field, new Map([[id, probe]]));
      else ofField.set(id, probe);
    });
    const size = this.#probes.length;
    this.seenAt = new Int32Array(size);
    this.#seen = new Int32Array(size);
    this.#foundIds = new Int32Array(size);
    this.#textOf = new Int32Array(size);
    const found = (id: number) => {
      if (this.#textOf[id] === this.#text) return;
      this.#textOf[id] = this.#text;
      this.#foundIds[this.#foundCount++] = id;
    };
    const fields = new Map<string, FieldIndex>();
    const exact = new Set<number>();
    for (const [name, ofField] of byField) {
      const index = new FieldIndex(ofField, found);
      fields.set(name, index);
      for (const id of ofField.keys()) if (index.isExact(id)) exact.add(id);
    }
    this.#fields = fields;
    this.#exact = exact;
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
  #search(cursor: EventCursor, slot: number, { field, recordText: whole }: Searches): void {
    let forWhole = whole;
    if (whole !== undefined) {
      if (whole.onlyWords && !cursor.isText(slot)) forWhole = undefined;
      else if (cursor.loadRaw(slot) && whole.rulesOut(cursor.bytes, cursor.start, cursor.end))
        forWhole = undefined;
    }
    if (field === undefined && forWhole === undefined) return;
    const count = cursor.loadFirst(slot);
    for (let i = 0; i < count; i++) {
      if (i > 0) cursor.loadText(slot, i);
      field?.scan(cursor.units, cursor.start, cursor.end);
      forWhole?.scan(cursor.units, cursor.start, cursor.end);
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
      for (const name of this.#fields.keys())
        for (const slot of slotsOf(layout, name))
          bySlot.set(slot, [...(bySlot.get(slot) ?? []), name]);
      plan = [...bySlot].map(([slot, names]) => ({ slot, searches: this.#searchesOf(names) }));
      this.#plans.set(layout, plan);
    }
    return plan;
  }

  #searchesOf(names: readonly string[]): Searches {
    const own = names.find((name) => name !== recordText);
    const hasWhole = names.includes(recordText);
    const key = `${hasWhole} ${own ?? ""}`;
    let searches = this.#searches.get(key);
    if (searches === undefined) {
      searches = {
        field: own === undefined ? undefined : this.#fields.get(own),
        recordText: hasWhole ? this.#fields.get(recordText) : undefined,
        group: this.#memo.newGroup(),
      };
      this.#searches.set(key, searches);
    }
    return searches;
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
