import type { SplLookup, SplLookups } from "../../languages/spl/index.ts";
import type { SourceText } from "../../source/index.ts";
import { parseYaml } from "../yaml/index.ts";
import { textsOf } from "./attributes.ts";
import { readConf } from "./conf.ts";
import { readCsvText } from "./csv.ts";
import type { CsvRow } from "./csv.ts";

/** A file that the user says is a lookup, and what it is called. */
export interface GivenLookup {
  readonly name: string;
  readonly source: SourceText;
}

type Settings = ReadonlyMap<string, string>;

/**
 * The lookups of a pack: CSV files below a folder `lookups`, with what `transforms.conf` or the YAML of Splunk's security
 * content say of how to compare. A file is known by its name as well, with and without `.csv`. `given` are files under
 * names of their own; they come first.
 */
export function readLookups(
  sources: readonly SourceText[],
  given: readonly GivenLookup[],
): SplLookups {
  const lookups = new Map<string, SplLookup>();
  const files = new Map<string, SplLookup>();
  for (const source of sources.filter(isLookupFile)) {
    const name = baseName(source);
    const table = tableOf(source, new Map());
    files.set(name, table);
    for (const one of [name, name.replace(/\.csv$/i, "")]) lookups.set(one, table);
  }
  const definitions = sources.flatMap((source) =>
    isTransforms(source) ? ofConf(source) : isLookupYaml(source) ? ofYaml(source) : [],
  );
  for (const [name, settings] of definitions) {
    const table = files.get(settings.get("filename") ?? "");
    if (table !== undefined) lookups.set(name, defined(table, settings));
  }
  const settingsOf = new Map(definitions);
  for (const { name, source } of given)
    lookups.set(name, tableOf(source, settingsOf.get(name) ?? new Map()));
  return lookups;
}

export const isLookupFile = ({ name }: SourceText): boolean =>
  /(?:^|[\\/])lookups[\\/](?:[^\\/]+[\\/])*[^\\/]+\.csv$/i.test(name);

export const isTransforms = ({ name }: SourceText): boolean =>
  /(?:^|[\\/])transforms\.conf$/i.test(name);

/** A lookup by itself in the YAML of Splunk's security content: it says of which type it is, or names its file. */
export const isLookupYaml = ({ name, text }: SourceText): boolean =>
  /\.ya?ml$/i.test(name) &&
  /^name[ \t]*:/m.test(text) &&
  /^(?:lookup_type|filename|collection)[ \t]*:/m.test(text) &&
  !/^(?:search|query|detection|logsource)[ \t]*:/m.test(text);

const baseName = ({ name }: SourceText) => name.split(/[\\/]/).at(-1) ?? name;

function ofConf(source: SourceText): readonly (readonly [string, Settings])[] {
  return readConf(source).stanzas.map(({ name, settings }) => [
    name,
    new Map([...settings].map(([key, { value }]) => [key, value])),
  ]);
}

function ofYaml(source: SourceText): readonly (readonly [string, Settings])[] {
  return parseYaml(source).documents.flatMap((document) => {
    if (document.kind !== "map") return [];
    const settings = new Map(
      document.entries.map(({ key, value }) => [key.text, textsOf(value).join(", ")]),
    );
    const name = settings.get("name");
    if (name === undefined) return [];
    // The file stands beside the YAML, under the same name if it is not said.
    if (!settings.has("filename"))
      settings.set("filename", baseName(source).replace(/ya?ml$/i, "csv"));
    return [[name, settings] as const];
  });
}

/** The columns of a header, each once: those without a name cannot be asked for. */
export function columnsOf(
  header: CsvRow | undefined,
): readonly { readonly name: string; readonly place: number }[] {
  const names = header?.cells.map((cell) => cell.trim()) ?? [];
  return names.flatMap((name, place) =>
    name === "" || names.indexOf(name) < place ? [] : [{ name, place }],
  );
}

function tableOf(source: SourceText, settings: Settings): SplLookup {
  const [header, ...rows] = readCsvText(source.text);
  const columns = columnsOf(header);
  return defined(
    {
      columns: columns.map(({ name }) => name),
      rows: rows.map(({ cells }) => columns.map(({ place }) => cells[place] ?? "")),
      isCaseSensitive: true,
      patterns: new Map(),
      maxMatches: 100,
      minMatches: 0,
      defaultMatch: "",
    },
    settings,
  );
}

/** A table with the comparisons of a definition. */
function defined(table: SplLookup, settings: Settings): SplLookup {
  const number = (name: string, fallback: number) => {
    const value = Number(settings.get(name) ?? fallback);
    return Number.isFinite(value) ? value : fallback;
  };
  const patterns = [
    ...(settings.get("match_type") ?? "").matchAll(/(WILDCARD|CIDR)\s*\(\s*([^)]*?)\s*\)/gi),
  ].map(
    ([, kind = "", column = ""]) =>
      [column, kind.toUpperCase() === "CIDR" ? "network" : "wildcard"] as const,
  );
  // What these ask for is not done here, and a search that needs it is told so.
  const notRun = ["time_field", "filter"].find((name) => settings.has(name));
  return {
    ...table,
    ...(notRun === undefined ? {} : { notRun }),
    isCaseSensitive: !/^(?:false|f|0|no)$/i.test(settings.get("case_sensitive_match") ?? "true"),
    patterns: new Map(patterns),
    maxMatches: Math.max(1, number("max_matches", table.maxMatches)),
    minMatches: number("min_matches", 0),
    defaultMatch: settings.get("default_match") ?? "",
  };
}
