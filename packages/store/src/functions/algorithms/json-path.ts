import { isBag, isList, readDynamic, type Dynamic } from "./dynamic.ts";

/** What a JSON text has at a path such as `$.a[0]['b']`; null where there is nothing, or no JSON. */
export function extractJson(path: string, json: string): Dynamic {
  if (!path.startsWith("$")) return null;
  let at: Dynamic = readDynamic(json) ?? null;
  for (const [, plain, single, double, index] of path.matchAll(
    /\.([^.[\]]+)|\[(?:'([^']*)'|"([^"]*)"|(-?\d+))\]/g,
  )) {
    const key = plain ?? single ?? double;
    if (key !== undefined) at = isBag(at) ? (at.get(key) ?? null) : null;
    else at = isList(at) ? (at.at(Number(index)) ?? null) : null;
  }
  return at;
}
