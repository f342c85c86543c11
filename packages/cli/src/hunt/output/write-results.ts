import { writeParquet } from "@telltale/store";
import { paintFor, plainPaint } from "../../terminal/paint.ts";
import type { Paint } from "../../terminal/paint.ts";
import { columnsOf } from "../../terminal/width.ts";
import type { HuntOptions, HuntStreams } from "../options.ts";
import { formatRows } from "./format.ts";
import type { TextFormat } from "./format.ts";
import type { Rows } from "./rows.ts";
import { writeOutput } from "./write-output.ts";

/** Writes the rows of each query of a text; a string says why they cannot be written. */
export async function writeResults(
  results: readonly Rows[],
  { output, ...options }: HuntOptions,
  { out }: HuntStreams,
): Promise<string | undefined> {
  const isFile = output !== undefined;
  const { format } = options;
  if (format === "parquet") {
    const [rows, ...others] = results;
    if (rows === undefined || !isFile || others.length > 0)
      return "Parquet takes the rows of one query: the text has several";
    return writeParquet(output, rows.columns, rows.rows);
  }
  const paint = isFile ? plainPaint : paintFor(out);
  const window = isFile ? undefined : columnsOf(out);
  return writeOutput(textsOf(results, format, paint, window), output, out);
}

function* textsOf(
  results: readonly Rows[],
  format: TextFormat,
  paint: Paint,
  window: number | undefined,
): Generator<string, void, void> {
  const isList = format === "json" && results.length > 1;
  if (isList) yield "[";
  for (const [number, rows] of results.entries()) {
    if (results.length > 1 && format === "table")
      yield `${paint("bold", `result ${number + 1} of ${results.length}`)}\n`;
    // Each has columns of its own: a list of lists in JSON, apart from one another in CSV.
    if (number > 0 && format === "csv") yield "\n";
    if (number > 0 && isList) yield ",";
    yield* formatRows(rows, format, paint, window);
  }
  if (isList) yield "]\n";
}
