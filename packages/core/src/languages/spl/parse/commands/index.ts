import { columnReaders } from "./columns.ts";
import { combiningReaders } from "./combine.ts";
import { groupingReaders } from "./grouping.ts";
import type { Reader } from "./reader.ts";
import { rowReaders } from "./rows.ts";

/** Commands of which only the words are kept. */
const other: Reader = ({ cursor, options }, name) => {
  const args: string[] = [];
  while (!cursor.isAtEnd) {
    const option = /[A-Za-z_]+\s*=/y.exec(cursor.text.slice(cursor.at)) !== null;
    if (option) {
      const key = cursor.takeMatch(/[A-Za-z_]+/y) ?? "";
      cursor.expect("=");
      const value = cursor.takeQuoted() ?? cursor.takeMatch(/[^\s|,]+/y) ?? "";
      options.set(key.toLowerCase(), value);
      if (key === "input" || key === "field") cursor.mention(value);
    } else {
      const quoted = cursor.takeQuoted();
      const word = quoted ?? cursor.takeMatch(/[^\s,"\]]+|[,\]]/y);
      if (word === undefined) break;
      if (word === ",") continue;
      // What it is to the command is not known here: it may be a field.
      args.push(quoted === undefined ? cursor.mention(word) : word);
    }
  }
  return { kind: "other", name, args };
};

/** `return 5 field alias=field $field`: its words, as they are. */
const words: Reader = ({ cursor }, name) => {
  const args: string[] = [];
  while (!cursor.isAtEnd) {
    const word = cursor.takeMatch(/[^\s,\]|]+|,/y);
    if (word === undefined) break;
    if (word === ",") continue;
    // Its alias is a field of the search around it.
    for (const field of word.replace(/^\$/, "").split("=")) cursor.mention(field);
    args.push(word);
  }
  return { kind: "other", name, args };
};

/** Reads the arguments of each command. */
export const commandReaders: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...rowReaders,
  ...columnReaders,
  ...groupingReaders,
  ...combiningReaders,
  ["return", words],
  ...(
    "abstract addcoltotals addinfo addtotals analyzefields anomalies anomalousvalue anomalydetection apply arules " +
    "associate audit cluster cofilter collect concurrency contingency correlate cyberchef dbinspect dbxquery delete " +
    "diff erex eventcount expand extract fieldformat fieldsummary findtypes fit flatten folderize format fromjson gauge gentimes " +
    "geom geomfilter geostats highlight history iconify inputcsv iplocation kmeans kv kvform loadjob localize localop " +
    "makecontinuous makeresults mcollect metadata metasearch meventcollect mpreview msearch mstats multikv outlier outputcsv " +
    "outputtext overlap pivot predict rangemap relevancy reltime require rest risk savedsearch script scrub " +
    "searchtxn selfjoin sendalert sendemail set setfields sichart sirare sistats sitimechart sitop snowincident spath " +
    "summary tags timewrap tojson trendline tscollect typeahead typelearner typer untable walklex x11 xmlkv " +
    "xmlunescape xpath xyseries"
  )
    .split(" ")
    .map((name): [string, Reader] => [name, other]),
]);
