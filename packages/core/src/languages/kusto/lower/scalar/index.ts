/** Scalar expressions: names, literals, operators, functions and aggregates, with Kusto's types. */
export { isAggregate, lowerAggregate } from "./aggregate.ts";
export { columnNameOf } from "./column-name.ts";
export { lowerScalar } from "./lower-scalar.ts";
