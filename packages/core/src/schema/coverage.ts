import { and } from "../model/index.ts";
import type { Expr, LogSource, Query } from "../model/index.ts";
import type { EventClass } from "./event-class.ts";
import { fieldNames, lacksField } from "./field-names.ts";
import { eventIdsOf } from "./event-ids.ts";
import { resolveLogSource } from "./resolve.ts";
import { always, simplifyFilter } from "./simplify.ts";
import { substituteFields } from "./substitute.ts";

/** What one event class has for a query. */
export interface ClassCoverage {
  readonly eventClass: EventClass;
  /** The ids that the query asks for among the class's; empty where any will do. */
  readonly eventIds: readonly number[];
  /** What must be configured for the event to be logged, and to have the fields that the query tests. */
  readonly needs: readonly string[];
  /** Fields that the query tests and the event does not have. */
  readonly missing: readonly string[];
  /** Why the query is not run on the class. */
  readonly cannotRun?: string;
}

/** All event classes of a query's log source, those included on which it cannot run. */
export interface QueryCoverage {
  readonly logSource: LogSource;
  readonly classes: readonly ClassCoverage[];
  /** Records of no Windows channel are searched too. */
  readonly plain: boolean;
}

/** Which events a query needs and what each of them lacks; undefined for queries over other sources. */
export function coverQuery(query: Query): QueryCoverage | undefined {
  if (query.source.kind !== "event-class") return undefined;
  const { logSource } = query.source;
  const resolution = resolveLogSource(logSource);
  if (resolution.kind === "unknown") return { logSource, classes: [], plain: false };
  const wheres = query.steps.flatMap((step) => (step.kind === "filter" ? [step.where] : []));
  const filter = wheres.length === 0 ? always : and(wheres);
  return {
    logSource,
    classes: resolution.classes.map((eventClass) => coverClass(filter, eventClass)),
    plain: resolution.plain,
  };
}

function coverClass(filter: Expr, eventClass: EventClass): ClassCoverage {
  const asked = eventIdsOf(filter);
  const own = eventClass.eventIds;
  const eventIds =
    own.length === 0
      ? [...(asked ?? [])]
      : own.filter((id) => asked === undefined || asked.has(id));
  const names = fieldNames(filter);
  const fieldNeeds = names.flatMap((name) => {
    const need = eventClass.fieldNeeds.get(name);
    return need === undefined ? [] : [`${need} (for ${name})`];
  });
  const missing = names.filter((name) => lacksField(eventClass, name));
  const cannotRun = whyNot(filter, eventClass, own.length > 0 && eventIds.length === 0);
  return {
    eventClass,
    eventIds: eventIds.length === 0 ? own : eventIds,
    needs: [...(eventClass.needs === undefined ? [] : [eventClass.needs]), ...fieldNeeds],
    missing,
    ...(cannotRun === undefined ? {} : { cannotRun }),
  };
}

function whyNot(filter: Expr, eventClass: EventClass, otherIds: boolean): string | undefined {
  if (eventClass.notRun !== undefined) return eventClass.notRun;
  if (otherIds) return "the rule asks for other event ids";
  const result = simplifyFilter(substituteFields(filter, eventClass));
  if (result.kind === "filter") return undefined;
  return result.missing.length === 0
    ? "the rule's conditions cannot hold for it"
    : `the rule needs ${result.missing.join(", ")}, which it does not have`;
}
