import { identityOf, isList, numberOfDynamic, type Dynamic } from "./dynamic.ts";

/** Lists as values. What is no list gives null. https://learn.microsoft.com/kusto/query/scalar-functions#dynamicarray-functions */
export type List = readonly Dynamic[];

const listOf = (value: Dynamic): List | null => (isList(value) ? value : null);

/** The members of all lists, one after another; what is no list is left out. Null where none is. */
export function concatLists(values: readonly Dynamic[]): Dynamic {
  const lists = values.filter(isList);
  return lists.length === 0 ? null : lists.flat();
}

/** The members from one place to another, both included, counted from the end where negative. */
export function sliceList(value: Dynamic, start: number, end: number): Dynamic {
  const list = listOf(value);
  if (list === null) return null;
  const place = (index: number) => (index < 0 ? list.length + index : index);
  return list.slice(Math.max(place(start), 0), Math.max(place(end) + 1, 0));
}

/** The list cut at places; a place before the last one gives an empty part. */
export function splitList(value: Dynamic, at: Dynamic): Dynamic {
  const list = listOf(value);
  if (list === null) return null;
  const places = (isList(at) ? at : [at]).map((place) => {
    const index = numberOfDynamic(place) ?? 0;
    return Math.max(index < 0 ? list.length + index : index, 0);
  });
  const bounds = [0, ...places, list.length];
  return bounds.slice(1).map((end, i) => list.slice(bounds[i] ?? 0, end));
}

export function reverseList(value: Dynamic): Dynamic {
  return listOf(value)?.toReversed() ?? null;
}

/** The members moved by places to the left, those that fall off coming in again. */
export function rotateList(value: Dynamic, places: number): Dynamic {
  const list = listOf(value);
  if (list === null || list.length === 0) return list;
  const by = ((places % list.length) + list.length) % list.length;
  return [...list.slice(by), ...list.slice(0, by)];
}

/** The members moved by places to the left, the filler coming in. */
export function shiftList(value: Dynamic, places: number, filler: Dynamic): Dynamic {
  const list = listOf(value);
  return list === null
    ? null
    : list.map((_, i) => list[i + places] ?? (i + places in list ? null : filler));
}

/** Where a value is first found, from a place and among so many members; -1 if nowhere. */
export function placeInList(
  value: Dynamic,
  sought: Dynamic,
  start: number,
  length: number,
  occurrence: number,
): bigint | null {
  const list = listOf(value);
  if (list === null) return null;
  const from = start < 0 ? Math.max(list.length + start, 0) : start;
  const to = length < 0 ? list.length : Math.min(from + length, list.length);
  const identity = identityOf(sought);
  let seen = 0;
  for (let i = from; i < to; i++) {
    if (identityOf(list[i] ?? null) === identity && ++seen === occurrence) return BigInt(i);
  }
  return -1n;
}

/** The sum of the numbers in a list; null for what is no list, or holds anything else but nulls. */
export function sumOfList(value: Dynamic): number | null {
  const list = listOf(value);
  if (list === null) return null;
  let sum = 0;
  for (const member of list) {
    if (member === null) continue;
    if (typeof member !== "number" && typeof member !== "bigint") return null;
    sum += Number(member);
  }
  return sum;
}

/** For each place of the condition the member of the one list or the other; a scalar stands for a list of it. */
export function chooseByList(condition: Dynamic, yes: Dynamic, no: Dynamic): Dynamic {
  const list = listOf(condition);
  if (list === null) return null;
  return list.map((member, i) => {
    if (member === null) return null;
    const chosen = typeof member === "boolean" ? member : numberOfDynamic(member) !== 0;
    const from = chosen ? yes : no;
    return isList(from) ? (from[i] ?? null) : from;
  });
}

/** Lists in step, the shorter padded with null. */
export function zipLists(values: readonly Dynamic[]): Dynamic {
  const lists = values.map((value) => (isList(value) ? value : []));
  const length = Math.max(...lists.map((list) => list.length));
  return Array.from({ length }, (_, i) => lists.map((list) => list[i] ?? null));
}

/** Sorted by value: numbers, then texts, then the rest; nulls at the end unless told otherwise. */
export function sortList(value: Dynamic, descending: boolean, nullsLast: boolean): Dynamic {
  const list = listOf(value);
  if (list === null) return null;
  const nulls = list.filter((member) => member === null);
  const sorted = list.filter((member) => member !== null).toSorted(compareDynamic);
  if (descending) sorted.reverse();
  return nullsLast ? [...sorted, ...nulls] : [...nulls, ...sorted];
}

function compareDynamic(a: Dynamic, b: Dynamic): number {
  const difference = rankOf(a) - rankOf(b);
  if (difference !== 0) return difference;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === "bigint" && typeof b === "bigint") return a < b ? -1 : a > b ? 1 : 0;
  return (numberOfDynamic(a) ?? 0) - (numberOfDynamic(b) ?? 0);
}

function rankOf(value: Dynamic): number {
  if (typeof value === "number" || typeof value === "bigint") return 0;
  if (typeof value === "string") return 1;
  return typeof value === "boolean" ? 2 : 3;
}
