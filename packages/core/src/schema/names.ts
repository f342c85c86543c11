import type { LogSource } from "../model/index.ts";
import type { EventClass } from "./event-class.ts";

/** A log source for people: `windows/process_creation`. */
export function logSourceName({ product, category, service }: LogSource): string {
  const parts = [product, category, service].filter((part) => part !== undefined);
  return parts.length === 0 ? "any" : parts.join("/");
}

/** The events of a class for people: `Security 4688`. */
export function eventName({ channels, provider, eventIds }: EventClass): string {
  const place = (channels[0] ?? provider)
    .replace(/^Microsoft-Windows-/, "")
    .replace(/\/Operational$/, "");
  return eventIds.length === 0 ? place : `${place} ${eventIds.join(", ")}`;
}
