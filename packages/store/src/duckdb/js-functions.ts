import { DuckDBScalarFunction } from "@duckdb/node-api";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Cell, ScalarType } from "@telltale/core/model";
import type { JsFunction } from "../functions/types.ts";
import { cellOfDriver, driverTypes } from "./cells.ts";

/** Makes a function of ours one of the database's. */
export function registerFunction(connection: DuckDBConnection, fn: JsFunction): void {
  const { parameters, variadic } = fn;
  const typeAt = (at: number): ScalarType => parameters[at] ?? variadic ?? "string";
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: fn.name,
      parameterTypes: parameters.map((type) => driverTypes[type]),
      ...(variadic === undefined ? {} : { varArgsType: driverTypes[variadic] }),
      returnType: driverTypes[fn.returns],
      specialHandling: true,
      volatile: fn.volatile === true,
      mainFunction: (_info, input, output) => {
        const { rowCount, columnCount } = input;
        const vectors = Array.from({ length: columnCount }, (_, at) => input.getColumnVector(at));
        for (let row = 0; row < rowCount; row++) {
          const args = vectors.map((vector, at): Cell =>
            cellOfDriver(vector.getItem(row), typeAt(at)),
          );
          output.setItem(row, driverValue(fn.evaluate(args), fn.returns));
        }
        output.flush();
      },
    }),
  );
}

/** What the driver's vectors take: a function may give 5 for a long, and what does not fit into one is null. */
function driverValue(cell: Cell, type: ScalarType): Cell {
  if (cell === null) return null;
  const held = driverTypes[type];
  if (held === driverTypes.long) {
    const value = typeof cell === "number" ? wholeOf(cell) : cell;
    return typeof value === "bigint" && BigInt.asIntN(64, value) !== value ? null : value;
  }
  return held === driverTypes.real && typeof cell === "bigint" ? Number(cell) : cell;
}

function wholeOf(value: number): bigint | null {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : null;
}
