import type { AggregateSql, JsFunction, ScalarSql } from "./types.ts";

/** Scalar functions by their names in the model. */
export const scalarFunctions: ReadonlyMap<string, ScalarSql> = new Map();

/** Aggregates by their names in the model; `arg-max` and `arg-min` are the writer's, for they share a row. */
export const aggregateFunctions: ReadonlyMap<string, AggregateSql> = new Map();

/** What is to be registered with the database before a query runs. */
export const jsFunctions: readonly JsFunction[] = [];
