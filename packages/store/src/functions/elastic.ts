import type { Cell } from "@telltale/core/model";
import { distance, placeOf } from "./algorithms/geo.ts";
import type { Place } from "./algorithms/geo.ts";
import { extractJson } from "./algorithms/json-path.ts";
import { textOfDynamic } from "./algorithms/dynamic.ts";
import { asType, textSql, timestampOf } from "./convert-sql.ts";
import { arity, jsFamily, type FunctionFamily } from "./family.ts";
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

/** The place of a part from 1, 0 where it is not. */
const locate: ScalarSql = ([text, part]) =>
  text && part && `strpos(${textSql(text)}, ${textSql(part)})::BIGINT`;

export const elasticFunctions: FunctionFamily = {
  js: inJs.js,
  scalars: {
    ...inJs.scalars,
    concat,
    "regex-group": arity(2, 2, regexGroup),
    "date-diff": arity(3, 3, dateDiff),
    locate: arity(2, 2, locate),
    contains: arity(2, 2, ([a, b]) => a && b && `contains(${textSql(a)}, ${textSql(b)})`),
    "starts-with": arity(2, 2, ([a, b]) => a && b && `starts_with(${textSql(a)}, ${textSql(b)})`),
    "ends-with": arity(2, 2, ([a, b]) => a && b && `ends_with(${textSql(a)}, ${textSql(b)})`),
    left: arity(2, 2, ([a, n]) => a && n && `left(${textSql(a)}, ${asType(n, "long")})`),
    right: arity(2, 2, ([a, n]) => a && n && `right(${textSql(a)}, ${asType(n, "long")})`),
    remainder: arity(2, 2, ([a, b]) => a && b && `(${a.sql} % nullif(${b.sql}, 0))`),
    floor: arity(1, 1, ([a]) => a && `floor(${asType(a, "real")})`),
  },
};
