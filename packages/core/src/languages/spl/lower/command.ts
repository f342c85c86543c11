import { isTrue } from "../../../model/index.ts";
import type { Command } from "../syntax.ts";
import {
  lowerConvert,
  lowerEvalCommand,
  lowerFields,
  lowerFillnull,
  lowerRename,
  lowerReplace,
  lowerTable,
} from "./commands/columns.ts";
import { appended, lowerAppendcols, lowerAppendpipe, lowerJoin } from "./commands/combine.ts";
import { binned } from "./commands/bin.ts";
import { lowerChart, lowerUntable, lowerXyseries } from "./commands/chart.ts";
import { lowerLookup } from "./commands/lookup.ts";
import { lowerInputlookup } from "./commands/lookup-table.ts";
import { lowerMap } from "./commands/map.ts";
import { lowerDedup, lowerHead, lowerSort, lowerTop } from "./commands/order.ts";
import { lowerReturn } from "./commands/return.ts";
import { lowerEventstats, lowerGroups } from "./commands/stats.ts";
import { lowerFilldown, lowerStream, lowerStreamstats, reversed } from "./commands/streams.ts";
import { lowerExtraction, lowerMany, lowerRegex, lowerRex, lowerStrcat } from "./commands/texts.ts";
import { lowerTotals } from "./commands/totals.ts";
import { lowerTransaction } from "./commands/transaction.ts";
import { datasetSource, eventsSource, lowerTstats } from "./commands/tstats.ts";
import { expandNames, fieldOf, refuse, wildcardParts } from "./lowering.ts";
import type { Lowering } from "./lowering.ts";
import { isOn, refuseOptions } from "./options.ts";
import { Rows } from "./rows.ts";
import { lowerSearch } from "./search.ts";
import { call, nothing, wholeLiteral } from "./values.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/** Lowers a stage: what the rows are after it. Without rows, it is the first. */
export function lowerCommand(command: Command, rows: Rows | undefined, lowering: Lowering): Rows {
  refuseOptions(command, lowering);
  if (rows === undefined) return lowerFirst(command, lowering);
  rows.origin = command.span;
  const next = lowerNext(command, rows, lowering) ?? rows;
  next.dropHelpers();
  return next;
}

/** The rows that a search starts from. */
function lowerFirst(command: Command, lowering: Lowering): Rows {
  const { span } = command;
  switch (command.kind) {
    case "search": {
      const rows = new Rows(eventsSource(lowering, span));
      if (command.where !== undefined)
        rows.add({
          kind: "filter",
          where: lowerSearch(command.where, rows, lowering),
          origin: span,
        });
      // Searches give the newest events first, and commands go by that.
      rows.add({
        kind: "sort",
        keys: [
          { by: fieldOf("_time", rows, lowering, span), direction: "descending", nulls: "last" },
        ],
      });
      return rows;
    }
    case "tstats":
      return lowerTstats(command, lowering);
    case "from":
      return new Rows(datasetSource(command.dataModel, lowering, span));
    case "inputlookup":
      return lowerInputlookup(command, lowering);
    case "union":
    case "multisearch": {
      const [first, ...others] = command.pipelines.map((pipeline) => lowering.pipeline(pipeline));
      return first === undefined
        ? refuse(lowering, `'${command.kind}' of nothing`, span)
        : appended(first, others);
    }
    case "other":
      if (command.name === "makeresults") return madeResults(command, lowering);
      return refuse(lowering, `'${command.name}' at the start of a search`, span);
    case "append":
    case "appendpipe":
      return lowering.pipeline(command.pipeline);
    default:
      return refuse(lowering, `'${command.kind}' at the start of a search`, span);
  }
}

