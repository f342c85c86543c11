const units: ReadonlyMap<string, number> = new Map([
  ["", 1],
  ["ms", 0.001],
  ["s", 1],
  ["m", 60],
  ["h", 3600],
]);

/** A length of time in seconds: `90`, `30s`, `5m`, `1.5h`, `500ms`. */
export function parseSeconds(input: string): number {
  const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(input) ?? [];
  const seconds = Number(number) * (units.get(unit) ?? NaN);
  if (number === "" || !(seconds > 0))
    throw new SyntaxError(`${input} is not a length of time such as 30s, 5m or 1h`);
  return seconds;
}

/** An amount of memory in megabytes: `512`, `512MB`, `2GB`. */
export function parseMegabytes(input: string): number {
  const [, number = "", unit = "MB"] = /^(\d+(?:\.\d+)?)\s*(MB|GB)?$/i.exec(input) ?? [];
  const megabytes = Math.round(Number(number) * (unit.toUpperCase() === "GB" ? 1000 : 1));
  if (number === "" || megabytes < 1)
    throw new SyntaxError(`${input} is not an amount of memory such as 512MB or 2GB`);
  return megabytes;
}

/** A table that the user brings. */
export interface GivenTable {
  readonly name: string;
  readonly path: string;
}

/** `Name=file`. */
export function parseGivenTable(input: string): GivenTable {
  const at = input.indexOf("=");
  const name = input.slice(0, at).trim();
  const path = input.slice(at + 1);
  if (at < 0 || !/^[A-Za-z_]\w*$/.test(name) || path === "")
    throw new SyntaxError(`${input} is not Name=file, such as SigninLogs=signin.jsonl`);
  return { name, path };
}
