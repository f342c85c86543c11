import { scanAll } from "./scan.ts";
import type { NamedBytes } from "./scan.ts";

/** The files that the page is to fetch, as paths on its server. */
export interface PagePlan {
  readonly logs: readonly string[];
  readonly rules: readonly string[];
}

async function fetchAll(names: readonly string[]): Promise<readonly NamedBytes[]> {
  return Promise.all(
    names.map(async (name) => {
      const response = await fetch(`/files/${name.split("/").map(encodeURIComponent).join("/")}`);
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return { name, bytes: new Uint8Array(await response.arrayBuffer()) };
    }),
  );
}

Object.assign(globalThis, {
  scanInPage: async ({ logs, rules }: PagePlan) =>
    scanAll(await fetchAll(logs), await fetchAll(rules)),
});
