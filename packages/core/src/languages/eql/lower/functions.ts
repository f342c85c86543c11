import type { ScalarType } from "../../../model/index.ts";

/** A function of EQL: how it is called in the model, what it takes and gives. */
export interface EqlFunction {
  /** In the model's function table. */
  readonly function: string;
  readonly least: number;
  readonly most: number;
  readonly type: ScalarType;
  /** Whether `name~`, without regard to case, exists. The model's function then takes the case rule as its last argument. */
  readonly hasCaseRule: boolean;
}

const of = (
  name: string,
  least: number,
  most: number,
  type: ScalarType,
  hasCaseRule = false,
): EqlFunction => ({ function: name, least, most, type, hasCaseRule });

/**
 * Elasticsearch's functions (https://www.elastic.co/docs/reference/query-languages/eql/eql-function-ref), by their
 * names in lower case: they are known in any case of letters.
 */
export const eqlFunctions: ReadonlyMap<string, EqlFunction> = new Map([
  ["add", of("add", 2, 2, "real")],
  ["subtract", of("subtract", 2, 2, "real")],
  ["multiply", of("multiply", 2, 2, "real")],
  ["divide", of("divide", 2, 2, "real")],
  ["modulo", of("modulo", 2, 2, "real")],
  ["between", of("between", 3, 4, "string", true)],
  ["cidrmatch", of("cidr-match", 2, Number.POSITIVE_INFINITY, "boolean")],
  ["concat", of("concat", 1, Number.POSITIVE_INFINITY, "string")],
  ["endswith", of("ends-with", 2, 2, "boolean", true)],
  ["indexof", of("index-of", 2, 3, "long", true)],
  ["length", of("length", 1, 1, "long")],
  ["number", of("number", 1, 2, "real")],
  ["startswith", of("starts-with", 2, 2, "boolean", true)],
  ["string", of("string", 1, 1, "string")],
  ["stringcontains", of("contains", 2, 2, "boolean", true)],
  ["substring", of("substring", 2, 3, "string")],
]);

/** Names as the documentation writes them, for suggestions. */
export const eqlFunctionNames: readonly string[] =
  "add between cidrMatch concat divide endsWith indexOf length modulo multiply number startsWith string stringContains substring subtract".split(
    " ",
  );
