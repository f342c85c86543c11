import { aggregateJs, aggregateTemplates } from "./aggregates.ts";
import { conversionFunctions } from "./conversion.ts";
import { datetimeFunctions } from "./datetime.ts";
import { dynamicFunctions } from "./dynamic.ts";
import { elasticFunctions } from "./elastic.ts";
import { eventTextFunctions } from "./event-texts.ts";
import { multiValueFunctions } from "./multi-values.ts";
import { networkFunctions } from "./network.ts";
import { numberFunctions } from "./numbers.ts";
import { parsingFunctions } from "./parsing.ts";
import { regexFunctions } from "./regex.ts";
import { searchFunctions } from "./search.ts";
import { seriesFunctions } from "./series.ts";
import { splunkAggregates } from "./splunk-aggregates.ts";
import { splunkFunctions } from "./splunk.ts";
import { splunkListFunctions } from "./splunk-lists.ts";
import { splunkValueFunctions } from "./splunk-values.ts";
import { textFunctions } from "./text.ts";
import { valueAggregates } from "./value-aggregates.ts";
import type { AggregateSql, JsFunction, ScalarSql } from "./types.ts";

const families = [
  textFunctions,
  regexFunctions,
  searchFunctions,
  parsingFunctions,
  dynamicFunctions,
  conversionFunctions,
  datetimeFunctions,
  numberFunctions,
  seriesFunctions,
  networkFunctions,
  multiValueFunctions,
  elasticFunctions,
  eventTextFunctions,
  splunkFunctions,
  splunkListFunctions,
  splunkValueFunctions,
];

/** Scalar functions by their names in the model. */
export const scalarFunctions: ReadonlyMap<string, ScalarSql> = new Map(
  families.flatMap(({ scalars }) => Object.entries(scalars)),
);

/** Aggregates by their names in the model; `arg-max` and `arg-min` are the writer's, for they share a row. */
export const aggregateFunctions: ReadonlyMap<string, AggregateSql> = new Map(
  Object.entries({ ...aggregateTemplates, ...valueAggregates, ...splunkAggregates }),
);

/** What is to be registered with the database before a query runs. */
export const jsFunctions: readonly JsFunction[] = [
  ...families.flatMap(({ js }) => js),
  ...aggregateJs,
];
