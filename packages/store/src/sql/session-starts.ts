import type { JsFunction } from "../functions/types.ts";

/**
 * For each time of a list in order, the first time of its session. A session ends where a time is further from its
 * first than `fromFirst`, or further from the one before than `between`. A missing time is in no session.
 */
export function sessionStarts(
  times: readonly (bigint | null)[],
  fromFirst: bigint,
  between: bigint,
): readonly (bigint | null)[] {
  let first: bigint | undefined;
  let last: bigint | undefined;
  return times.map((time) => {
    if (time === null) return null;
    if (
      first === undefined ||
      last === undefined ||
      time - first > fromFirst ||
      time - last > between
    )
      first = time;
    last = time;
    return first;
  });
}

/** `js_session_starts('1,2,,3', most since the first, most between two)`: the like list of starts. */
export const sessionStartsFunction: JsFunction = {
  name: "js_session_starts",
  parameters: ["string", "timespan", "timespan"],
  returns: "string",
  evaluate: ([list, fromFirst, between]) => {
    if (typeof list !== "string" || typeof fromFirst !== "bigint" || typeof between !== "bigint")
      return null;
    const times = list.split(",").map((time) => (time === "" ? null : BigInt(time)));
    return sessionStarts(times, fromFirst, between)
      .map((start) => (start === null ? "" : String(start)))
      .join(",");
  },
};
