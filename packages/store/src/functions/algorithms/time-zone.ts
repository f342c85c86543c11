import { ticksOfTime, ticksPerMillisecond } from "@telltale/core/model";

const epoch = ticksOfTime("1970-01-01") ?? 0n;

const clocks = new Map<string, Intl.DateTimeFormat | undefined>();

/** The clock of a zone of the tz database; undefined for an unknown one. */
function clockOf(zone: string): Intl.DateTimeFormat | undefined {
  if (!clocks.has(zone)) {
    try {
      const clock = new Intl.DateTimeFormat("en-US", {
        timeZone: zone,
        hourCycle: "h23",
        era: "short",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
      });
      clocks.set(zone, clock);
    } catch {
      clocks.set(zone, undefined);
    }
  }
  return clocks.get(zone);
}

/** Ticks that the zone's clocks are ahead of UTC at a time in UTC. */
function offsetAt(ticks: bigint, clock: Intl.DateTimeFormat): bigint {
  const seconds = Math.floor(Number(ticks - epoch) / 1e7);
  const parts = new Map(
    clock.formatToParts(seconds * 1000).map(({ type, value }) => [type, value]),
  );
  const field = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name));
  const year = parts.get("era") === "BC" ? 1 - field("year") : field("year");
  const wall = new Date(0);
  wall.setUTCFullYear(year, field("month") - 1, field("day"));
  wall.setUTCHours(field("hour"), field("minute"), field("second"));
  return BigInt(wall.getTime() - seconds * 1000) * ticksPerMillisecond;
}

/** What a zone's clocks show at a time in UTC; null for an unknown zone. */
export function localOfUtc(ticks: bigint, zone: string): bigint | null {
  const clock = clockOf(zone);
  return clock === undefined ? null : ticks + offsetAt(ticks, clock);
}

/** The time in UTC at which a zone's clocks show this, or would, had they not been put forward; null for an unknown zone. */
export function utcOfLocal(ticks: bigint, zone: string): bigint | null {
  const clock = clockOf(zone);
  if (clock === undefined) return null;
  const after = offsetAt(ticks, clock);
  const before = offsetAt(ticks - after, clock);
  return offsetAt(ticks - before, clock) === before ? ticks - before : ticks - after;
}
