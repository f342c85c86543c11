import { isBag, isList, textOfDynamic, type Bag, type Dynamic } from "./dynamic.ts";

/** Bags as values. What is no bag gives null. https://learn.microsoft.com/kusto/query/scalar-functions#dynamicarray-functions */

/** The keys of all bags; the first that has a key says its value. Null where there is no bag. */
export function mergeBags(values: readonly Dynamic[]): Dynamic {
  const bags = values.filter(isBag);
  if (bags.length === 0) return null;
  const merged = new Map<string, Dynamic>();
  for (const bag of bags) {
    for (const [key, value] of bag) if (!merged.has(key)) merged.set(key, value);
  }
  return merged;
}

/** A bag of keys and values that alternate; without the last key if it has no value. */
export function packBag(values: readonly Dynamic[]): Dynamic {
  const bag = new Map<string, Dynamic>();
  for (let i = 0; i + 1 < values.length; i += 2) {
    bag.set(textOfDynamic(values[i] ?? null), values[i + 1] ?? null);
  }
  return bag;
}

/** As `packBag`, without nulls and empty texts. */
export function packFilled(values: readonly Dynamic[]): Dynamic {
  const bag = packBag(values);
  if (!isBag(bag)) return bag;
  return new Map([...bag].filter(([, value]) => value !== null && value !== ""));
}

/** A bag of a list of keys and one of values; what has no value is null, what is no text is no key. */
export function zipBag(keys: Dynamic, values: Dynamic): Dynamic {
  if (!isList(keys) || !isList(values)) return null;
  const bag = new Map<string, Dynamic>();
  keys.forEach((key, i) => {
    if (typeof key === "string") bag.set(key, values[i] ?? null);
  });
  return bag;
}

export function keysOf(value: Dynamic): Dynamic {
  return isBag(value) ? [...value.keys()] : null;
}

/** The bag without keys, which may be paths that begin with `$`. */
export function removeKeys(value: Dynamic, keys: Dynamic): Dynamic {
  if (!isBag(value) || !isList(keys)) return null;
  return keys.reduce<Bag>((bag, key) => removeAt(bag, pathOf(textOfDynamic(key))), value);
}

function removeAt(bag: Bag, path: readonly string[]): Bag {
  const [key, ...rest] = path;
  if (key === undefined || !bag.has(key)) return bag;
  const changed = new Map(bag);
  const inner = bag.get(key) ?? null;
  if (rest.length === 0) changed.delete(key);
  else if (isBag(inner)) changed.set(key, removeAt(inner, rest));
  return changed;
}

/** Whether a bag has a key, which may be a path that begins with `$`. */
export function hasKey(value: Dynamic, key: string): boolean | null {
  if (!isBag(value)) return null;
  let at: Dynamic = value;
  for (const step of pathOf(key)) {
    if (!isBag(at) || !at.has(step)) return false;
    at = at.get(step) ?? null;
  }
  return true;
}

/** The bag with a value at a key, which may be a path that begins with `$`; bags on the way are made. */
export function setKey(value: Dynamic, key: string, member: Dynamic): Dynamic {
  return isBag(value) ? setAt(value, pathOf(key), member) : null;
}

function setAt(bag: Bag, path: readonly string[], member: Dynamic): Bag {
  const [key, ...rest] = path;
  if (key === undefined) return bag;
  const inner = bag.get(key) ?? null;
  const changed = new Map(bag);
  changed.set(
    key,
    rest.length === 0 ? member : setAt(isBag(inner) ? inner : new Map(), rest, member),
  );
  return changed;
}

/** The keys of a path such as `$.a['b c'].d`; a text that does not begin with `$` is one key. */
export function pathOf(text: string): readonly string[] {
  if (!text.startsWith("$")) return [text];
  return [...text.matchAll(/\.([^.[\]]+)|\[(?:'([^']*)'|"([^"]*)"|(\d+))\]/g)].map(
    ([, plain, single, double, index]) => plain ?? single ?? double ?? index ?? "",
  );
}

/** The path of everything in a value that is nested: `['a']`, `['a']['b']`, `['a'][0]`. */
export function treePaths(value: Dynamic): readonly string[] {
  const members: readonly (readonly [string, Dynamic])[] = isBag(value)
    ? [...value].map(([key, member]) => [`['${key}']`, member])
    : isList(value)
      ? value.map((member, i) => [`[${i}]`, member])
      : [];
  return members.flatMap(([path, member]) => [
    path,
    ...treePaths(member).map((inner) => path + inner),
  ]);
}
