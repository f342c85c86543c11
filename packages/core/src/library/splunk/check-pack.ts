import type { Diagnostic, SourceText } from "../../source/index.ts";
import { readConf } from "./conf.ts";
import { readCsvText } from "./csv.ts";
import { splunkRuleDiagnostics } from "./diagnostics.ts";
import { columnsOf, isLookupFile } from "./lookups.ts";
import { channelsOf, isSourcesConf } from "./pack.ts";

/** The most rows of a file that are named; the others are like them. */
const mostRows = 5;

/** What is wrong with the form of a file that defines something for searches. */
export function checkPackFile(source: SourceText): readonly Diagnostic[] {
  if (isLookupFile(source)) return checkLookup(source);
  if (!/\.conf$/i.test(source.name)) return [];
  const odd = readConf(source).odd.map((span) =>
    splunkRuleDiagnostics.make("splunk-rule/setting", {}, source, span),
  );
  return isSourcesConf(source) ? [...odd, ...checkSources(source)] : odd;
}

/** What is wrong with the form of a lookup's file. */
export function checkLookup(source: SourceText): readonly Diagnostic[] {
  const [header, ...rows] = readCsvText(source.text);
  if (header === undefined) return [];
  const wanted = header.cells.length;
  const kept = new Set(columnsOf(header).map(({ place }) => place));
  const leftOut = header.cells.filter((_, place) => !kept.has(place));
  const odd = rows.filter(({ cells }) => cells.length !== wanted).slice(0, mostRows);
  return [
    ...leftOut.map((name) =>
      splunkRuleDiagnostics.make(
        "splunk-rule/lookup-column",
        { name: name.trim() },
        source,
        header.span,
      ),
    ),
    ...odd.map(({ cells, span }) =>
      splunkRuleDiagnostics.make(
        "splunk-rule/lookup-row",
        { here: cells.length, wanted },
        source,
        span,
      ),
    ),
  ];
}

function checkSources(source: SourceText): readonly Diagnostic[] {
  return readConf(source)
    .stanzas.filter((stanza) => channelsOf(stanza).length === 0)
    .map(({ name, span }) =>
      splunkRuleDiagnostics.make("splunk-rule/no-channels", { name }, source, span),
    );
}
