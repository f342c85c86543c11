import { fitLine } from "./fit.ts";
import { sumOf } from "./series.ts";

export interface Period {
  readonly length: number;
  /** How alike the series is to itself that much later: 1 at the most. */
  readonly score: number;
}

/** Periods of a lower score are chance. */
export const leastScore = 0.6;

/** Of fewer members none can be told from chance. */
const fewestMembers = 16;

/** A multiple of a period is a period as well; lengths that differ by so little are taken for multiples. */
const nearMultiple = 0.1;

/**
 * The periods in which a series repeats itself, the clearest first: peaks of its autocorrelation once its trend is off.
 * Kusto does not say how it finds and scores them: of what is recorded of it the lengths are the same, the scores near.
 */
export function periodsOf(
  series: readonly number[],
  shortest: number,
  longest: number,
): readonly Period[] {
  const alike = autocorrelation(series);
  const found: Period[] = [];
  for (let length = Math.max(2, Math.ceil(shortest)); length < alike.length - 1; length++) {
    if (length > longest) break;
    const score = alike[length] ?? 0;
    const isPeak = score > (alike[length - 1] ?? 0) && score >= (alike[length + 1] ?? 0);
    if (isPeak && score > 0) found.push({ length, score });
  }
  const byScore = found.toSorted((a, b) => b.score - a.score);
  return byScore.filter(
    ({ length }, i) => !byScore.slice(0, i).some((better) => isMultiple(length, better.length)),
  );
}

function isMultiple(length: number, of: number): boolean {
  const times = length / of;
  return times > 1 && Math.abs(times - Math.round(times)) < nearMultiple;
}

/** How alike a series is to itself later, by how much later; somewhat less where fewer members are compared. */
function autocorrelation(series: readonly number[]): readonly number[] {
  const { line } = fitLine(series);
  const rest = series.map((value, i) => value - (line[i] ?? 0));
  const whole = sumOf(rest.map((value) => value * value));
  if (whole === 0 || series.length < fewestMembers) return [];
  const longest = Math.floor(series.length / 2) + 1;
  return Array.from({ length: longest + 1 }, (_, later) => {
    let sum = 0;
    for (let i = later; i < rest.length; i++) sum += (rest[i] ?? 0) * (rest[i - later] ?? 0);
    return (sum / whole) * Math.sqrt(rest.length / (rest.length - later));
  });
}
