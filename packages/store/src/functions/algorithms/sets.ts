import { identityOf, isList, type Dynamic } from "./dynamic.ts";

/** Lists as sets, in the order in which members are first seen. What is no list gives null. */

export function union(values: readonly Dynamic[]): Dynamic {
  const lists = values.filter(isList);
  return lists.length < values.length ? null : distinct(lists.flat());
}

export function intersection(values: readonly Dynamic[]): Dynamic {
  const [first, ...others] = values;
  if (first === undefined || !isList(first) || !others.every(isList)) return null;
  const sets = others.map(identities);
  return distinct(first.filter((member) => sets.every((set) => set.has(identityOf(member)))));
}

/** The members of the first list that are in none of the others. */
export function difference(values: readonly Dynamic[]): Dynamic {
  const [first, ...others] = values;
  if (first === undefined || !isList(first) || !others.every(isList)) return null;
  const excluded = identities(others.flat());
  return distinct(first.filter((member) => !excluded.has(identityOf(member))));
}

export function hasMember(list: Dynamic, value: Dynamic): boolean | null {
  return isList(list) ? identities(list).has(identityOf(value)) : null;
}

export function areEqual(a: Dynamic, b: Dynamic): boolean | null {
  if (!isList(a) || !isList(b)) return null;
  const [left, right] = [identities(a), identities(b)];
  return left.size === right.size && [...left].every((member) => right.has(member));
}

/** The size of the common part over the size of both together. */
export function jaccardIndex(a: Dynamic, b: Dynamic): number | null {
  const common = intersection([a, b]);
  const all = union([a, b]);
  if (!isList(common) || !isList(all)) return null;
  return all.length === 0 ? Number.NaN : common.length / all.length;
}

/** The members without those that came before. */
export function distinct(list: readonly Dynamic[]): readonly Dynamic[] {
  const seen = new Set<string>();
  return list.filter((member) => {
    const identity = identityOf(member);
    return !seen.has(identity) && seen.add(identity);
  });
}

const identities = (list: readonly Dynamic[]) => new Set(list.map(identityOf));
