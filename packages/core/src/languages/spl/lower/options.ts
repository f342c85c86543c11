import type { Command, Options } from "../syntax.ts";
import { refuse } from "./lowering.ts";
import type { Lowering } from "./lowering.ts";

/** Whether an option is switched on: `t`, `true` and `1` mean so, as `f`, `false` and `0` do not. */
export function isOn(options: Options, name: string, byDefault: boolean): boolean {
  const value = options.get(name)?.toLowerCase();
  if (value === undefined) return byDefault;
  return /^(?:t|true|1|yes)$/.test(value);
}

/** Options that change what comes out, and that are not run: by the command, or for all. */
const notRun: Readonly<Record<string, string>> = {
  stats: "allnum dedup_splitvals",
  eventstats: "allnum",
  streamstats: "allnum",
  tstats: "prestats",
  chart: "aligntime agg format",
  timechart: "aligntime agg format",
  bin: "start end aligntime minspan",
  rex: "offset_field",
  makemv: "setsv",
  join: "usetime",
  lookup: "event_time_field",
  transaction: "name",
};

/** Refuses a command with an option that is switched on, or has a value, and that would be passed over. */
export function refuseOptions({ kind, options, span }: Command, lowering: Lowering): void {
  const mode = kind === "foreach" ? options.get("mode") : undefined;
  if (mode !== undefined && mode !== "multifield")
    return refuse(lowering, `'foreach mode=${mode}'`, span);
  for (const name of notRun[kind]?.split(" ") ?? [])
    if (options.has(name) && !isOff(options, name))
      refuse(lowering, `'${kind}' with '${name}'`, span);
}

const isOff = (options: Options, name: string): boolean =>
  /^(?:f|false|0|no)$/i.test(options.get(name) ?? "");
