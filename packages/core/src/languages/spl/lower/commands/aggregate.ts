import { isTrue, not, typeOf } from "../../../../model/index.ts";
import type { AggregateColumn, Expr, ScalarType } from "../../../../model/index.ts";
import type { Aggregation } from "../../syntax.ts";
import { expandNames, fieldOf, refuse, wildcardParts } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import type { Rows } from "../rows.ts";
import { asNumber, asText, booleanLiteral, column, isNothing, numberLiteral } from "../values.ts";

/** Aggregates by name: the store's, and the type that they give; `same` is that of the argument. */
const table: ReadonlyMap<string, readonly [name: string, type: ScalarType | "same"]> = new Map([
  ["dc", ["spl-distinct", "long"]],
  ["distinct_count", ["spl-distinct", "long"]],
  ["estdc", ["spl-distinct", "long"]],
  ["values", ["spl-values", "dynamic"]],
  ["list", ["spl-list", "dynamic"]],
  ["min", ["spl-min", "same"]],
  ["max", ["spl-max", "same"]],
  ["first", ["spl-first", "same"]],
  ["last", ["spl-last", "same"]],
  ["earliest", ["spl-earliest", "same"]],
  ["latest", ["spl-latest", "same"]],
  ["sum", ["spl-sum", "real"]],
  ["sumsq", ["spl-sum-of-squares", "real"]],
  ["avg", ["spl-average", "real"]],
  ["mean", ["spl-average", "real"]],
  ["stdev", ["spl-deviation", "real"]],
  ["stdevp", ["spl-deviation-of-all", "real"]],
  ["var", ["spl-variance", "real"]],
  ["varp", ["spl-variance-of-all", "real"]],
  ["range", ["spl-range", "real"]],
  ["median", ["spl-median", "real"]],
  ["mode", ["spl-mode", "string"]],
] as const);

/** Lowers aggregations, wildcards of fields spread out; names are those of the columns that come out. */
export function lowerAggregations(
  aggregations: readonly Aggregation[],
  rows: Rows,
  lowering: Lowering,
): readonly AggregateColumn[] {
  const columns = aggregations.flatMap((aggregation) =>
    spread(aggregation, rows).map((one) => lowerAggregation(one, rows, lowering)),
  );
  // Of two that are called the same the later one stays.
  return [...new Map(columns.map((one) => [one.name, one])).values()];
}

/** `values(*) as *` is an aggregation for each of the fields. */
function spread(aggregation: Aggregation, rows: Rows): readonly Aggregation[] {
  const { field, as, function: name } = aggregation;
  if (field === undefined || !field.includes("*")) return [aggregation];
  return expandNames([field], rows)
    .filter((known) => !known.startsWith("_"))
    .map((known) => {
      const parts = wildcardParts(field, known) ?? [];
      let i = 0;
      return {
        ...aggregation,
        field: known,
        as: as?.replaceAll("*", () => parts[i++] ?? "") ?? `${name}(${known})`,
      };
    });
}

function lowerAggregation(
  { function: name, field, condition, as, text, span }: Aggregation,
  rows: Rows,
  lowering: Lowering,
): AggregateColumn {
  const named = as ?? text.replaceAll('"', "");
  if (name === "count" || name === "c") {
    if (condition !== undefined)
      return {
        name: named,
        function: "count",
        type: "long",
        args: [],
        where: isTrue(lowering.condition(condition, rows)),
      };
    if (field === undefined || field === "*")
      return { name: named, function: "count", type: "long", args: [] };
    const counted = fieldOf(field, rows, lowering, span);
    return { name: named, function: "spl-count", type: "long", args: [counted] };
  }
  const subject = subjectOf({ field, condition, span }, rows, lowering);
  const percent = /^(?:exact|upper)?p(?:erc)?(\d{1,2}(?:\.\d+)?|100)$/.exec(name)?.[1];
  if (percent !== undefined)
    return {
      name: named,
      function: "spl-percentile",
      type: "real",
      args: [subject, numberLiteral(Number(percent))],
    };
  if (name === "earliest_time" || name === "latest_time") {
    const time = column("_time", rows.type("_time") ?? "string");
    const extreme = name === "earliest_time" ? "spl-min" : "spl-max";
    const where = not({ kind: "is-null", subject });
    return { name: named, function: extreme, type: typeOf(time), args: [time], where };
  }
  if (name === "rate") {
    const time = rows.type("_time");
    if (time === undefined) return refuse(lowering, "'rate' of rows without times", span);
    return {
      name: named,
      function: "spl-rate",
      type: "real",
      args: [asNumber(subject), column("_time", time)],
    };
  }
  const known = table.get(name);
  if (known === undefined) return refuse(lowering, `The aggregation '${name}'`, span);
  const [aggregate, type] = known;
  const args = isNothing(subject) ? [asText(subject)] : [subject];
  if (aggregate === "spl-earliest" || aggregate === "spl-latest") {
    const time = rows.type("_time");
    // Without times the order of the rows tells, the newest first.
    if (time === undefined)
      return {
        name: named,
        function: aggregate === "spl-latest" ? "spl-first" : "spl-last",
        type: typeOf(subject),
        args,
      };
    return {
      name: named,
      function: aggregate,
      type: typeOf(subject),
      args: [subject, column("_time", time)],
    };
  }
  return { name: named, function: aggregate, type: type === "same" ? typeOf(subject) : type, args };
}

function subjectOf(
  {
    field,
    condition,
    span,
  }: Pick<Aggregation, "span"> & {
    readonly field: string | undefined;
    readonly condition: Aggregation["condition"];
  },
  rows: Rows,
  lowering: Lowering,
): Expr {
  if (condition !== undefined) {
    const value = lowering.value(condition, rows);
    if (typeOf(value) !== "boolean") return value;
    // `sum(eval(x=1))` counts the rows where it holds.
    return asNumber({
      kind: "case",
      branches: [{ when: isTrue(value), then: numberLiteral(1) }],
      otherwise: numberLiteral(0),
      type: "real",
    });
  }
  if (field === undefined) return booleanLiteral(true);
  return fieldOf(field, rows, lowering, span);
}
