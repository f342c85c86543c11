import { openSync, readSync, closeSync } from "node:fs";
import {
  checkLookup,
  checkPackFile,
  isPackFile,
  readKustoFunctions,
  readPack,
} from "@telltale/core/library";
import type { SplPack } from "@telltale/core/languages/spl";
import { kustoCatalog } from "@telltale/core/schema/kusto";
import type { KustoCatalog, KustoFunction } from "@telltale/core/schema/kusto";
import type { Diagnostic } from "@telltale/core/source";
import { readLookupFiles } from "../files/lookups.ts";
import { findRuleFiles, packFiles, readSources } from "../files/rule-files.ts";
import type { UnreadablePath } from "../files/rule-files.ts";
import { catalogWith, eventsTable } from "./catalog.ts";
import { openGivenTable } from "./given-table/given-table.ts";
import type { GivenTableFile } from "./given-table/given-table.ts";
import { findLogs } from "./load/load-logs.ts";
import type { FoundLogs } from "./load/load-logs.ts";
import type { HuntLanguage } from "./language.ts";
import type { HuntOptions } from "./options.ts";

/** What a hunt is over: logs and tables of the user's, or a database made by `telltale ingest`. */
export interface HuntSetup {
  readonly catalog: KustoCatalog;
  readonly given: readonly GivenTableFile[];
  /** What searches in SPL rely on. */
  readonly splunk: SplPack;
  /** What is wrong with the form of a pack's files; what is wrong in a function or macro is said when it is called. */
  readonly diagnostics: PackDiagnostics;
  readonly input:
    | { readonly kind: "logs"; readonly logs: FoundLogs }
    | { readonly kind: "database"; readonly path: string };
}

/** By the language of the queries that the files are for. */
type PackDiagnostics = Readonly<Partial<Record<HuntLanguage, readonly Diagnostic[]>>>;

/** Looks at the inputs. What was named and cannot be read is a list; a string says why they cannot go together. */
export async function setUpHunt(
  options: Pick<HuntOptions, "inputs" | "tables" | "pack" | "lookups" | "since" | "until">,
): Promise<HuntSetup | readonly UnreadablePath[] | string> {
  const { inputs, tables } = options;
  const { functions, splunk, diagnostics, unreadable: unreadablePack } = await packOf(options);
  if (unreadablePack.length > 0) return unreadablePack;
  const database = inputs.find(isDatabase);
  if (database !== undefined) {
    if (inputs.length > 1)
      return "A database is hunted in alone: leave out the other inputs, or ingest them too.";
    if (tables.length > 0)
      return "Tables of your own go with logs, not with a database: leave out --table.";
    if (options.since !== undefined || options.until !== undefined)
      return "--since and --until go with logs; in a database filter by time, or ingest less.";
    return {
      catalog: catalogWith([], [eventsTable], functions),
      given: [],
      splunk,
      diagnostics,
      input: { kind: "database", path: database },
    };
  }
  const unreadable: UnreadablePath[] = [];
  const given: GivenTableFile[] = [];
  const known = kustoCatalog();
  for (const { name, path } of tables) {
    const table = await openGivenTable(name, path, known.table(name)?.columns ?? []);
    if ("reason" in table) unreadable.push(table);
    else given.push(table);
  }
  const logs = await findLogs(inputs);
  // Where nothing at all can be read there is nothing to hunt in; else the account names what was not.
  if (unreadable.length > 0) return unreadable;
  if (logs.units.length === 0 && logs.unreadable.length > 0) return logs.unreadable;
  const catalog = catalogWith(given, [], functions);
  return { catalog, given, splunk, diagnostics, input: { kind: "logs", logs } };
}

/** What queries rely on: functions of Kusto, and what a pack defines for searches in SPL. */
async function packOf({ pack, lookups }: Pick<HuntOptions, "pack" | "lookups">): Promise<{
  readonly functions: readonly KustoFunction[];
  readonly splunk: SplPack;
  readonly diagnostics: PackDiagnostics;
  readonly unreadable: readonly UnreadablePath[];
}> {
  const found = findRuleFiles(pack, packFiles);
  const { sources, unreadable } = await readSources(found.files);
  const given = await readLookupFiles(lookups);
  const { functions, diagnostics } = readKustoFunctions(
    sources.filter((source) => !isPackFile(source)),
  );
  const spl = [
    ...sources.filter(isPackFile).flatMap(checkPackFile),
    ...given.lookups.flatMap(({ source }) => checkLookup(source)),
  ];
  return {
    functions,
    splunk: readPack(sources, given.lookups),
    diagnostics: { kusto: diagnostics, spl },
    unreadable: [...found.unreadable, ...unreadable, ...given.unreadable],
  };
}

/** Why languages other than Kusto cannot hunt in a database. */
export const databaseOfKusto =
  "A database made by telltale ingest has the tables of Kusto: hunt in the logs in this language.";

/** Why a language cannot hunt in what there is. */
export function databaseMisfit({ input }: HuntSetup, language: HuntLanguage): string | undefined {
  return input.kind === "database" && language !== "kusto" ? databaseOfKusto : undefined;
}

const signature = "DUCK";
const signatureAt = 8;

/** Whether a path is a file of a DuckDB database. */
export function isDatabase(path: string): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const head = Buffer.alloc(signature.length);
    readSync(file, head, 0, head.length, signatureAt);
    return head.toString("latin1") === signature;
  } catch {
    // A folder, standard input, nothing: whoever reads it says so.
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
