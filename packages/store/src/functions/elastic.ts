import type { Cell } from "@telltale/core/model";
import { distance, placeOf } from "./algorithms/geo.ts";
import type { Place } from "./algorithms/geo.ts";
import { extractJson } from "./algorithms/json-path.ts";
import { textOfDynamic } from "./algorithms/dynamic.ts";
import { asType, textSql, timestampOf } from "./convert-sql.ts";
import { arity, jsFamily, unary, type FunctionFamily } from "./family.ts";
import { toRe2 } from "../sql/regex.ts";
import type { JsFunction, ScalarSql } from "./types.ts";

/** Functions whose nulls and units are ES|QL's. https://www.elastic.co/docs/reference/query-languages/esql/functions-operators */

const ofPlaces = (evaluate: (...places: readonly [Place, Place]) => number, count: 1 | 2) => ({
  parameters: new Array<"string">(count).fill("string"),
  returns: "real" as const,
  evaluate: (cells: readonly Cell[]) => {
    const [first, second = first] = cells.map((cell) => placeOf(String(cell ?? "")));
    return first === undefined || second === undefined ? null : evaluate(first, second);
  },
});

const inJs = jsFamily({
  "geo-longitude": ofPlaces(({ longitude }) => longitude, 1),
  "geo-latitude": ofPlaces(({ latitude }) => latitude, 1),
  "geo-distance": ofPlaces(distance, 2),
  "form-encode": {
    parameters: ["string"],
    returns: "string",
    evaluate: ([text]) => (typeof text === "string" ? formEncoded(text) : null),
  } satisfies Omit<JsFunction, "name">,
  "json-value": {
    parameters: ["string", "string"],
    returns: "string",
    evaluate: ([json, path]) => {
      if (json === null || path === null) return null;
      const place = String(path);
      const found = extractJson(place.startsWith("$") ? place : `$.${place}`, String(json));
      return found === null ? null : textOfDynamic(found);
    },
  } satisfies Omit<JsFunction, "name">,
});

/** The texts in a row; null if any of them is. */
const concat: ScalarSql = (args) =>
  args.length === 0 ? undefined : `(${args.map(textSql).join(" || ")})`;

/** The first group of the first match; null where there is none, and where the group took no part in it. */
const regexGroup: ScalarSql = ([subject, pattern], _call, { text }) => {
  if (subject === undefined || pattern?.literal?.kind !== "string") return undefined;
  const re2 = toRe2(pattern.literal.value);
  return re2.kind === "refused"
    ? undefined
    : `nullif(regexp_extract(${textSql(subject)}, ${text(re2.pattern)}, 1), '')`;
};

const tick: Readonly<Record<string, bigint>> = {
  millisecond: 10_000n,
  second: 10_000_000n,
  minute: 600_000_000n,
  hour: 36_000_000_000n,
  day: 864_000_000_000n,
  week: 6_048_000_000_000n,
};

/** `date-diff(unit, from, to)`: how many whole units lie between. */
const dateDiff: ScalarSql = ([unit, from, to]) => {
  if (unit?.literal?.kind !== "string" || from === undefined || to === undefined) return undefined;
  const name = unit.literal.value;
  const [start, end] = [asType(from, "long"), asType(to, "long")];
  const length = Object.hasOwn(tick, name) ? tick[name] : undefined;
  return length === undefined
    ? `datesub('${name === "quarter" || name === "year" ? name : "month"}', ${timestampOf(`(${start})`)}, ${timestampOf(`(${end})`)})`
    : `((${end} - ${start}) // ${length})`;
};

/** The place of a part from 1, looked for from a place on; 0 where it is not. */
const locate: ScalarSql = ([text, part, from]) => {
  if (text === undefined || part === undefined) return undefined;
  const [all, wanted] = [textSql(text), textSql(part)];
  if (from === undefined) return `strpos(${all}, ${wanted})::BIGINT`;
  const start = `greatest(1, ${asType(from, "long")})`;
  const found = `strpos(substring(${all}, ${start}), ${wanted})`;
  return `(CASE WHEN ${found} = 0 THEN 0 ELSE ${found} + ${start} - 1 END)::BIGINT`;
};

/** A number in decimal notation, as Java reads it; no other is one. */
const decimal = String.raw`[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?`;

const textLong = unary((arg) => {
  const text = `trim(${textSql(arg)})`;
  return `(CASE WHEN regexp_full_match(${text}, '[+-]?\\d+') THEN TRY_CAST(${text} AS BIGINT) WHEN regexp_full_match(${text}, '${decimal}') THEN TRY_CAST(round(TRY_CAST(${text} AS DOUBLE)) AS BIGINT) END)`;
});

const fittingInt = unary((arg) => {
  const value = asType(arg, "long");
  return `(CASE WHEN ${value} BETWEEN -2147483648 AND 2147483647 THEN ${value} END)`;
});

/** As forms of web pages are encoded. */
function formEncoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replaceAll(/[!~'()]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}

export const elasticFunctions: FunctionFamily = {
  js: inJs.js,
  scalars: {
    ...inJs.scalars,
    concat,
    "regex-group": arity(2, 2, regexGroup),
    "date-diff": arity(3, 3, dateDiff),
    locate: arity(2, 3, locate),
    "text-long": textLong,
    "text-boolean": unary((arg) => `(lower(${textSql(arg)}) = 'true')`),
    "fitting-int": fittingInt,
    contains: arity(2, 2, ([a, b]) => a && b && `contains(${textSql(a)}, ${textSql(b)})`),
    "starts-with": arity(2, 2, ([a, b]) => a && b && `starts_with(${textSql(a)}, ${textSql(b)})`),
    "ends-with": arity(2, 2, ([a, b]) => a && b && `ends_with(${textSql(a)}, ${textSql(b)})`),
    left: arity(2, 2, ([a, n]) => a && n && `left(${textSql(a)}, ${asType(n, "long")})`),
    right: arity(2, 2, ([a, n]) => a && n && `right(${textSql(a)}, ${asType(n, "long")})`),
    remainder: arity(2, 2, ([a, b]) => a && b && `(${a.sql} % nullif(${b.sql}, 0))`),
    floor: arity(1, 1, ([a]) => a && `floor(${asType(a, "real")})`),
  },
};
