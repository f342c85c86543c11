import type { Expr } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import { cases } from "./functions/function.ts";
import type { Rows } from "./rows.ts";
import { column, nothing } from "./values.ts";

/** Makes of each row one for each of a field's several values; a row without any stays, and has none. */
export function expandValues(
  name: string,
  value: Expr,
  rows: Rows,
  { limit = 0, span }: { readonly limit?: number; readonly span?: Span } = {},
): void {
  const values = rows.helper("values");
  rows.extend({ name: values, value });
  rows.add({
    kind: "expand",
    columns: [{ name, value, type: "string" }],
    bags: "bags",
    ...(limit > 0 ? { limit } : {}),
    ...(span === undefined ? {} : { origin: span }),
  });
  // The database makes an empty text of what is not there.
  const when: Expr = { kind: "is-null", subject: column(values, "dynamic") };
  rows.extend({ name, value: cases([{ when, then: nothing() }], column(name, "string")) });
}
