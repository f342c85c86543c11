import type { Datum } from "../../../src/model/index.ts";

/** A detection block, and records on which it must or must not fire. */
export interface TruthCase {
  readonly name: string;
  readonly detection: string;
  readonly placeholders?: ReadonlyMap<string, readonly string[]>;
  readonly hits: readonly Readonly<Record<string, Datum>>[];
  /** Records that just miss. */
  readonly misses: readonly Readonly<Record<string, Datum>>[];
}

/** The commonest form: one item and the values of its field. */
export function item(
  name: string,
  text: string,
  hits: readonly Datum[],
  misses: readonly Datum[],
): TruthCase {
  return {
    name,
    detection: `sel:\n  ${text}\ncondition: sel`,
    hits: hits.map((f) => ({ f })),
    misses: [...misses.map((f) => ({ f })), {}, { other: hits[0] ?? "" }],
  };
}
