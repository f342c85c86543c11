import { identityOf, isList, type Dynamic } from "../dynamic.ts";
import { numberOf } from "./series.ts";

/** Replaces members that stand for nothing: nulls, or a value of the caller's. Null for what is no list. */
function filled(
  value: Dynamic,
  placeholder: Dynamic,
  fill: (list: readonly Dynamic[], isMissing: (member: Dynamic) => boolean) => readonly Dynamic[],
): Dynamic {
  if (!isList(value)) return null;
  const nothing = identityOf(placeholder);
  return fill(value, (member) => identityOf(member) === nothing);
}

export function fillConst(value: Dynamic, by: Dynamic, placeholder: Dynamic): Dynamic {
  return filled(value, placeholder, (list, isMissing) =>
    list.map((member) => (isMissing(member) ? by : member)),
  );
}

/** By the last value before. */
export function fillForward(value: Dynamic, placeholder: Dynamic): Dynamic {
  return filled(value, placeholder, carried);
}

/** By the next value behind. */
export function fillBackward(value: Dynamic, placeholder: Dynamic): Dynamic {
  return filled(value, placeholder, (list, isMissing) =>
    carried(list.toReversed(), isMissing).toReversed(),
  );
}

function carried(
  list: readonly Dynamic[],
  isMissing: (member: Dynamic) => boolean,
): readonly Dynamic[] {
  let last: Dynamic | undefined;
  return list.map((member) => {
    if (!isMissing(member)) last = member;
    return isMissing(member) ? (last ?? member) : member;
  });
}

/** In proportion between the values on both sides; at the ends by the nearest, unless edges are left as they are. */
export function fillLinear(
  value: Dynamic,
  placeholder: Dynamic,
  fillsEdges: boolean,
  constant: Dynamic,
): Dynamic {
  return filled(value, placeholder, (list, isMissing) => {
    const known = list.map((member) => (isMissing(member) ? null : numberOf(member)));
    const before = placesBefore(known);
    const behind = placesBefore(known.toReversed()).toReversed();
    return list.map((member, place) => {
      if (!isMissing(member)) return member;
      const left = before[place] ?? -1;
      // Counted from the other end.
      const right = list.length - 1 - (behind[place] ?? -1);
      const isAfter = left >= 0;
      const isBefore = right < list.length;
      if (!isAfter && !isBefore) return constant;
      if (!isAfter || !isBefore)
        return fillsEdges ? (list[isAfter ? left : right] ?? member) : member;
      const [from, to] = [known[left] ?? 0, known[right] ?? 0];
      return from + ((place - left) / (right - left)) * (to - from);
    });
  });
}

/** For each place the last one up to it that has a number; -1 where none has. */
function placesBefore(known: readonly (number | null)[]): readonly number[] {
  let last = -1;
  return known.map((number, place) => (last = number === null ? last : place));
}
