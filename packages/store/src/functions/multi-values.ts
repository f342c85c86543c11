import type { Cell } from "@telltale/core/model";
import * as many from "./algorithms/multi-values.ts";
import { dynamicCell, parseDynamic, textOfDynamic, type Dynamic } from "./algorithms/dynamic.ts";
import { asType, dynamicSql, naming } from "./convert-sql.ts";
import { arity, jsFamily, type FunctionFamily } from "./family.ts";
import type { JsFunction, ScalarSql } from "./types.ts";

/** ES|QL's functions of fields with several values. https://www.elastic.co/docs/reference/query-languages/esql/functions-operators/mv-functions */

const ofValues = (
  evaluate: (...values: readonly Dynamic[]) => Dynamic,
  count: number,
): Omit<JsFunction, "name"> => ({
  parameters: new Array<"dynamic">(count).fill("dynamic"),
  returns: "dynamic",
  evaluate: (cells) => dynamicCell(evaluate(...cells.map(parseDynamic))),
});

const toNumber = (evaluate: (value: Dynamic) => number | null): Omit<JsFunction, "name"> => ({
  parameters: ["dynamic"],
  returns: "real",
  evaluate: ([value]) => evaluate(parseDynamic(value)),
});

const at = (values: readonly Dynamic[], i: number) => values[i] ?? null;
const textOf = (cell: Cell | undefined) => String(cell ?? "");

const rewritten = (write: (text: string) => string) =>
  ofValues((...v) => many.manyOf(many.valuesOf(at(v, 0)).map((x) => write(textOfDynamic(x)))), 1);

const inJs = jsFamily({
  "mv-first": ofValues((...v) => many.valuesOf(at(v, 0))[0] ?? null, 1),
  "mv-last": ofValues((...v) => many.valuesOf(at(v, 0)).at(-1) ?? null, 1),
  "mv-min": ofValues((...v) => many.leastOf(at(v, 0)), 1),
  "mv-max": ofValues((...v) => many.greatestOf(at(v, 0)), 1),
  "mv-sum": ofValues((...v) => many.sumOf(at(v, 0)), 1),
  "mv-avg": toNumber(many.averageOf),
  "mv-median": toNumber(many.medianOf),
  "mv-dedupe": ofValues((...v) => many.withoutDoubles(at(v, 0)), 1),
  "mv-append": ofValues((...v) => many.appended(at(v, 0), at(v, 1)), 2),
  "mv-intersection": ofValues((...v) => many.commonOf(at(v, 0), at(v, 1)), 2),
  "mv-lower": rewritten((text) => text.toLowerCase()),
  "mv-upper": rewritten((text) => text.toUpperCase()),
  "mv-text": rewritten((text) => text),
  "mv-count": {
    parameters: ["dynamic"],
    returns: "long",
    evaluate: ([value]) => many.countOf(parseDynamic(value)),
  },
  "mv-concat": {
    parameters: ["dynamic", "string"],
    returns: "string",
    evaluate: ([value, delimiter]) => many.joined(parseDynamic(value), textOf(delimiter)),
  },
  "mv-zip": {
    parameters: ["dynamic", "dynamic", "string"],
    returns: "dynamic",
    evaluate: ([a, b, delimiter]) =>
      dynamicCell(many.zipped(parseDynamic(a), parseDynamic(b), textOf(delimiter ?? ","))),
  },
  "mv-contains": {
    parameters: ["dynamic", "dynamic"],
    returns: "boolean",
    evaluate: ([value, wanted]) => many.containsAll(parseDynamic(value), parseDynamic(wanted)),
  },
  "mv-slice": {
    parameters: ["dynamic", "long", "long"],
    returns: "dynamic",
    evaluate: ([value, start, end]) => {
      const from = Number(start ?? 0);
      return dynamicCell(many.sliceOf(parseDynamic(value), from, Number(end ?? from)));
    },
  },
  "mv-sort": {
    parameters: ["dynamic", "string"],
    returns: "dynamic",
    evaluate: ([value, order]) =>
      dynamicCell(many.sortedOf(parseDynamic(value), textOf(order).toLowerCase() === "desc")),
  },
});

/** The value of a list of one; other lists, and values, as they are. */
const alone: ScalarSql = ([arg]) =>
  arg &&
  naming(
    dynamicSql(arg),
    (value) =>
      `CASE WHEN starts_with(${value}, '[') AND json_array_length(${value}) = 1 THEN json_extract(${value}, '$[0]')::VARCHAR ELSE ${value} END`,
  );

const conversions = {
  string: undefined,
  boolean: "tobool",
  int: "toint",
  long: "tolong",
  real: "toreal",
  decimal: "todecimal",
  datetime: "todatetime",
  timespan: "totimespan",
  guid: "toguid",
  dynamic: "parse-json",
} as const;

/** The value of a field that has one, as the call's type: null where it has none, or several. */
const single: ScalarSql = ([arg], call, context) => {
  if (arg === undefined) return undefined;
  const type = call.type ?? "string";
  const text = naming(
    dynamicSql(arg),
    (value) =>
      `CASE WHEN NOT starts_with(${value}, '[') THEN json_extract_string(${value}, '$') WHEN json_array_length(${value}) = 1 THEN json_extract_string(${value}, '$[0]') END`,
  );
  const name = conversions[type];
  return name === undefined
    ? text
    : context.call(name, [{ sql: `(${text})`, type: "string" }], type).sql;
};

/** Whether any of a field's values fits a regular expression of RE2; null where it has none. */
const anyFits: ScalarSql = ([arg, pattern]) => {
  if (arg === undefined || pattern === undefined) return undefined;
  const value = dynamicSql(arg);
  const texts = `json_extract_string(CASE WHEN starts_with(${value}, '[') THEN ${value} ELSE '[' || ${value} || ']' END, '$[*]')`;
  return `(len(list_filter(${texts}, lambda m: regexp_matches(m, ${asType(pattern, "string")}))) > 0)`;
};

export const multiValueFunctions: FunctionFamily = {
  js: inJs.js,
  scalars: {
    ...inJs.scalars,
    "mv-single": arity(1, 1, single),
    "mv-alone": arity(1, 1, alone),
    "mv-of": arity(1, 1, ([arg]) => arg && dynamicSql(arg)),
    "mv-any-fits": arity(2, 2, anyFits),
  },
};
