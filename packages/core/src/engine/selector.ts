import type { EventSelector } from "../schema/index.ts";

/** What routes a record: where it was logged and by whom. */
export interface Route {
  readonly channel: string;
  readonly provider: string;
  readonly eventId: number;
}

/** Whether records of the route are of the selected kind; names compare without case. */
export function selects(selector: EventSelector, route: Route): boolean {
  if (selector.plain === true) return route.channel === "" && route.provider === "";
  if (selector.eventIds !== undefined && !selector.eventIds.includes(route.eventId)) return false;
  if (selector.provider !== undefined && !sameName(selector.provider, route.provider)) return false;
  return (
    selector.channels === undefined ||
    selector.channels.some((channel) => sameName(channel, route.channel))
  );
}

function sameName(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}
