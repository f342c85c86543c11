import type { Cell } from "@telltale/core/model";
import {
  dynamicCell,
  jsonOf,
  numberOfDynamic,
  parseDynamic,
  textOfDynamic,
  type Dynamic,
} from "./algorithms/dynamic.ts";
import * as bags from "./algorithms/bags.ts";
import * as lists from "./algorithms/lists.ts";
import * as sets from "./algorithms/sets.ts";
import { extractJson } from "./algorithms/json-path.ts";
import {
  asType,
  dynamicAt,
  dynamicPath,
  dynamicSql,
  jsonWithin,
  naming,
  parsedJson,
} from "./convert-sql.ts";
import { arity, jsFamily, unary, type FunctionFamily } from "./family.ts";
import type { JsFunction, ScalarSql, TypedSql } from "./types.ts";

/** Dynamic values: JSON texts in the database. https://learn.microsoft.com/kusto/query/scalar-functions#dynamicarray-functions */

/** A function of dynamics that gives a dynamic. */
const ofDynamics = (
  evaluate: (...values: readonly Dynamic[]) => Dynamic,
  count: number,
  variadic = false,
): Omit<JsFunction, "name"> => ({
  parameters: new Array<"dynamic">(count).fill("dynamic"),
  ...(variadic ? { variadic: "dynamic" as const } : {}),
  returns: "dynamic",
  evaluate: (cells) => dynamicCell(evaluate(...cells.map(parseDynamic))),
});

const at = (values: readonly Dynamic[], i: number) => values[i] ?? null;
const numberCell = (cell: Cell | undefined, otherwise: number) =>
  cell === null || cell === undefined ? otherwise : Number(cell);

const sorted = (descending: boolean): Omit<JsFunction, "name"> => ({
  parameters: ["dynamic", "boolean"],
  returns: "dynamic",
  evaluate: ([list, nullsLast]) =>
    dynamicCell(lists.sortList(parseDynamic(list), descending, nullsLast !== false)),
});

const moved = (
  move: (list: Dynamic, places: number, filler: Dynamic) => Dynamic,
): Omit<JsFunction, "name"> => ({
  parameters: ["dynamic", "long", "dynamic"],
  returns: "dynamic",
  evaluate: ([list, places, filler]) =>
    dynamicCell(move(parseDynamic(list), numberCell(places, 0), parseDynamic(filler))),
});

