import { createHash } from "node:crypto";
import fs from "node:fs";
import { standardColumns } from "@telltale/core/languages/kusto";
import type { KustoCatalog, KustoFunction } from "@telltale/core/schema/kusto";
import { readLines } from "../data.ts";
import { loadOracle, type OracleSchema, type Verdict } from "../microsoft-kusto.ts";

/**
 * Microsoft's binder over the tables and functions of a catalog. Its verdicts are kept in a file: each takes it tens of
 * milliseconds.
 */
export function createCachedOracle(
  file: string,
  catalog: KustoCatalog,
): (query: string) => Verdict {
  const cache = new Map<string, Verdict>();
  if (fs.existsSync(file)) {
    for (const line of readLines(file)) {
      const [key, verdict] = JSON.parse(line) as [string, Verdict];
      cache.set(key, verdict);
    }
  }
  let oracle: ReturnType<typeof loadOracle> | undefined;
  return (written) => {
    const query = written.replaceAll(serviceCall, "invoke $1()");
    const schema = schemaFor(query, catalog);
    const key = createHash("sha1")
      .update(JSON.stringify([query, schema]))
      .digest("base64");
    const known = cache.get(key);
    if (known !== undefined) return known;
    oracle ??= loadOracle();
    const verdict = oracle(query, schema);
    cache.set(key, verdict);
    fs.appendFileSync(file, `${JSON.stringify([key, verdict])}\n`);
    return verdict;
  };
}

/** What Defender adds to the language: its columns; the arguments, which only it can read, are cut out. */
const services: ReadonlyMap<string, string> = new Map([
  [
    "FileProfile",
    `(T:(*)) { T | extend SHA1 = "", SHA256 = "", MD5 = "", FileSize = 0, GlobalPrevalence = 0,
      GlobalFirstSeen = now(), GlobalLastSeen = now(), Signer = "", Issuer = "", SignerHash = "",
      IsCertificateValid = true, IsRootSignerMicrosoft = true, SignatureState = "", IsExecutable = true,
      ThreatName = "", Publisher = "", SoftwareName = "", ProfileAvailability = "" }`,
  ],
  ["SeenBy", '(T:(*)) { T | extend SeenBy = "" }'],
]);

const serviceCall = /\binvoke\s+(FileProfile|SeenBy)\s*\([^)]*\)/g;

/** A stored function as the oracle reads it. */
function textOf(stored: KustoFunction | undefined): string | undefined {
  return stored === undefined ? undefined : `(${stored.parameters}) {\n${stored.body.text}\n}`;
}

/** The tables and functions that a query could speak of: the binder is slow over all of them. */
function schemaFor(query: string, catalog: KustoCatalog): OracleSchema {
  const tables = new Map<string, string>();
  const functions = new Map<string, string>();
  const visit = (text: string) => {
    const words = new Set(text.match(/\w+\*?/g) ?? []);
    const patterns = [...words]
      .filter((word) => word.endsWith("*"))
      .map((word) => word.slice(0, -1));
    const wild = [...catalog.names()].filter((name) =>
      patterns.some((start) => name.startsWith(start)),
    );
    const isAll = /\bunion\b[^|\n]*\*|^\s*(?:search|find)\b/m.test(text);
    for (const name of new Set([...words, ...wild, ...(isAll ? catalog.searched() : [])])) {
      if (tables.has(name) || functions.has(name)) continue;
      const stored = services.get(name) ?? textOf(catalog.storedFunction(name));
      if (stored !== undefined) {
        functions.set(name, stored);
        visit(stored);
      }
      const table = catalog.table(name);
      if (table === undefined) continue;
      const listed = new Set(table.columns.map((column) => column.name));
      // Columns that every table of a workspace has, and shows where they are asked for.
      const isAsked = (column: string) =>
        words.has(column) && !new RegExp(`\\b${column}\\s*=[^=~]`).test(text);
      const more = listed.has("TimeGenerated")
        ? standardColumns.filter((column) => isAsked(column.name) && !listed.has(column.name))
        : [];
      const columns = [...table.columns, ...more].map(
        (column) => `['${column.name}']:${column.type === "boolean" ? "bool" : column.type}`,
      );
      tables.set(name, `(${columns.join(",")})`);
    }
  };
  visit(query);
  return { tables: [...tables], functions: [...functions] };
}
