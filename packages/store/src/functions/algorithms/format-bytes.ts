const units = ["Bytes", "KB", "MB", "GB", "TB", "PB"] as const;

/** A number of bytes with its unit, the largest that it fills or the one asked for; empty for an unknown one. */
export function formatBytes(bytes: number, digits: number, unit: string | undefined): string {
  const asked = unit === undefined ? -1 : units.findIndex((name) => name === unit);
  if (unit !== undefined && asked < 0) return "";
  const filled = Math.floor(Math.log(Math.max(Math.abs(bytes), 1)) / Math.log(1024));
  const place = unit === undefined ? Math.min(filled, units.length - 1) : asked;
  const scale = 10 ** Math.max(digits, 0);
  return `${Math.round((bytes / 1024 ** place) * scale) / scale} ${units[place] ?? ""}`;
}
