import type { Expr } from "../../model/index.ts";
import { constant, decode, exprOf, where } from "../kusto/columns.ts";
import type { Source, Sources } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { constants } from "./common.ts";

const happening = (category: string, type: Source, action: Source): Sources => ({
  "event.category": constants(category),
  "event.type": type,
  "event.action": action,
});

const start = happening("process", constants("start"), constant("start"));
const end = happening("process", constants("end"), constant("end"));
const made = happening("file", constants("creation"), constant("creation"));
const deleted = happening("file", constants("deletion"), constant("deletion"));

const keyChange = decode(
  "EventType",
  { CreateKey: "creation", DeleteKey: "deletion", DeleteValue: "deletion" },
  constant("change"),
);

/** What Elastic Defend calls the happenings that Windows logs have too, by the legs of their events. */
const happenings: Readonly<Record<string, Sources>> = {
  "Sysmon 1": start,
  "Sysmon 3": happening(
    "network",
    constants("start"),
    where("Initiated", "true", constant("connection_attempted"), constant("connection_accepted")),
  ),
  "Sysmon 5": end,
  "Sysmon 6": happening("driver", constants("start"), constant("load")),
  "Sysmon 11": made,
  "Sysmon 12": happening("registry", keyChange, keyChange),
  "Sysmon 13": happening("registry", constants("change"), constant("modification")),
  "Sysmon 14": happening("registry", constants("change"), constant("rename")),
  "Sysmon 22": happening("network", constants("info"), constant("lookup_requested")),
  "Sysmon 23": deleted,
  "Sysmon 26": deleted,
  "Security 4688": start,
  "Security 4689": end,
};

/**
 * An event as Elastic Defend has it, of one category and in its words; what it has no word for is as the agents for
 * Windows logs have it. Source: https://github.com/elastic/endpoint-package (fields of its data streams).
 */
export function asDefendHasIt(leg: TableLeg): TableLeg {
  const known = happenings[leg.label];
  if (known === undefined || leg.columns.has("dll.path")) return leg;
  const named = Object.entries(known).map(([name, source]): [string, Expr] => [
    name,
    exprOf(source),
  ]);
  return { ...leg, columns: new Map([...leg.columns, ...named]) };
}
