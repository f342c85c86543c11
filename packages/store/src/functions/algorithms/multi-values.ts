import { distinct, intersection } from "./sets.ts";
import { sortList } from "./lists.ts";
import { identityOf, isList, numberOfDynamic, textOfDynamic, type Dynamic } from "./dynamic.ts";

/**
 * Fields of several values as Elasticsearch has them: a list of none is no value, one of a single value is that value,
 * nulls are not in them. https://www.elastic.co/docs/reference/query-languages/esql/esql-multivalued-fields
 */

/** The values of a dynamic: of a list its members, else itself. */
export function valuesOf(value: Dynamic): readonly Dynamic[] {
  return (isList(value) ? value : [value]).filter((member) => member !== null);
}

/** A dynamic of these values. */
export function manyOf(values: readonly Dynamic[]): Dynamic {
  return values.length === 0 ? null : values.length === 1 ? (values[0] ?? null) : values;
}

export function countOf(value: Dynamic): bigint | null {
  const { length } = valuesOf(value);
  return length === 0 ? null : BigInt(length);
}

const inOrder = (value: Dynamic) => valuesOf(sortList(valuesOf(value), false, true));

export const leastOf = (value: Dynamic): Dynamic => inOrder(value)[0] ?? null;
export const greatestOf = (value: Dynamic): Dynamic => inOrder(value).at(-1) ?? null;

export function sumOf(value: Dynamic): Dynamic {
  const values = valuesOf(value);
  if (values.length === 0) return null;
  if (values.every((member) => typeof member === "bigint"))
    return values.reduce((sum, member) => sum + member, 0n);
  return values.reduce<number>((sum, member) => sum + (numberOfDynamic(member) ?? 0), 0);
}

export function averageOf(value: Dynamic): number | null {
  const values = valuesOf(value);
  return values.length === 0 ? null : Number(sumOf(value)) / values.length;
}

export function medianOf(value: Dynamic): number | null {
  const values = inOrder(value).map((member) => numberOfDynamic(member) ?? Number.NaN);
  if (values.length === 0) return null;
  const middle = values.length >> 1;
  const upper = values[middle] ?? Number.NaN;
  return values.length % 2 === 1 ? upper : ((values[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function joined(value: Dynamic, delimiter: string): string | null {
  const values = valuesOf(value);
  return values.length === 0 ? null : values.map(textOfDynamic).join(delimiter);
}

export const withoutDoubles = (value: Dynamic): Dynamic => manyOf(distinct(valuesOf(value)));

/** From one place to another, both included and counted from 0, or from the end where negative. */
export function sliceOf(value: Dynamic, start: number, end: number): Dynamic {
  const values = valuesOf(value);
  const place = (at: number) => (at < 0 ? values.length + at : at);
  return manyOf(values.slice(Math.max(place(start), 0), Math.max(place(end) + 1, 0)));
}

export const sortedOf = (value: Dynamic, isDescending: boolean): Dynamic =>
  manyOf(isDescending ? inOrder(value).toReversed() : inOrder(value));

/** Whether all values of the one are among those of the other; no value is among all. */
export function containsAll(value: Dynamic, wanted: Dynamic): boolean {
  const identities = new Set(valuesOf(value).map(identityOf));
  return valuesOf(wanted).every((member) => identities.has(identityOf(member)));
}

export const commonOf = (a: Dynamic, b: Dynamic): Dynamic =>
  manyOf(valuesOf(intersection([valuesOf(a), valuesOf(b)])));

/** All values of both; null where one has none. */
export function appended(a: Dynamic, b: Dynamic): Dynamic {
  const [first, second] = [valuesOf(a), valuesOf(b)];
  return first.length === 0 || second.length === 0 ? null : [...first, ...second];
}

/** Values in step as texts, joined; what the shorter lacks is left out. */
export function zipped(a: Dynamic, b: Dynamic, delimiter: string): Dynamic {
  const [first, second] = [valuesOf(a), valuesOf(b)];
  return manyOf(
    Array.from({ length: Math.max(first.length, second.length) }, (_, i) =>
      [first[i], second[i]]
        .filter((member) => member !== undefined)
        .map(textOfDynamic)
        .join(delimiter),
    ),
  );
}
