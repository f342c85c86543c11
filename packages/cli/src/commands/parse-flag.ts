/** A whole number of one or more. */
export function parseCount(input: string): number {
  const count = Number(input);
  if (!/^\d+$/.test(input) || count < 1)
    throw new SyntaxError(`${input} is not a whole number above 0`);
  return count;
}

/** An ISO 8601 time, as UTC; a time without a zone is UTC, a date alone is its midnight. */
export function parseTime(input: string): string {
  const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?)(Z|[+-]\d\d:\d\d)?)?$/;
  const match = form.exec(input);
  const [, day = "", time = "00:00", zone = "Z"] = match ?? [];
  const milliseconds = match === null ? NaN : Date.parse(`${day}T${time}${zone}`);
  // The platform takes February 30 for March 2.
  if (Number.isNaN(milliseconds) || !new Date(day).toISOString().startsWith(day)) {
    throw new SyntaxError(`${input} is not a time such as 2026-03-01 or 2026-03-01T08:30:00Z`);
  }
  return new Date(milliseconds).toISOString();
}

/** An amount of memory in megabytes: `512`, `512MB`, `2GB`. */
export function parseMegabytes(input: string): number {
  const [, number = "", unit = "MB"] = /^(\d+(?:\.\d+)?)\s*(MB|GB)?$/i.exec(input) ?? [];
  const megabytes = Math.round(Number(number) * (unit.toUpperCase() === "GB" ? 1000 : 1));
  if (number === "" || megabytes < 1)
    throw new SyntaxError(`${input} is not an amount of memory such as 512MB or 2GB`);
  return megabytes;
}

/** A file, and the name that queries know it by. */
export interface NamedFile {
  readonly name: string;
  readonly path: string;
}

/** `name=file.csv`: what searches call a lookup may have dots and hyphens. */
export function parseLookup(input: string): NamedFile {
  const at = input.indexOf("=");
  const name = input.slice(0, at).trim();
  const path = input.slice(at + 1);
  if (at < 0 || !/^[\w.-]+$/.test(name) || path === "")
    throw new SyntaxError(`${input} is not name=file, such as bad_tools=tools.csv`);
  return { name, path };
}
