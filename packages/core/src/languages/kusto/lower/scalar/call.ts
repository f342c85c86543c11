import type { Expr, ScalarType } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import {
  aggregates,
  cloudFunctions,
  isUnsupported,
  type KustoFunction,
  type ResultRule,
  scalarFunctions,
  windows,
} from "../../functions/index.ts";
import type { CallExpression, TypeLiteral } from "../../syntax/index.ts";
import { missingLiteral } from "../steps.ts";
import { isAggregate } from "./aggregate.ts";
import { type CheckedArguments, checkArguments } from "./check-arguments.ts";
import { checkWords } from "./check-words.ts";
import { commonType } from "./common-type.ts";
import { asText, convert } from "./convert.ts";
import { rewrites } from "./rewrites.ts";
import { specialCalls } from "./special-calls.ts";
import { broken, type Context, isNumber, widest } from "./types.ts";
import { typeOfLiteral } from "./type-literal.ts";
import { lowerWindow } from "./window.ts";

/** A call of a function: of the query's or the workspace's own, an aggregate, one of neighboring rows, or a scalar one. */
export function lowerCall(call: CallExpression, context: Context): Expr {
  const { scope, lowerer } = context;
  const name = call.name.text;
  const own = lowerer.callFunction(call, scope);
  if (own !== undefined) return own;
  if (isAggregate(name)) {
    if (scope.aggregate !== undefined) return scope.aggregate(call);
    lowerer.say("kusto/aggregate-place", { name }, call.name.span);
    return broken;
  }
  const special = specialCalls.get(name)?.(call, context);
  if (special !== undefined) return special;
  const window = windows().get(name);
  if (window !== undefined) return lowerWindow(window, call, context);
  const callee = scalarFunctions().get(name);
  return callee === undefined ? lowerUnknown(call, context) : lowerKnown(callee, call, context);
}

function lowerKnown(callee: KustoFunction, call: CallExpression, context: Context): Expr {
  const last = call.args.at(-1)?.value;
  const written = last?.kind === "type" && typedFunctions.has(callee.name) ? last : undefined;
  const args = (written === undefined ? call.args : call.args.slice(0, -1)).map(({ value }) => ({
    value: context.lowerer.scalar(value, context.scope),
    span: value.span,
  }));
  const checked = checkArguments(callee, args, call, context);
  if (checked === undefined || !checkWords(callee.name, checked.args, call, context)) return broken;
  const result = build(callee, checked, call, context);
  return written === undefined ? result : toWritten(result, written, context);
}

/** Functions whose result is of the type that a last argument `typeof(…)` says. */
const typedFunctions: ReadonlySet<string> = new Set(["extract", "extract_json"]);

function toWritten(result: Expr, written: TypeLiteral, { lowerer }: Context): Expr {
  const type = typeOfLiteral(written);
  if (type !== undefined) return convert(result, type);
  lowerer.say("kusto/unsupported", { what: `The type '${written.text}'` }, written.span);
  return broken;
}

function build(
  callee: KustoFunction,
  checked: CheckedArguments,
  call: CallExpression,
  context: Context,
): Expr {
  const rewrite = rewrites.get(callee.name);
  const { signature, parameters } = checked;
  const common = commonOf(callee, checked, call, context);
  if (common === undefined) return broken;
  const args = checked.args.map((arg, i) => {
    const kind = parameters[i]?.kind;
    if (kind === "text" || kind === "string") return asText(arg);
    return kind === "common" ? convert(arg, common) : arg;
  });
  const type = resultType(signature.result, args, common);
  const rewritten = rewrite?.(args, { type, span: call.span, context });
  return rewritten ?? { kind: "call", function: callee.model, args, type, origin: call.span };
}

/** The one type of all arguments that must be of one; text where there are none. */
function commonOf(
  { name }: KustoFunction,
  { args, parameters }: CheckedArguments,
  call: CallExpression,
  { lowerer }: Context,
): ScalarType | undefined {
  const types = args.filter((_, i) => parameters[i]?.kind === "common").map(typeOf);
  if (types.length === 0) return "string";
  // The engine takes texts out of dynamics here, though the binder does not: Microsoft's own parsers rely on it.
  const type = commonType(types) ?? (name === "coalesce" && isText(types) ? "string" : undefined);
  if (type === undefined)
    lowerer.say("kusto/no-common-type", { name, types: [...new Set(types)] }, call.span);
  return type;
}

const isText = (types: readonly ScalarType[]) =>
  types.every((type) => type === "string" || type === "dynamic");

function resultType(rule: ResultRule, args: readonly Expr[], common: ScalarType): ScalarType {
  const [first] = args;
  const type = first === undefined ? "dynamic" : typeOf(first);
  switch (rule) {
    case "first":
      return type;
    case "promoted":
      return type === "int" ? "long" : type;
    case "widest": {
      const wide = args.map(typeOf).filter(isNumber).reduce(widest, "int");
      return wide === "int" ? "long" : wide;
    }
    case "common":
      return common;
    default:
      return rule;
  }
}

function lowerUnknown(
  { name: { text: name, span }, args }: CallExpression,
  context: Context,
): Expr {
  const { scope, lowerer } = context;
  const cloud = cloudFunctions.get(name);
  if (cloud !== undefined) {
    for (const { value } of args) lowerer.scalar(value, scope);
    lowerer.stub(name, span);
    return missingLiteral(cloud);
  }
  if (isUnsupported(name)) {
    lowerer.say("kusto/unsupported", { what: `The function '${name}'` }, span);
  } else {
    const tables = [scalarFunctions(), aggregates(), windows()];
    const known = [...scope.names.all(), ...tables.flatMap((table) => [...table.keys()])];
    lowerer.say("kusto/unknown-function", { name, known }, span);
  }
  return broken;
}
