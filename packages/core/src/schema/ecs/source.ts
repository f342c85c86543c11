import { mapExpr } from "../../model/index.ts";
import type { Expr } from "../../model/index.ts";
import { firstText } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { rawField } from "../raw-test.ts";
import { rawSource } from "./events-table.ts";

/** The System parts that hold what every record has. */
const systemParts: Readonly<Record<string, string>> = {
  channel: "Channel",
  provider: "Provider_Name",
  eventId: "EventID",
  computer: "Computer",
  recordId: "EventRecordID",
};

/** What a field is made of, over the raw fields of the events of a leg; undefined where they have nothing for it. */
export function ecsSource(leg: TableLeg, field: string): Expr | undefined {
  if (field.includes("*")) return sourcesOf(leg, field);
  const source = leg.columns.get(field);
  if (source !== undefined) return mapExpr(source, asRawField);
  return rawSource(field);
}

function asRawField(expr: Expr): Expr {
  if (expr.kind !== "field" || expr.vocabulary !== "record") return expr;
  // Winlogbeat's records have the time of the event where those in ECS have theirs.
  if (expr.name === "time") return firstText("TimeCreated_SystemTime", "@timestamp");
  const name = systemParts[expr.name];
  return name === undefined ? expr : rawField(name);
}

/** All fields that a name with wildcards fits, as one field of several values. Those that are kept raw have no list. */
function sourcesOf(leg: TableLeg, pattern: string): Expr | undefined {
  const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const fits = new RegExp(`^${parts.join(".*")}$`);
  const args = [...leg.columns]
    .filter(([name]) => fits.test(name))
    .map(([, source]) => mapExpr(source, asRawField));
  return args.length === 0 ? undefined : { kind: "call", function: "values", args };
}
