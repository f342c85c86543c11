import type { Bag, Dynamic } from "./dynamic.ts";

/** The parts of an absolute URL, each a text, empty where there is none, as `parse_url` names them. */
export function parseUrl(url: string): Bag {
  const [, scheme = "", authority = "", path = "", query = "", fragment = ""] =
    /^(?:([A-Za-z][\w+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(url) ?? [];
  const [, user = "", password = "", host = "", port = ""] =
    /^(?:([^:@]*)(?::([^@]*))?@)?(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority) ?? [];
  return new Map<string, Dynamic>([
    ["Scheme", scheme],
    ["Host", host],
    ["Port", port],
    ["Path", path],
    ["Username", user],
    ["Password", password],
    ["Query Parameters", parametersOf(query)],
    ["Fragment", fragment],
  ]);
}

/** The parameters of the query part of a URL alone. */
export function parseUrlQuery(query: string): Bag {
  return new Map([["Query Parameters", parametersOf(query.replace(/^\?/, ""))]]);
}

/** Keys and values as they stand, undecoded; the last of a key counts. */
function parametersOf(query: string): Bag {
  const parameters = new Map<string, Dynamic>();
  for (const pair of query.split("&")) {
    if (pair === "") continue;
    const at = pair.indexOf("=");
    parameters.set(at < 0 ? pair : pair.slice(0, at), at < 0 ? "" : pair.slice(at + 1));
  }
  return parameters;
}
