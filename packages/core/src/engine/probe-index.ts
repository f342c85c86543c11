import { normalizePattern, patternShape } from "../model/index.ts";
import type { Expr } from "../model/index.ts";
import type { EventCursor, Layout } from "../telemetry/index.ts";
import { FieldIndex } from "./field-index.ts";
import { probeOf, recordText } from "./probe.ts";
import type { Probe } from "./probe.ts";
import { slotsOf } from "./record-view.ts";

/**
 * Looks for a set of probes in records, one after another, and remembers which were found in the present one.
 */
export class ProbeIndex {
  readonly #ids = new Map<string, number>();
  readonly #probes: Probe[] = [];
  #fields: readonly { readonly name: string; readonly index: FieldIndex }[] = [];
  #exact: ReadonlySet<number> = new Set();
  readonly #slotsByLayout = new WeakMap<Layout, readonly (readonly number[])[]>();
  readonly #onFound: (id: number) => void;
  /** The number of the record in which each probe was last found, and of the present record. */
  seenAt = new Int32Array(0);
  record = 0;

  /** `onFound` is told of each probe once a record. */
  constructor(onFound: (id: number) => void) {
    this.#onFound = onFound;
  }

  /** Adds a probe; the same probe has the same id. To be called before `build`. */
  add(probe: Probe): number {
    const key = `${probe.place} ${probe.field} ${probe.literal}`;
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
    return probe === undefined
      ? -1
      : (this.#ids.get(`${probe.place} ${probe.field} ${probe.literal}`) ?? -1);
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
    const found = (id: number) => {
      if (this.seenAt[id] === this.record) return;
      this.seenAt[id] = this.record;
      this.#onFound(id);
    };
    this.#fields = [...byField].map(([name, ofField]) => ({
      name,
      index: new FieldIndex(ofField, found),
    }));
    this.#exact = new Set(
      this.#fields.flatMap(({ name, index }) =>
        [...(byField.get(name)?.keys() ?? [])].filter((id) => index.isExact(id)),
      ),
    );
    this.seenAt = new Int32Array(this.#probes.length);
  }

  scan(cursor: EventCursor): void {
    this.record++;
    const slots = this.#slots(cursor.layout);
    for (let f = 0; f < this.#fields.length; f++) {
      const { name, index } = this.#fields[f] as {
        readonly name: string;
        readonly index: FieldIndex;
      };
      const isRecordText = name === recordText;
      for (const slot of slots[f] as readonly number[]) {
        if (isRecordText) {
          if (index.onlyWords && !cursor.isText(slot)) continue;
          if (cursor.loadRaw(slot) && index.rulesOut(cursor.bytes, cursor.start, cursor.end))
            continue;
        }
        const count = cursor.loadFirst(slot);
        for (let i = 0; i < count; i++) {
          if (i > 0) cursor.loadText(slot, i);
          index.scan(cursor.units, cursor.start, cursor.end);
        }
      }
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

/** Whether a test asks for nothing but its probe: one literal at one place, whatever its case. */
function isWhollyProbed(expr: Expr): boolean {
  return (
    expr.kind === "match" &&
    expr.caseRule === "insensitive" &&
    patternShape(normalizePattern(expr.pattern)).kind !== "wildcard"
  );
}

const probes = new WeakMap<Expr, Probe | null>();

/** `probeOf`, worked out once a test. */
export function cachedProbe(expr: Expr): Probe | undefined {
  let probe = probes.get(expr);
  if (probe === undefined) {
    probe = probeOf(expr) ?? null;
    probes.set(expr, probe);
  }
  return probe ?? undefined;
}
