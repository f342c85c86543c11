import { wordSet } from "../../text/index.ts";

/** Words that, written against an open parenthesis, are a literal of their type: `datetime(2020-01-01)`. */
export const typedLiteralWords = wordSet(
  "bool boolean date datetime decimal double guid int int32 int64 long real time timespan typeof uniqueid uuid",
);

/** Operators that are words with a mark before or behind them. */
export const markedWords = wordSet(`
  !between !contains !contains_cs !endswith !endswith_cs !has !has_cs !hasprefix !hasprefix_cs !hassuffix
  !hassuffix_cs !in !in~ !startswith !startswith_cs in~`);

/** Types of columns and parameters, with the name that a tree uses for each. */
export const typeNames: ReadonlyMap<string, string> = new Map([
  ...[
    "bool",
    "datetime",
    "decimal",
    "dynamic",
    "guid",
    "int",
    "long",
    "real",
    "string",
    "timespan",
  ].map((type) => [type, type] as const),
  ["boolean", "bool"],
  ["date", "datetime"],
  ["double", "real"],
  ["int32", "int"],
  ["int64", "long"],
  ["time", "timespan"],
  ["uniqueid", "guid"],
  ["uuid", "guid"],
]);

/**
 * Keywords that stand for no column, table or function unless bracketed: ['first']. Found by asking
 * Microsoft's parser (12.4.1) about each of its keywords in each place where a name may stand.
 */
const neverNames = `
  and anomalychart areachart asc bagexpansion barchart between bin_legacy boolean byte cachingpolicy callout
  cancel card char columnchart contains_cs containscs cycles dataexport datascope date datetime decimal
  decodeblocks desc double dynamic encodingpolicy endswith endswith_cs expandoutput extent_tags_retention
  external_data first flags float force_remote harddelete hardretention has_all has_any has_cs hasprefix
  hasprefix_cs hassuffix hassuffix_cs hotcache int int16 int32 int64 int8 isfuzzy journal ladderchart last like
  likecs linechart long missing nooptimization notcontains notcontainscs notlike notlikecs or others pathformat
  piechart pivotchart project queries query_results real relaxed restricted_view_access row_level_security
  rowstore rowstore_references rowstore_sealinfo rowstorepolicy rowstores scatterchart seal seals shards simple
  softdelete softretention stackedareachart startswith startswith_cs statistics storedqueryresultcontainers
  string tablepurge time timechart timeline timepivot timespan treemap uint uint16 uint32 uint64 uint8 ulong
  union uniqueid unrestrictedviewers views with_itemindex with_match_id with_step_name writeaheadlog`;

/** Keywords that name nothing where they are read, but may be given as the name of something new. */
const onlyNewNames = `
  accumulate as by contains datatable earliest externaldata find has in invoke latest materialize mdm of print
  sample sample-distinct search set sql title to top-hitters top-nested toscalar totable verbose viewers where`;

/** Keywords that may be read as a name, but may not be given to something new. */
const onlyOldNames = "kind with_source withsource";

/** Words that need brackets where a column, table or function is meant. */
export const reservedAsReference = wordSet(neverNames + onlyNewNames);

/** Words that need brackets where something gets its name. */
export const reservedAsDeclaration = wordSet(`${neverNames} ${onlyOldNames}`);
