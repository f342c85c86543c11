import { timeOfTicks, ticksPerDay } from "@telltale/core/model";

const pair = (value: number, width: number) => String(value).padStart(width, "0");

/**
 * A time by a format of `format_datetime`: runs of `y M d H h m s f F t`, longer runs padded, anything else as it is.
 * A run of more letters than there are forms goes on with the longest.
 * https://learn.microsoft.com/kusto/query/format-datetime-function
 */
export function formatTime(ticks: bigint, format: string): string {
  const iso = timeOfTicks(ticks);
  const [year = "", month, day, hour, minute, second, fraction = ""] = iso.split(/[-T:.Z]/);
  const hours = Number(hour);
  const fields: Readonly<Record<string, number>> = {
    M: Number(month),
    d: Number(day),
    H: hours,
    h: hours % 12 === 0 ? 12 : hours % 12,
    m: Number(minute),
    s: Number(second),
  };
  return runsOf(format)
    .map((run) => {
      const letter = run.charAt(0);
      const field = fields[letter];
      if (field !== undefined) return twoAtMost(run, field);
      switch (letter) {
        case "y":
          return run.length > 2
            ? year
            : year.slice(2).replace(/^0(?=.)/, run.length === 1 ? "" : "0");
        case "f":
          return fraction.slice(0, run.length);
        case "F":
          return fraction.slice(0, run.length).replace(/0+$/, "");
        case "t":
          return (hours < 12 ? "AM" : "PM").slice(0, run.length);
        default:
          return run;
      }
    })
    .join("");
}

/** Two letters are the longest form: four of them say the same twice. */
function twoAtMost(run: string, value: number): string {
  const pairs = Math.floor(run.length / 2);
  return pair(value, 2).repeat(pairs) + (run.length % 2 === 1 ? String(value) : "");
}

/** A timespan by a format of `format_timespan`: runs of `d H h m s f F`, anything else as it is. */
export function formatTimespan(ticks: bigint, format: string): string {
  const size = ticks < 0n ? -ticks : ticks;
  const seconds = Number((size % ticksPerDay) / 10_000_000n);
  const fraction = pair(Number(size % 10_000_000n), 7);
  const fields: Readonly<Record<string, number>> = {
    d: Number(size / ticksPerDay),
    H: Math.floor(seconds / 3600),
    h: Math.floor(seconds / 3600),
    m: Math.floor(seconds / 60) % 60,
    s: seconds % 60,
  };
  const text = runsOf(format)
    .map((run) => {
      const letter = run.charAt(0);
      if (letter === "d") return pair(fields["d"] ?? 0, run.length);
      const field = fields[letter];
      if (field !== undefined) return twoAtMost(run, field);
      if (letter === "f") return fraction.slice(0, run.length);
      if (letter === "F") return fraction.slice(0, run.length).replace(/0+$/, "");
      return run;
    })
    .join("");
  return ticks < 0n ? `-${text}` : text;
}

/** A format as runs of one letter, which may run on as long as it has forms. */
const runsOf = (format: string) =>
  [...format.matchAll(/y{1,4}|M+|d+|H+|h+|m+|s+|f{1,7}|F{1,7}|t{1,2}|[^]/g)].map(([run]) => run);