const inJs = jsFamily({
  "array-concat": ofDynamics((...values) => lists.concatLists(values), 0, true),
  "array-iff": ofDynamics((...v) => lists.chooseByList(at(v, 0), at(v, 1), at(v, 2)), 3),
  "array-reverse": ofDynamics((...v) => lists.reverseList(at(v, 0)), 1),
  "array-split": ofDynamics((...v) => lists.splitList(at(v, 0), at(v, 1)), 2),
  "array-sort-asc": sorted(false),
  "array-sort-desc": sorted(true),
  "array-rotate-left": moved((list, places) => lists.rotateList(list, places)),
  "array-rotate-right": moved((list, places) => lists.rotateList(list, -places)),
  "array-shift-left": moved(lists.shiftList),
  "array-shift-right": moved((list, places, filler) => lists.shiftList(list, -places, filler)),
  "array-slice": {
    parameters: ["dynamic", "long", "long"],
    returns: "dynamic",
    evaluate: ([list, start, end]) =>
      dynamicCell(lists.sliceList(parseDynamic(list), numberCell(start, 0), numberCell(end, -1))),
  },
  "array-sum": {
    parameters: ["dynamic"],
    returns: "real",
    evaluate: ([list]) => lists.sumOfList(parseDynamic(list)),
  },
  "array-index-of": {
    parameters: ["dynamic", "dynamic", "long", "long", "long"],
    returns: "long",
    evaluate: ([list, value, start, length, occurrence]) =>
      lists.placeInList(
        parseDynamic(list),
        parseDynamic(value),
        numberCell(start, 0),
        numberCell(length, -1),
        numberCell(occurrence, 1),
      ),
  },
  zip: ofDynamics((...values) => lists.zipLists(values), 0, true),
  "set-union": ofDynamics((...values) => sets.union(values), 0, true),
  "set-intersect": ofDynamics((...values) => sets.intersection(values), 0, true),
  "set-difference": ofDynamics((...values) => sets.difference(values), 0, true),
  "set-has-element": {
    parameters: ["dynamic", "dynamic"],
    returns: "boolean",
    evaluate: ([list, value]) => sets.hasMember(parseDynamic(list), parseDynamic(value)),
  },
  "jaccard-index": {
    parameters: ["dynamic", "dynamic"],
    returns: "dynamic",
    evaluate: ([a, b]) => dynamicCell(sets.jaccardIndex(parseDynamic(a), parseDynamic(b))),
  },
  "bag-pack": ofDynamics((...values) => bags.packBag(values), 0, true),
  "bag-pack-filled": ofDynamics((...values) => bags.packFilled(values), 0, true),
  "bag-merge": ofDynamics((...values) => bags.mergeBags(values), 0, true),
  "bag-keys": ofDynamics((...v) => bags.keysOf(at(v, 0)), 1),
  "bag-zip": ofDynamics((...v) => bags.zipBag(at(v, 0), at(v, 1)), 2),
  "bag-remove-keys": ofDynamics((...v) => bags.removeKeys(at(v, 0), at(v, 1)), 2),
  "bag-has-key": {
    parameters: ["dynamic", "string"],
    returns: "boolean",
    evaluate: ([bag, key]) => bags.hasKey(parseDynamic(bag), String(key ?? "")),
  },
  "bag-set-key": {
    parameters: ["dynamic", "string", "dynamic"],
    returns: "dynamic",
    evaluate: ([bag, key, value]) =>
      dynamicCell(bags.setKey(parseDynamic(bag), String(key ?? ""), parseDynamic(value))),
  },
  "set-equals": {
    parameters: ["dynamic", "dynamic"],
    returns: "boolean",
    evaluate: ([a, b]) => sets.areEqual(parseDynamic(a), parseDynamic(b)),
  },
  treepath: ofDynamics((...v) => bags.treePaths(at(v, 0)), 1),
  "extract-json": {
    parameters: ["string", "string"],
    returns: "string",
    evaluate: ([path, json]) => textOfDynamic(extractJson(String(path ?? ""), String(json ?? ""))),
  },
  repeat: {
    parameters: ["dynamic", "long"],
    returns: "dynamic",
    evaluate: ([value, count]) => {
      const times = Math.min(Math.max(numberCell(count, 0), 0), longestRange);
      return jsonOf(new Array<Dynamic>(times).fill(parseDynamic(value)));
    },
  },
  range: {
    parameters: ["real", "real", "real"],
    returns: "dynamic",
    evaluate: ([start, stop, step]) => jsonOf(realRange(start, stop, step)),
  },
});

