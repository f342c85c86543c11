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
