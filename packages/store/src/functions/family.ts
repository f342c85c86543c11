import type { ScalarType } from "@telltale/core/model";
import { asType, nullOf } from "./convert-sql.ts";
import type { JsFunction, ScalarSql, TypedSql } from "./types.ts";

/** Functions that belong together: their templates by name, and the JavaScript that these call. */
export interface FunctionFamily {
  readonly scalars: Readonly<Record<string, ScalarSql>>;
  readonly js: readonly JsFunction[];
}

/** SQL of a call of a JavaScript function: arguments are brought to its types, those left out are null. */
export function callJs(js: JsFunction, args: readonly TypedSql[]): string | undefined {
  if (js.variadic === undefined && args.length > js.parameters.length) return undefined;
  const given = args.map((arg, i) => asType(arg, js.parameters[i] ?? js.variadic ?? "string"));
  const omitted = js.parameters.slice(args.length).map(nullOf);
  return `${js.name}(${[...given, ...omitted].join(", ")})`;
}

/** The template of a function that is JavaScript and nothing else. */
export const viaJs =
  (js: JsFunction): ScalarSql =>
  (args) =>
    callJs(js, args);

/** A family of functions that are each JavaScript and nothing else, named `js_` and their name. */
export function jsFamily(
  functions: Readonly<Record<string, Omit<JsFunction, "name">>>,
): FunctionFamily {
  const js = Object.entries(functions).map(([name, body]) => ({ ...body, name: jsName(name) }));
  const scalars = Object.keys(functions).map((name, i) => {
    const body = js[i];
    return [name, (args: readonly TypedSql[]) => (body ? callJs(body, args) : undefined)] as const;
  });
  return { js, scalars: Object.fromEntries(scalars) };
}

const jsName = (name: string) => `js_${name.replaceAll("-", "_")}`;

/** The template applies where there are as many arguments as that. */
export function arity(least: number, most: number, template: ScalarSql): ScalarSql {
  return (args, call, context) =>
    args.length < least || args.length > most ? undefined : template(args, call, context);
}

export const unary = (template: (arg: TypedSql) => string | undefined): ScalarSql =>
  arity(1, 1, ([arg]) => (arg === undefined ? undefined : template(arg)));

export const isInteger = (type: ScalarType) => type === "int" || type === "long";
export const isFloating = (type: ScalarType) => type === "real" || type === "decimal";
export const isTicks = (type: ScalarType) => type === "datetime" || type === "timespan";
