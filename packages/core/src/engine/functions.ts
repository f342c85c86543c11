import type { Datum } from "../model/index.ts";
import { textOf } from "./datum.ts";
import { foldText } from "./fold.ts";
import { overMembers } from "./functions/over-members.ts";
import { textAndNumberFunctions } from "./functions/texts-and-numbers.ts";
import { recordFunctions } from "./functions/index.ts";
import type { ScalarFunction } from "./functions/scalar-function.ts";

/** The function table: names are the model's, not any language's. */
export const functions: ReadonlyMap<string, ScalarFunction> = new Map<string, ScalarFunction>([
  ...textAndNumberFunctions.map(([name, apply]) => [name, overMembers(apply)] as const),
  /** concat(a, b, …): the texts joined; no value if one is missing. */
  [
    "concat",
    overMembers((args) =>
      args.some((arg) => arg === undefined || arg === null)
        ? undefined
        : args.map((arg) => textOf(arg as Datum)).join(""),
    ),
  ],
  ["starts-with", textTest((text, part) => text.startsWith(part))],
  ["ends-with", textTest((text, part) => text.endsWith(part))],
  ["contains", textTest((text, part) => text.includes(part))],
  /** time-part(unit, time): minute, hour, day, month, year, or ISO week, in UTC. */
  [
    "time-part",
    ([unit, time]) =>
      typeof unit === "string" && time !== undefined && time !== null
        ? timePart(unit, textOf(time))
        : undefined,
  ],
  ...recordFunctions,
]);

/** (a, b, "insensitive" | "sensitive") → boolean. */
function textTest(test: (text: string, part: string) => boolean): ScalarFunction {
  return overMembers(([a, b, rule]) => {
    if (a === undefined || a === null || b === undefined || b === null) return undefined;
    const fold = rule === "insensitive" ? foldText : (text: string) => text;
    return test(fold(textOf(a)), fold(textOf(b)));
  });
}

function timePart(unit: string, text: string): number | undefined {
  const time = parseTime(text);
  if (time === undefined) return undefined;
  switch (unit) {
    case "minute":
      return time.getUTCMinutes();
    case "hour":
      return time.getUTCHours();
    case "day":
      return time.getUTCDate();
    case "week":
      return isoWeek(time);
    case "month":
      return time.getUTCMonth() + 1;
    case "year":
      return time.getUTCFullYear();
    default:
      return undefined;
  }
}

/** ISO 8601 with `T` or a blank; a text without a zone is UTC, as Windows logs write it. */
export function parseTime(text: string): Date | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(
    text.trim(),
  );
  if (match === null)
    return /^\d{4}-\d\d-\d\d$/.test(text) ? parseTime(`${text}T00:00`) : undefined;
  const [, day, clock = "", fraction = "", zone = "Z"] = match;
  const seconds = clock.length === 5 ? `${clock}:00` : clock;
  const time = new Date(`${day}T${seconds}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** ISO 8601 week number: week 1 holds the year's first Thursday. */
function isoWeek(time: Date): number {
  const thursday = new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth(), time.getUTCDate()));
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - yearStart) / 86_400_000 + 1) / 7);
}
