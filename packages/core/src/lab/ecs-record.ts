import { evaluateExpr, evaluateScalar, matchesRoute } from "../engine/index.ts";
import type { Datum, Event } from "../model/index.ts";
import { ecsEvents, ecsSource } from "../schema/ecs/index.ts";

type Node = { [name: string]: Node | Datum };

/**
 * A Windows event as agents ship it: the fields of ECS that the event supplies, and below `winlog` what it says itself,
 * as texts. What is of two kinds in ECS (a module that is loaded: of a process, and of a library) gives a record for
 * each; what is no Windows event gives none.
 */
export function ecsRecords(event: Event): readonly Readonly<Record<string, unknown>>[] {
  return ecsEvents
    .filter(
      ({ selector, where }) =>
        matchesRoute(selector, event) &&
        (where === undefined || evaluateExpr(where, event) === true),
    )
    .map((leg) => recordOf(leg, event));
}

function recordOf(leg: (typeof ecsEvents)[number], event: Event): Node {
  const record: Node = {};
  for (const name of leg.columns.keys()) {
    const source = ecsSource(leg, name);
    const value = source === undefined ? undefined : evaluateScalar(source, event);
    if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0))
      put(record, name.split("."), value);
  }
  const data: Node = {};
  // Agents leave out what is empty or a dash.
  for (const [name, value] of Object.entries(event.fields()))
    if (value !== null && value !== "" && value !== "-") data[name] = textsOf(value);
  put(record, ["winlog", "event_data"], data);
  return record;
}

const textsOf = (value: Datum): Datum =>
  typeof value === "object" || typeof value === "string" ? value : String(value);

function put(record: Node, path: readonly string[], value: Datum | Node): void {
  const [name = "", ...rest] = path;
  if (rest.length === 0) {
    record[name] = value;
    return;
  }
  const inner = record[name];
  const isNode = typeof inner === "object" && inner !== null && !Array.isArray(inner);
  put(isNode ? (inner as Node) : ((record[name] = {}) as Node), rest, value);
}