function lowerNext(command: Command, rows: Rows, lowering: Lowering): Rows | void {
  const { span } = command;
  switch (command.kind) {
    case "search":
      if (command.where !== undefined)
        rows.add({
          kind: "filter",
          where: lowerSearch(command.where, rows, lowering),
          origin: span,
        });
      return;
    case "where":
      return rows.add({
        kind: "filter",
        where: isTrue(lowering.condition(command.where, rows)),
        origin: span,
      });
    case "eval":
      return lowerEvalCommand(command, rows, lowering);
    case "stats":
      return lowerGroups(command.aggregations, command.by, rows, lowering, span);
    case "eventstats":
      return lowerEventstats(command, rows, lowering);
    case "chart":
    case "timechart":
      return lowerChart(command, rows, lowering);
    case "fields":
      return lowerFields(command, rows);
    case "table":
      return lowerTable(command, rows, lowering);
    case "rename":
      return lowerRename(command, rows);
    case "sort":
      return lowerSort(command, rows, lowering);
    case "dedup":
      return lowerDedup(command, rows, lowering);
    case "head":
    case "tail":
      return lowerHead(command, rows, lowering);
    case "top":
    case "rare":
      return lowerTop(command, rows, lowering);
    case "bin": {
      const { field, as, options } = command;
      const size = options.get("span");
      if (size === undefined) return refuse(lowering, "'bin' without a span", span);
      return rows.extend({ name: as ?? field, value: binned(field, size, rows, lowering, span) });
    }
    case "rex":
      return lowerRex(command, rows, lowering);
    case "regex":
      return lowerRegex(command, rows, lowering);
    case "fillnull":
      return lowerFillnull(command, rows);
    case "mvexpand":
    case "nomv":
    case "makemv":
    case "mvcombine":
      return lowerMany(command, rows, lowering);
    case "lookup":
      return lowerLookup(command, rows, lowering);
    case "inputlookup": {
      const looked = lowerInputlookup(command, lowering);
      return isOn(command.options, "append", false) ? appended(rows, [looked]) : looked;
    }
    case "outputlookup":
      return lowering.say("spl/not-written", { name: command.table }, span);
    case "join":
      return lowerJoin(command, rows, lowering);
    case "append":
      return appended(rows, [lowering.pipeline(command.pipeline)]);
    case "appendpipe":
      return lowerAppendpipe(command, rows, lowering);
    case "union":
      return appended(
        rows,
        command.pipelines.map((pipeline) => lowering.pipeline(pipeline)),
      );
    case "convert":
      return lowerConvert(command, rows, lowering);
    case "replace":
      return lowerReplace(command, rows);
    case "strcat":
      return lowerStrcat(command, rows, lowering);
    case "transaction":
      return lowerTransaction(command, rows, lowering);
    case "foreach":
      return lowerForeach(command, rows, lowering);
    case "other":
      return lowerOther(command, rows, lowering);
    case "tstats":
      return appended(rows, [lowerTstats(command, lowering)]);
    case "map":
      return lowerMap(command, rows, lowering);
    case "streamstats":
      return lowerStreamstats(command, rows, lowering);
    case "accum":
    case "autoregress":
    case "delta":
      return lowerStream(command, rows, lowering);
    case "filldown":
      return lowerFilldown(command, rows);
    case "reverse":
      return reversed(rows);
    case "appendcols":
      return lowerAppendcols(command, rows, lowering);
    case "multisearch":
    case "from":
      return refuse(lowering, `'${command.kind}'`, span);
  }
}

/** `makeresults count=3`: rows with nothing but the time of now. */
function madeResults({ options, span }: Of<"other">, lowering: Lowering): Rows {
  const count = Number(options.get("count") ?? "1");
  const unknown = [...options.keys()].find((name) => name !== "count" && name !== "annotate");
  if (!(count >= 1) || unknown !== undefined)
    return refuse(lowering, `'makeresults' with '${unknown ?? "count"}'`, span);
  const one = wholeLiteral(1);
  const made = new Rows({
    kind: "range",
    column: { name: "place", type: "long" },
    from: one,
    to: wholeLiteral(count),
    step: one,
    origin: span,
  });
  made.project([{ name: "_time", value: call("now", "datetime") }]);
  return made;
}

function lowerForeach(
  { names, template, span }: Of<"foreach">,
  rows: Rows,
  lowering: Lowering,
): void {
  for (const pattern of names)
    for (const name of expandNames([pattern], rows)) {
      const segments = wildcardParts(pattern, name) ?? [];
      const marks: Readonly<Record<string, string | undefined>> = {
        FIELD: name,
        // Of a name without wildcards it is the name itself.
        MATCHSTR: pattern.includes("*") ? segments.join("") : name,
        MATCHSEG1: segments[0],
        MATCHSEG2: segments[1],
        MATCHSEG3: segments[2],
      };
      const filled = template.replaceAll(
        /<<(FIELD|MATCHSTR|MATCHSEG[123])>>/g,
        (all, mark: string) => marks[mark] ?? all,
      );
      lowering.text(filled, rows, span);
    }
}

/** What `iplocation` and `addinfo` would add, which nothing here knows. */
const unknownColumns: Readonly<Record<string, readonly string[]>> = {
  iplocation: ["City", "Country", "Region", "lat", "lon"],
  addinfo: ["info_min_time", "info_max_time", "info_search_time", "info_sid"],
};

function lowerOther(command: Of<"other">, rows: Rows, lowering: Lowering): Rows | void {
  const { name, span } = command;
  switch (name) {
    case "xmlkv":
    case "fromjson":
    case "spath":
    case "extract":
    case "kv":
      return lowerExtraction(command, rows, lowering);
    case "return":
      return lowerReturn(command, rows, lowering);
    case "addtotals":
    case "addcoltotals":
      return lowerTotals(command, rows);
    case "xyseries":
      return lowerXyseries(command, rows, lowering);
    case "untable":
      return lowerUntable(command, rows, lowering);
    case "iplocation":
    case "addinfo":
      lowering.stubs.push({ what: `what '${name}' knows`, span });
      return rows.extend(
        ...(unknownColumns[name] ?? []).map((one) => ({ name: one, value: nothing() })),
      );
    case "collect":
    case "sendemail":
    case "sendalert":
    case "format":
    case "outputcsv":
    // How values are shown is for whoever shows them.
    case "fieldformat":
      return;
    default:
      return refuse(lowering, `'${name}'`, span);
  }
}
