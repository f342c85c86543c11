import type { Expr, SeriesStep } from "../../../../model/index.ts";
import { number } from "../../../../model/index.ts";
import type { Series } from "../../syntax/index.ts";
import { columnNameOf } from "../scalar/index.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { withStep } from "../steps.ts";
import { type ColumnNames, createColumnNames } from "./column-names.ts";
import { givenName } from "./column-parts.ts";
import { namedColumns } from "./columns.ts";
import type { LowerOperator } from "./head.ts";
import { rowScope } from "./row-scope.ts";
import { gatherAggregates } from "./summarize.ts";

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
  const aggregates = operator.series.flatMap((series) =>
    lowerSeries(series, rows.scope, names, lowerer),
  );
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
  const step: SeriesStep = {
    kind: "series",
    aggregates,
    axis,
    ...bound("from"),
    ...bound("to"),
    step: lowerer.scalar(operator.step, outside),
    toIncluded: operator.inRange,
    by,
  };
  return withStep(rows.rows(), { ...step, origin: operator.span });
};

function lowerSeries(
  series: Series,
  scope: Scope,
  names: ColumnNames,
  lowerer: TabularLowerer,
): SeriesStep["aggregates"] {
  const { aggregates, isComputed } = gatherAggregates(
    [series.aggregate],
    [],
    scope,
    names,
    lowerer,
  );
  if (isComputed) {
    const what = "An expression around an aggregate in make-series";
    lowerer.say("kusto/unsupported", { what }, series.aggregate.span);
  }
  const given =
    series.default === undefined
      ? undefined
      : lowerer.scalar(series.default, { ...scope, columns: [] });
  return aggregates.map((aggregate) => ({
    ...aggregate,
    default: given ?? zero,
  }));
}
