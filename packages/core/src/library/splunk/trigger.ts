import type { Trigger } from "../../model/index.ts";
import type { Setting } from "./conf.ts";

/**
 * How many results make an alert of a saved search; undefined where it does not say, or says what one run over logs
 * cannot tell, such as `rises by`. https://docs.splunk.com/Documentation/Splunk/latest/Admin/Savedsearchesconf
 */
export function savedSearchTrigger(settings: ReadonlyMap<string, Setting>): Trigger | undefined {
  const of = (name: string) => settings.get(name)?.value.trim().toLowerCase() ?? "";
  const operator = relations.get(of("relation"));
  const quantity = of("quantity");
  if (!/^number of (?:events|results)$/.test(of("counttype")) || operator === undefined)
    return undefined;
  return /^\d+$/.test(quantity) ? { operator, threshold: Number(quantity) } : undefined;
}

const relations: ReadonlyMap<string, Trigger["operator"]> = new Map([
  ["greater than", "gt"],
  ["less than", "lt"],
  ["equal to", "eq"],
  ["not equal to", "ne"],
]);
