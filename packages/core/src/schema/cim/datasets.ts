import type { TableLeg } from "../kusto/table-binding.ts";
import { and, literal } from "../../model/index.ts";
import type { Expr } from "../../model/index.ts";
import { authentication } from "./authentication.ts";
import { accountManagement, allChanges, auditingChanges, endpointChanges } from "./change.ts";
import { filesystem } from "./filesystem.ts";
import { allTraffic, dns } from "./network.ts";
import { processes } from "./processes.ts";
import { registry } from "./registry.ts";
import { services } from "./services.ts";

/** A dataset of a data model: events, under the names of the model's fields. */
export interface Dataset {
  /** `Endpoint.Processes` */
  readonly name: string;
  /** What stands before the names of its fields: `Processes`. */
  readonly prefix: string;
  readonly legs: readonly TableLeg[];
}

/** The legs whose rows have a value in a column that is the same in all of them, and those whose rows may have it. */
function having(legs: readonly TableLeg[], column: string, value: string): readonly TableLeg[] {
  return legs.flatMap((leg) => {
    const source = leg.columns.get(column);
    if (source?.kind === "literal" && source.value.kind === "string")
      return source.value.value === value ? [leg] : [];
    if (source === undefined) return [];
    const test: Expr = {
      kind: "match",
      subject: source,
      pattern: [literal(value)],
      caseRule: "insensitive",
      quantifier: "any",
    };
    return [{ ...leg, where: leg.where === undefined ? test : and([leg.where, test]) }];
  });
}

const dataset = (name: string, prefix: string, legs: readonly TableLeg[]) =>
  [name, { name, prefix, legs }] as const;

/** The datasets that events of Windows supply, by the path that searches call them by. */
export const datasets: ReadonlyMap<string, Dataset> = new Map<string, Dataset>([
  dataset("Endpoint.Processes", "Processes", processes),
  dataset("Endpoint.Registry", "Registry", registry),
  dataset("Endpoint.Filesystem", "Filesystem", filesystem),
  dataset("Endpoint.Services", "Services", services),
  dataset("Network_Traffic.All_Traffic", "All_Traffic", allTraffic),
  dataset("Network_Resolution.DNS", "DNS", dns),
  dataset("Authentication.Authentication", "Authentication", authentication),
  dataset(
    "Authentication.Failed_Authentication",
    "Authentication",
    having(authentication, "Authentication.action", "failure"),
  ),
  dataset(
    "Authentication.Successful_Authentication",
    "Authentication",
    having(authentication, "Authentication.action", "success"),
  ),
  dataset("Change.All_Changes", "All_Changes", allChanges),
  dataset("Change.Account_Management", "All_Changes", accountManagement),
  dataset("Change.Auditing_Changes", "All_Changes", auditingChanges),
  dataset("Change.Endpoint_Changes", "All_Changes", endpointChanges),
]);

/** The dataset that a model stands for where none is named. */
const roots: ReadonlyMap<string, string> = new Map([
  ["Network_Traffic", "Network_Traffic.All_Traffic"],
  ["Network_Resolution", "Network_Resolution.DNS"],
  ["Authentication", "Authentication.Authentication"],
  ["Change", "Change.All_Changes"],
]);

/** A dataset by its name as searches write it: `Endpoint.Processes`, `"Endpoint"."Processes"`, `Authentication`. */
export function datasetNamed(name: string): Dataset | undefined {
  const parts = name.replaceAll('"', "").split(".");
  const whole = parts.join(".");
  const outer = `${parts[0] ?? ""}.${parts.at(-1) ?? ""}`;
  return datasets.get(roots.get(whole) ?? whole) ?? datasets.get(outer);
}
