const milliseconds: ReadonlyMap<string, number> = new Map([
  ["s", 1_000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
  ["w", 604_800_000],
  // The mean Gregorian month and year; pySigma's figures.
  ["M", 2_629_746_000],
  ["y", 31_556_952_000],
]);

/** `15m` in milliseconds. Units: s m h d (specification), w M y (pySigma); undefined for all else. */
export function parseTimespan(text: string): number | undefined {
  const parts = /^([0-9]+)([smhdwMy])$/.exec(text);
  const unit = milliseconds.get(parts?.[2] ?? "");
  if (parts === null || unit === undefined) return undefined;
  const span = Number(parts[1]) * unit;
  return Number.isSafeInteger(span) && span > 0 ? span : undefined;
}
