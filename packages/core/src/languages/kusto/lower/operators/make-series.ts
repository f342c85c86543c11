import type { Expr, SeriesStep } from "../../../../model/index.ts";
import { number, typeOf } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { Relation } from "../lowerer.ts";
import { columnNameOf } from "../scalar/index.ts";
import type { TabularLowerer } from "../session.ts";
import { columnExpr, withStep } from "../steps.ts";
import { createColumnNames } from "./column-names.ts";
import { givenName } from "./column-parts.ts";
import { namedColumns } from "./columns.ts";
import type { LowerOperator } from "./head.ts";
import { parameterOf, wordOf } from "./parameters.ts";
import { rowScope } from "./row-scope.ts";
import { type GatheredAggregates, gatherAggregates } from "./summarize.ts";

const zero: Expr = { kind: "literal", value: number(0) };

export const lowerMakeSeries: LowerOperator<"make-series"> = (
  operator,
  relation,
  scope,
  lowerer,
) => {
  const rows = rowScope(relation, scope, lowerer);
  const names = createColumnNames(lowerer.say, [], relation.columns);
  const by = namedColumns(operator.by, rows.scope, lowerer, names);
  const series = operator.series.map((one) => ({
    ...gatherAggregates([one.aggregate], [], rows.scope, names, lowerer),
    default:
      one.default === undefined ? zero : lowerer.scalar(one.default, { ...scope, columns: [] }),
  }));
  const outside = { ...scope, columns: [] };
  const bound = (end: "from" | "to") => {
    const expression = operator[end];
    return expression === undefined ? {} : { [end]: lowerer.scalar(expression, outside) };
  };
  const axis = {
    name: names.add(
      givenName(operator.on, lowerer)?.text ?? columnNameOf(operator.on.value) ?? "Column1",
    ),
    value: lowerer.scalar(operator.on.value, rows.scope),
  };
  const step: Omit<SeriesStep, "aggregates"> = {
    kind: "series",
    axis,
    ...bound("from"),
    ...bound("to"),
    step: lowerer.scalar(operator.step, outside),
    toIncluded: operator.inRange,
    by,
    ...(wordOf(parameterOf(operator, "kind")) === "nonempty" ? { nonempty: true } : {}),
  };
  const origin = operator.span;
  if (series.some(({ isComputed }) => isComputed))
    return computedSeries(step, series, rows.rows(), origin, lowerer);
  const aggregates = series.flatMap((one) =>
    one.aggregates.map((aggregate) => ({ ...aggregate, default: one.default })),
  );
  return withStep(rows.rows(), { ...step, aggregates, origin });
};

interface GatheredSeries extends GatheredAggregates {
  readonly default: Expr;
}

/** Where more is made of aggregates, that is done for each point first; a series takes what there is at its points. */
function computedSeries(
  step: Omit<SeriesStep, "aggregates">,
  series: readonly GatheredSeries[],
  relation: Relation,
  origin: Span,
  lowerer: TabularLowerer,
): Relation {
  const { axis, from, by } = step;
  const type = typeOf(axis.value);
  const point: Expr =
    from === undefined
      ? { kind: "call", function: "bin", args: [axis.value, step.step], type }
      : { kind: "call", function: "bin-at", args: [axis.value, step.step, from], type };
  const points = { name: lowerer.fresh("point"), value: point };
  const keys = [...by, points].map(({ name, value }) => ({
    name,
    value: columnExpr({ name, type: typeOf(value) }),
  }));
  const grouped = withStep(relation, {
    kind: "summarize",
    by: [...by, points],
    aggregates: series.flatMap(({ aggregates }) => aggregates),
    origin,
  });
  const columns = [...keys, ...series.flatMap((one) => one.columns)];
  const aggregates = series.flatMap((one) =>
    one.columns.map(({ name, value }) => {
      const found = { name, type: typeOf(value) };
      return { ...found, function: "take-any", args: [columnExpr(found)], default: one.default };
    }),
  );
  return withStep(withStep(grouped, { kind: "project", columns, origin }), {
    ...step,
    origin,
    by: keys.slice(0, -1),
    axis: { name: axis.name, value: columnExpr({ name: points.name, type }) },
    aggregates,
  });
}
