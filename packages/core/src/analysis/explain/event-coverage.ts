import { bindEcs, isEcsFilter } from "../../engine/index.ts";
import { legFilters } from "../../engine/relational/index.ts";
import { findEvent, shortProvider } from "../../knowledge/index.ts";
import { and, mapExpr } from "../../model/index.ts";
import type { Expr, Query } from "../../model/index.ts";
import { ecsEvents, ecsSource } from "../../schema/ecs/index.ts";
import type { TableLeg } from "../../schema/kusto/index.ts";
import { coverQuery, logSourceName } from "../../schema/index.ts";
import type { ClassCoverage, QueryCoverage } from "../../schema/index.ts";
import type { CoverageRow } from "./explanation.ts";
import { eachOnce, selectorRows } from "./selector-rows.ts";

/** The events that can serve a query, with what each needs and lacks. Never empty. */
export function eventCoverage(query: Query): readonly CoverageRow[] {
  if (isEcsFilter(query)) return ecsCoverage(query);
  const coverage = coverQuery(query);
  if (coverage === undefined) return [noEvents(query.source.kind, "the query names no log source")];
  const rows = coverage.classes.flatMap(classRows);
  if (coverage.plain) rows.push(plainRow(coverage));
  if (rows.length > 0) return rows;
  return [noEvents(logSourceName(coverage.logSource), "no events are known for this log source")];
}

/** The Windows events whose fields, as the Elastic Common Schema has them, can satisfy a query. */
function ecsCoverage(query: Query): readonly CoverageRow[] {
  const filter = and(query.steps.flatMap((step) => (step.kind === "filter" ? [step.where] : [])));
  const bound = new Map(bindEcs(query).map(({ selector, missing }) => [selector, missing]));
  const rows = eachOnce(
    ecsEvents.flatMap((leg) => {
      const missing = bound.get(leg.selector);
      if (missing === undefined) return [];
      const whole = { ...leg, columns: withSources(leg, filter) };
      return legFilters(whole, [], filter).flatMap(({ selector }) =>
        selectorRows(selector, missing),
      );
    }),
  );
  return [
    ...rows,
    {
      provider: "ECS",
      title: "Records that are in ECS themselves",
      role: rows.length === 0 ? "primary" : "alternative",
      audit: [],
      where: [],
      needs: ["what Winlogbeat, Elastic Agent or others shipped, as JSON"],
      missing: [],
    },
  ];
}

/** The fields of a leg's events, with those that a filter asks for by their raw names or by wildcards. */
function withSources(leg: TableLeg, filter: Expr): TableLeg["columns"] {
  const columns = new Map(leg.columns);
  mapExpr(filter, (node) => {
    const isNew = node.kind === "field" && node.vocabulary === "ecs" && !columns.has(node.name);
    const source = isNew ? ecsSource(leg, node.name) : undefined;
    if (isNew && source !== undefined) columns.set(node.name, source);
    return node;
  });
  return columns;
}

function classRows({
  eventClass,
  eventIds,
  needs,
  missing,
  cannotRun,
}: ClassCoverage): CoverageRow[] {
  const { channels, provider, role, audit, where } = eventClass;
  const rest = {
    role,
    where: [...where].map(([field, values]) => ({ field, values })),
    needs,
    missing,
    ...(cannotRun === undefined ? {} : { cannotRun }),
  };
  const places = channels.length === 0 ? [undefined] : channels;
  return places.flatMap((channel) =>
    (eventIds.length === 0 ? [undefined] : eventIds).map((eventId): CoverageRow => {
      const entry = eventId === undefined ? undefined : findEvent(channel ?? provider, eventId);
      const owner = provider === "" ? (entry?.provider ?? channel) : provider;
      return {
        provider: owner === undefined ? "any" : shortProvider(owner).replace(/\/Operational$/, ""),
        ...(channel === undefined ? {} : { channel }),
        ...(eventId === undefined ? {} : { eventId }),
        title: entry?.title ?? (eventId === undefined ? "Any event" : "(title not known)"),
        audit: audit === undefined ? (entry?.audit ?? []) : [audit],
        ...rest,
      };
    }),
  );
}

function plainRow({ logSource }: QueryCoverage): CoverageRow {
  return {
    provider: logSourceName(logSource),
    title: "Records of this log source",
    role: "primary",
    audit: [],
    where: [],
    needs: ["the log as JSON or CSV, under the field names of the rule"],
    missing: [],
  };
}

/** What stands where no event can serve. */
export function noEvents(provider: string, cannotRun: string): CoverageRow {
  return {
    provider,
    title: "None known",
    role: "primary",
    audit: [],
    where: [],
    needs: [],
    missing: [],
    cannotRun,
  };
}
