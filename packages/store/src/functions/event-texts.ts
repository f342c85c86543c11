import { eventFunctions } from "@telltale/core/engine/relational";
import { cellOf } from "@telltale/core/model";
import type { Cell, Datum, ScalarType } from "@telltale/core/model";
import { jsFamily } from "./family.ts";

/** What the text forms of events are made of, by name: see engine/relational/event-texts. */
const parameters: Readonly<Record<string, readonly ScalarType[]>> = {
  "event-title": ["string", "long"],
  activity: ["string", "long"],
  "event-data-xml": ["dynamic"],
  "parameters-xml": ["dynamic"],
  "rendered-event": ["string", "dynamic"],
};

/** The text forms of events' data, for views over events that are kept as they are. */
export const eventTextFunctions = jsFamily(
  Object.fromEntries(
    eventFunctions.map(([name, apply]) => {
      const types = parameters[name] ?? [];
      return [
        name,
        {
          parameters: types,
          returns: "string" as const,
          evaluate: (args: readonly Cell[]) =>
            cellOf(apply(args.map((arg, i) => datumOf(arg, types[i]))), "string"),
        },
      ];
    }),
  ),
);

function datumOf(cell: Cell, type: ScalarType | undefined): Datum | undefined {
  if (cell === null) return undefined;
  if (type === "dynamic") return JSON.parse(String(cell)) as Datum;
  return typeof cell === "bigint" ? Number(cell) : cell;
}
