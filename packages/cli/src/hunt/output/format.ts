import { cellJson, cellText } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import { csvRow, withoutFormula } from "../../files/csv.ts";
import type { Paint } from "../../terminal/paint.ts";
import type { Rows } from "./rows.ts";
import { renderRows } from "./table.ts";

/** Formats that are text. */
export type TextFormat = "table" | "jsonl" | "json" | "csv";

/** How many rows are put into words at a time: texts of any number of rows need not be held at once. */
const rowsAtOnce = 1000;

/** Rows in a format, piece by piece. */
export function* formatRows(
  result: Rows,
  format: TextFormat,
  paint: Paint,
  window: number | undefined,
): Generator<string, void, void> {
  switch (format) {
    case "table":
      yield renderRows(result, paint, window);
      return;
    case "jsonl":
      for (const rows of pieces(result)) yield rows.map((row) => `${row}\n`).join("");
      return;
    case "json": {
      let isFirst = true;
      yield "[";
      for (const rows of pieces(result)) {
        yield `${isFirst ? "\n" : ",\n"}${rows.join(",\n")}`;
        isFirst = false;
      }
      yield isFirst ? "]\n" : "\n]\n";
      return;
    }
    case "csv":
      yield csvRow(result.columns.map(({ name }) => name));
      for (const row of result.rows)
        yield csvRow(
          result.columns.map(({ type }, i) => {
            const text = cellText(row[i] ?? null, type);
            return type === "string" || type === "dynamic" ? withoutFormula(text) : text;
          }),
        );
      return;
    default:
      unreachable(format);
  }
}

/** Rows as JSON objects, some at a time. */
function* pieces({ columns, rows }: Rows): Generator<string[], void, void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    yield rows
      .slice(from, from + rowsAtOnce)
      .map((row) =>
        JSON.stringify(
          Object.fromEntries(
            columns.map(({ name, type }, i) => [name, cellJson(row[i] ?? null, type)]),
          ),
        ),
      );
}
