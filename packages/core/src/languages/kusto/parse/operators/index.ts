import { wordSet } from "../../../text/index.ts";
import { parseEvaluate, parseInvoke } from "./calls.ts";
import {
  parseDistinct,
  parseExtend,
  parsePrint,
  parseProject,
  parseProjectAway,
  parseProjectRename,
  parseProjectReorder,
  parseSerialize,
} from "./columns.ts";
import {
  parseFacet,
  parseFork,
  parseJoin,
  parseLookup,
  parsePartition,
  parseUnion,
} from "./combine.ts";
import { parseMvApply, parseMvExpand } from "./expand.ts";
import type { ParseOperator } from "./head.ts";
import { parseMakeSeries, parseReduce, parseSummarize } from "./aggregate.ts";
import {
  parseAs,
  parseBare,
  parseCount,
  parseRange,
  parseRender,
  parseSampleDistinct,
  parseSort,
  parseTake,
  parseTop,
  parseTopHitters,
  parseTopNested,
  parseWhere,
} from "./rows.ts";
import { parseScan } from "./scan.ts";
import { parseFind, parseSearch } from "./search.ts";
import { parseParse, parseParseKv } from "./text.ts";

/** The tabular operators that are read, by each of their names. */
export const operators: ReadonlyMap<string, ParseOperator> = new Map([
  ["as", parseAs],
  ["consume", parseBare],
  ["count", parseCount],
  ["distinct", parseDistinct],
  ["evaluate", parseEvaluate],
  ["extend", parseExtend],
  ["facet", parseFacet],
  ["filter", parseWhere],
  ["find", parseFind],
  ["fork", parseFork],
  ["getschema", parseBare],
  ["invoke", parseInvoke],
  ["join", parseJoin],
  ["limit", parseTake],
  ["lookup", parseLookup],
  ["make-series", parseMakeSeries],
  ["mv-apply", parseMvApply],
  ["mv-expand", parseMvExpand],
  ["mvapply", parseMvApply],
  ["mvexpand", parseMvExpand],
  ["order", parseSort],
  ["parse", parseParse],
  ["parse-kv", parseParseKv],
  ["parse-where", parseParse],
  ["partition", parsePartition],
  ["print", parsePrint],
  ["project", parseProject],
  ["project-away", parseProjectAway],
  ["project-keep", parseProjectAway],
  ["project-rename", parseProjectRename],
  ["project-reorder", parseProjectReorder],
  ["range", parseRange],
  ["reduce", parseReduce],
  ["render", parseRender],
  ["sample", parseTake],
  ["sample-distinct", parseSampleDistinct],
  ["scan", parseScan],
  ["search", parseSearch],
  ["serialize", parseSerialize],
  ["sort", parseSort],
  ["summarize", parseSummarize],
  ["take", parseTake],
  ["top", parseTop],
  ["top-hitters", parseTopHitters],
  ["top-nested", parseTopNested],
  ["union", parseUnion],
  ["where", parseWhere],
]);

/** Operators that are known, but so rare in detections that their arguments are passed over. */
export const unreadOperators: ReadonlySet<string> = wordSet(`
  assert-schema execute-and-cache graph-mark-components graph-match graph-shortest-paths
  graph-to-table graph-where-edges graph-where-nodes macro-expand make-graph project-by-names
  __partitionby __executeAndCache`);

/** Operators whose arguments start at once: `extend kind = 1` names a column. */
export const withoutParameters: ReadonlySet<string> = wordSet(`
  count extend facet fork print project project-away project-keep project-rename
  project-reorder range render top-nested`);