/** A value at a key written in the query that is plain enough for a path. */
const plainKey = /^[^"'\\*]+$/;

/** `d.key` and `d[index]`: null where there is none; an index below 0 counts from the end. */
const dynamicGet: ScalarSql = ([subject, key]) => {
  if (subject === undefined || key === undefined) return undefined;
  const step = literalStep(key.literal);
  if (step === undefined) return computedGet(dynamicSql(subject), key.type, key.sql);
  const known = dynamicPath(subject.sql);
  return known === undefined
    ? dynamicAt(jsonWithin(subject.sql) ?? dynamicSql(subject), `$${step}`)
    : dynamicAt(known.base, known.path + step);
};

function literalStep(literal: { readonly kind: string } | undefined): string | undefined {
  const value = literal as
    | { readonly kind: "string" | "number"; readonly value: string | number }
    | undefined;
  if (value?.kind === "string" && plainKey.test(String(value.value))) return `."${value.value}"`;
  if (value?.kind !== "number") return undefined;
  return Number(value.value) < 0 ? `[#${value.value}]` : `[${value.value}]`;
}

function computedGet(subject: string, keyType: string, key: string): string {
  return keyType === "string" || keyType === "dynamic"
    ? `js_dynamic_member(${subject}, ${keyType === "string" ? `to_json(${key})::VARCHAR` : key})`
    : `js_dynamic_member(${subject}, (${key})::VARCHAR)`;
}

const dynamicMemberJs: JsFunction = {
  name: "js_dynamic_member",
  parameters: ["dynamic", "dynamic"],
  returns: "dynamic",
  evaluate: ([subject, key]) => dynamicCell(memberOf(parseDynamic(subject), parseDynamic(key))),
};

function memberOf(subject: Dynamic, key: Dynamic): Dynamic {
  if (subject instanceof Map) return subject.get(textOfDynamic(key)) ?? null;
  const index = typeof key === "string" ? undefined : numberOfDynamic(key);
  return Array.isArray(subject) && index !== undefined ? (subject.at(index) ?? null) : null;
}

function realRange(
  start: Cell | undefined,
  stop: Cell | undefined,
  step: Cell | undefined,
): Dynamic {
  const [from, to, by] = [numberCell(start, 0), numberCell(stop, 0), numberCell(step, 1)];
  const count = by === 0 ? 0 : Math.min(Math.floor((to - from) / by) + 1, longestRange);
  return Array.from({ length: Math.max(count, 0) }, (_, i) => from + i * by);
}

const listLength: ScalarSql = unary((arg) =>
  naming(
    dynamicSql(arg),
    (list) => `CASE WHEN starts_with(${list}, '[') THEN json_array_length(${list})::BIGINT END`,
  ),
);

/** JSON's text as a dynamic; what is none is a dynamic text, an empty text null. A dynamic stays as it is. */
const parseJson: ScalarSql = unary((arg) =>
  arg.type === "string" ? parsedJson(arg.sql) : dynamicSql(arg),
);

/** A list of the arguments. */
const packArray: ScalarSql = (args) => {
  if (args.length === 0) return `'[]'`;
  const members = args.map((arg) => `coalesce(${dynamicSql(arg)}, 'null')`);
  return `('[' || concat_ws(',', ${members.join(", ")}) || ']')`;
};

/** `range(start, stop, step)` of longs and times as a list; of reals in JavaScript. */
const range: ScalarSql = (args, call, context) => {
  const [start, stop, step] = args;
  if (start === undefined || stop === undefined) return undefined;
  if (start.type === "real" || stop.type === "real" || step?.type === "real") {
    return inJs.scalars["range"]?.(args, call, context);
  }
  const type = start.type;
  const defaultStep = type === "datetime" || type === "timespan" ? "36000000000" : "1";
  const by = step === undefined ? defaultStep : asType(step, "long");
  const [from, to] = [asType(start, type), asType(stop, type)];
  // The bound of the database's range is not part of it, and a bound far away fills the memory.
  const last = `${from} + least((${to} - ${from}) // nullif(${by}, 0), ${longestRange - 1}) * ${by} + sign(${by})::BIGINT`;
  const end = `CASE WHEN ${to} = ${from} OR (${to} > ${from}) = (${by} > 0) THEN ${last} ELSE ${from} END`;
  const values = `range(${from}, ${end}, nullif(${by}, 0))`;
  const member = dynamicSql({ sql: "m", type });
  return `coalesce('[' || array_to_string(list_transform(${values}, lambda m: ${member}), ',') || ']', '[]')`;
};

/** A list has no more members than that. */
const longestRange = 1_048_576;

/** A bag whose keys are written in the query and differ is put together by the database. */
const bagPack: ScalarSql = (args, call, context) => {
  const keys = args.flatMap(({ literal }, i) =>
    i % 2 === 0 && literal?.kind === "string" ? [literal.value] : [],
  );
  const isPlain = keys.length * 2 === args.length && new Set(keys).size === keys.length;
  if (!isPlain || keys.length === 0) return inJs.scalars["bag-pack"]?.(args, call, context);
  const members = keys.map((key, i) => {
    const value = args[2 * i + 1];
    const json = value === undefined ? "NULL" : dynamicSql(value);
    return `${context.text(`${JSON.stringify(key)}:`)} || coalesce(${json}, 'null')`;
  });
  return `('{' || ${members.join(" || ',' || ")} || '}')`;
};

/** A bag of columns by their names. */
const bagPackColumns: ScalarSql = (args, call, context) => {
  const pairs = args.flatMap((arg, i): readonly TypedSql[] => {
    const column = call.args[i];
    const name = column?.kind === "field" ? column.name : `Column${i + 1}`;
    return [
      { sql: context.text(name), type: "string", literal: { kind: "string", value: name } },
      arg,
    ];
  });
  return bagPack(pairs, call, context);
};

export const dynamicFunctions: FunctionFamily = {
  js: [...inJs.js, dynamicMemberJs],
  scalars: {
    ...inJs.scalars,
    "dynamic-get": arity(2, 2, dynamicGet),
    "parse-json": parseJson,
    "bag-pack": bagPack,
    "bag-pack-columns": bagPackColumns,
    "array-length": listLength,
    "pack-array": packArray,
    "dynamic-to-json": unary((arg) => `coalesce(${dynamicSql(arg)}, '')`),
    range: arity(2, 3, range),
  },
};
