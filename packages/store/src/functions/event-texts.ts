import { eventFunctions } from "@telltale/core/engine/relational";
import { cellOf } from "@telltale/core/model";
import type { Cell, Datum, ScalarType } from "@telltale/core/model";
import { naming } from "./convert-sql.ts";
import { arity, jsFamily } from "./family.ts";
import type { FunctionFamily } from "./family.ts";
import type { ScalarSql } from "./types.ts";

/** What the text forms of events are made of, by name: see engine/relational/event-texts. */
const parameters: Readonly<Record<string, readonly ScalarType[]>> = {
  "event-title": ["string", "long"],
  activity: ["string", "long"],
  "event-data-xml": ["dynamic"],
  "parameters-xml": ["dynamic"],
  "rendered-event": ["string", "dynamic"],
};

/** The one text of a field, of an event's fields as a bag: of several, the first. */
const fieldText: ScalarSql = arity(2, 2, ([fields, name], _call, { text }) => {
  if (fields === undefined || name?.literal?.kind !== "string") return undefined;
  const path = `$.${JSON.stringify(name.literal.value)}`;
  const at = (place: string) => `json_extract_string(${fields.sql}, ${text(place)})`;
  return naming(
    at(path),
    (value) =>
      `CASE WHEN starts_with(${value}, '[') AND json_type(${fields.sql}, ${text(path)}) = 'ARRAY' THEN ${at(`${path}[0]`)} ELSE ${value} END`,
  );
});

const forms = jsFamily(
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

/** Texts of events' data, for views over events that are kept as they are. */
export const eventTextFunctions: FunctionFamily = {
  js: forms.js,
  scalars: { ...forms.scalars, "field-text": fieldText },
};

function datumOf(cell: Cell, type: ScalarType | undefined): Datum | undefined {
  if (cell === null) return undefined;
  if (type === "dynamic") return JSON.parse(String(cell)) as Datum;
  return typeof cell === "bigint" ? Number(cell) : cell;
}
