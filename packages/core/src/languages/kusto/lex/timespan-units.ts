const microsecond = 10;
const millisecond = 1000 * microsecond;
const second = 1000 * millisecond;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const names: readonly (readonly [number, string])[] = [
  [day, "d day days"],
  [hour, "h hr hrs hour hours"],
  [minute, "m min minute minutes"],
  [second, "s sec second seconds"],
  [millisecond, "ms milli millis millisec millisecond milliseconds"],
  [microsecond, "micro micros microsec microsecond microseconds"],
  [0.01, "nano nanos nanosec nanosecond nanoseconds"],
  [1, "tick ticks"],
];

/** The units of timespan literals in ticks of 100 ns (KqlTokens.g4, TIMESPANLITERAL); they are case-sensitive. */
export const ticksPerUnit: ReadonlyMap<string, number> = new Map(
  names.flatMap(([ticks, units]) => units.split(" ").map((unit) => [unit, ticks] as const)),
);

export const ticksPerDay = day;
export const ticksPerSecond = second;
