import type { ColumnType, Expr } from "../../model/index.ts";
import { rawField } from "../raw-test.ts";
import type { TableBinding, TableLeg } from "../kusto/table-binding.ts";
import { said } from "./common.ts";
import { asDefendHasIt } from "./endpoint.ts";
import { otherEvents, powershellEvents } from "./other.ts";
import { securityEvents } from "./security.ts";
import { sysmonEvents } from "./sysmon.ts";

/** How the events of Windows logs supply the fields of ECS, each leg for one kind of event. */
export const ecsEvents: readonly TableLeg[] = [
  ...sysmonEvents,
  ...securityEvents,
  ...powershellEvents,
  ...otherEvents,
];

/** Where agents keep what they do not map. */
const rawData = /^winlog\.(?:event_data|user_data)\./;

/** The field of the event that a name below `winlog` stands for. */
export function rawSource(field: string): Expr | undefined {
  const raw = rawData.exec(field);
  return raw === null ? undefined : said(rawField(field.slice(raw[0].length)));
}

/**
 * All events as a table whose columns are the fields that a query names: `events` as Winlogbeat and the Windows
 * integrations map them, `endpoint-events` as Elastic Defend has the same happenings. Each event is one row.
 */
export function bindEvents(name: string, columns: readonly ColumnType[]): TableBinding | undefined {
  if (name !== "events" && name !== "endpoint-events") return undefined;
  const legs = (
    name === "events"
      ? ecsEvents.filter((leg) => !endpointLegs.has(leg))
      : ecsEvents.filter((leg) => !windowsLegs.has(leg)).map(asDefendHasIt)
  ).map((leg) => ({ ...leg, columns: columnsIn(leg, columns) }));
  const unfilled = columns
    .map((column) => column.name)
    .filter((column) => !legs.some((leg) => leg.columns.has(column)));
  return { vocabulary: "ecs", name, columns, legs, unfilled, missingText: "null" };
}

/** What there are two views of: loaded images, of which Elastic Defend makes a category of its own. */
const endpointLegs = new Set(ecsEvents.filter((leg) => leg.columns.has("dll.path")));
const windowsLegs = new Set(
  ecsEvents.filter((leg) =>
    [...endpointLegs].some((other) => other !== leg && other.label === leg.label),
  ),
);

function columnsIn(leg: TableLeg, columns: readonly ColumnType[]): ReadonlyMap<string, Expr> {
  return new Map(
    columns.flatMap(({ name }) => {
      const source = leg.columns.get(name) ?? rawSource(name);
      return source === undefined ? [] : [[name, source] as const];
    }),
  );
}

/** The fields that events of Windows logs supply, in the order of their first mention. */
export function ecsFieldNames(): readonly string[] {
  return [...new Set(ecsEvents.flatMap(({ columns }) => [...columns.keys()]))];
}
