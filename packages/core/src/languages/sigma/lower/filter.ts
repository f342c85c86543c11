import {
  and,
  type Detection,
  type Expr,
  type LogSource,
  mapExpr,
  or,
} from "../../../model/index.ts";
import type { Report } from "../report.ts";
import type { SigmaFilter } from "../syntax/index.ts";
import type { Placeholders } from "./placeholders.ts";
import { lowerSearchBlock } from "./search.ts";

/** A filter ready to be joined to rules: a named node without places, for they are those of another file. */
export interface LoweredFilter {
  readonly filter: SigmaFilter;
  readonly where: Expr;
}

export function lowerFilter(
  filter: SigmaFilter,
  placeholders: Placeholders,
  report: Report,
): LoweredFilter | undefined {
  const conditions = lowerSearchBlock(filter.search, { report, placeholders });
  if (report.failed()) return undefined;
  const { title, id, name } = filter.attributes;
  const label = name?.name ?? id?.name ?? title ?? report.source.name;
  const arg = mapExpr(or(conditions), withoutOrigin);
  return { filter, where: { kind: "named", name: `filter ${label}`, role: "macro", arg } };
}

function withoutOrigin(expr: Expr): Expr {
  const copy: Expr & { origin?: unknown } = { ...expr };
  delete copy.origin;
  return copy;
}

/** Whether every part that `filter` sets is the same in `rule` (specification, "Log source"). */
export function coversLogSource(filter: LogSource, rule: LogSource): boolean {
  return (["product", "category", "service"] as const).every(
    (part) =>
      filter[part] === undefined || filter[part]?.toLowerCase() === rule[part]?.toLowerCase(),
  );
}

/**
 * Joins a filter to a rule: its condition is ANDed as written, as pySigma does, so that a filter that
 * excludes must say `not`. (The specification's example reads the other way round.)
 */
export function applyFilter(detection: Detection, { where }: LoweredFilter): Detection {
  if (detection.logic.kind !== "queries") return detection;
  const queries = detection.logic.queries.map((query) => ({
    ...query,
    steps: query.steps.map((step) =>
      step.kind === "filter" ? { ...step, where: and([step.where, where]) } : step,
    ),
  }));
  return { ...detection, logic: { kind: "queries", queries } };
}
