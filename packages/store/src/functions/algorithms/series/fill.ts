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
    const known = list.flatMap((member, place) => {
      const number = isMissing(member) ? null : numberOf(member);
      return number === null ? [] : [{ place, number, member }];
    });
    if (known.length === 0) return list.map((member) => (isMissing(member) ? constant : member));
    return list.map((member, place) => {
      if (!isMissing(member)) return member;
      const before = known.findLast((one) => one.place < place);
      const behind = known.find((one) => one.place > place);
      if (before === undefined || behind === undefined)
        return fillsEdges ? ((before ?? behind)?.member ?? member) : member;
      const share = (place - before.place) / (behind.place - before.place);
      return before.number + share * (behind.number - before.number);
    });
  });
}
