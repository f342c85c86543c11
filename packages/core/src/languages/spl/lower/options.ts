import type { Options } from "../syntax.ts";

/** Whether an option is switched on: `t`, `true` and `1` mean so, as `f`, `false` and `0` do not. */
export function isOn(options: Options, name: string, byDefault: boolean): boolean {
  const value = options.get(name)?.toLowerCase();
  if (value === undefined) return byDefault;
  return /^(?:t|true|1|yes)$/.test(value);
}
