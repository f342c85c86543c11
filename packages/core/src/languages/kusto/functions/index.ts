import { aggregateFunctions } from "./aggregates.ts";
import { conversionFunctions } from "./conversion.ts";
import { datetimeFunctions } from "./datetime.ts";
import { dynamicFunctions } from "./dynamic.ts";
import { networkFunctions } from "./network.ts";
import { numberFunctions } from "./numbers.ts";
import { readFunctionTable } from "./read-table.ts";
import { seriesFunctions } from "./series.ts";
import type { KustoFunction } from "./signature.ts";
import { textFunctions } from "./text.ts";
import { windowFunctions } from "./windows.ts";

export { cloudFunctions, isUnsupported } from "./absent.ts";
export { formatTexts, knownWords } from "./known-values.ts";
export { severalColumns } from "./series.ts";
export type * from "./signature.ts";

type Table = ReadonlyMap<string, KustoFunction>;

/** A table that is read when first asked for. */
function lazy(text: () => string): () => Table {
  let table: Table | undefined;
  return () => (table ??= readFunctionTable(text()));
}

/** Scalar functions by all names that they go by, old ones too. */
export const scalarFunctions = lazy(() =>
  [
    textFunctions,
    dynamicFunctions,
    seriesFunctions,
    datetimeFunctions,
    numberFunctions,
    networkFunctions,
    conversionFunctions,
  ].join(""),
);

/** Aggregates by all names that they go by. */
export const aggregates = lazy(() => aggregateFunctions);

/** Functions of neighboring rows. */
export const windows = lazy(() => windowFunctions);
