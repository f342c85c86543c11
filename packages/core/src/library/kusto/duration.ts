const day = 86_400_000;
const units: Readonly<Record<string, number>> = { d: day, h: 3_600_000, m: 60_000, s: 1_000 };

/** Milliseconds of a duration: Kusto's `1h`, `14d`, `1h10m`, or ISO 8601's `PT1H`, `P14D`; undefined for other texts. */
export function parseDuration(text: string): number | undefined {
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i.exec(text);
  if (iso !== null && iso[0].length > 2) {
    const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = iso;
    return (
      Number(days) * day +
      Number(hours) * 3_600_000 +
      Number(minutes) * 60_000 +
      Number(seconds) * 1_000
    );
  }
  if (!/^(?:\d+[dhms])+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)([dhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit as string] ?? 0),
    0,
  );
}
