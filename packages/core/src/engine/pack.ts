import type { Detection, Expr, Query } from "../model/index.ts";
import type { BoundFilter } from "../schema/index.ts";
import type { Diagnostic } from "../source/index.ts";
import { FilterPacker, FilterReader } from "./packed-filters.ts";
import type { FilterPlace } from "./packed-filters.ts";
import type { Rule, RuleSet } from "./rule-set.ts";

/** A rule set without its filters' trees, which lie behind it. */
interface Index {
  readonly rules: readonly {
    readonly detection: Detection;
    readonly filters: readonly PackedFilterHead[];
    readonly pipeline?: Query;
    readonly isPart?: true;
  }[];
  readonly notes: readonly (readonly [number, readonly Diagnostic[]])[];
}

type PackedFilterHead = Omit<BoundFilter, "filter"> & FilterPlace;

const lengthBytes = 4;

/**
 * A rule set as bytes, for a cache or other threads: the length of its index (32 bits, little end first), the index
 * and the filters, as JSON. Queries that filters come from, names and spans are left out: what is unpacked can run and be shown in hits, but
 * not be explained.
 */
export function packRuleSet({ rules, notes }: RuleSet): Uint8Array {
  const encoder = new TextEncoder();
  const packer = new FilterPacker();
  const bodies: Uint8Array[] = [];
  let at = 0;
  const packed = rules.map(({ detection, filters, pipeline, isPart }) => ({
    ...(pipeline === undefined ? {} : { pipeline }),
    ...(isPart === undefined ? {} : { isPart }),
    detection:
      detection.logic.kind === "queries"
        ? { ...detection, logic: { kind: "queries", queries: [] } }
        : detection,
    filters: filters.map(({ filter, ...rest }) => {
      const first = packer.next;
      const body = encoder.encode(packer.pack(filter));
      bodies.push(body);
      at += body.length;
      return { ...rest, at: at - body.length, length: body.length, first };
    }),
  }));
  const index = encoder.encode(JSON.stringify({ rules: packed, notes: [...notes] }));
  return joined(index, bodies);
}

function joined(index: Uint8Array, bodies: readonly Uint8Array[]): Uint8Array {
  let at = lengthBytes + index.length;
  const bytes = new Uint8Array(bodies.reduce((sum, body) => sum + body.length, at));
  new DataView(bytes.buffer).setUint32(0, index.length, true);
  bytes.set(index, lengthBytes);
  for (const body of bodies) {
    bytes.set(body, at);
    at += body.length;
  }
  return bytes;
}

/**
 * The packed rule set, or those of its rules that are named, in that order. Filters are read from the bytes as they are
 * asked for, so that threads may share these; they must not change.
 */
export function unpackRuleSet(bytes: Uint8Array, kept?: readonly number[]): RuleSet {
  const decoder = new TextDecoder();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const base = lengthBytes + length;
  const index = JSON.parse(decoder.decode(bytes.subarray(lengthBytes, base))) as Index;
  const places = index.rules.flatMap(({ filters }) => filters);
  const reader = new FilterReader(places, (place) =>
    decoder.decode(bytes.subarray(base + place.at, base + place.at + place.length)),
  );
  const rules = (kept ?? index.rules.keys().toArray())
    .flatMap((number) => index.rules[number] ?? [])
    .map(({ detection, filters, pipeline, isPart }): Rule => ({
      detection,
      ...(isPart === undefined ? {} : { isPart }),
      ...(pipeline === undefined ? {} : { pipeline }),
      filters: filters.map((head) => new PackedFilter(head, reader)),
    }));
  return { rules, notes: new Map(kept === undefined ? index.notes : []) };
}

class PackedFilter implements BoundFilter {
  readonly selector: BoundFilter["selector"];
  readonly classes: BoundFilter["classes"];
  readonly missing: BoundFilter["missing"];
  readonly #place: FilterPlace;
  readonly #reader: FilterReader;
  #filter: Expr | undefined;

  constructor(head: PackedFilterHead, reader: FilterReader) {
    this.selector = head.selector;
    this.classes = head.classes;
    this.missing = head.missing;
    this.#place = head;
    this.#reader = reader;
  }

  get filter(): Expr {
    return (this.#filter ??= this.#reader.filterAt(this.#place));
  }
}
