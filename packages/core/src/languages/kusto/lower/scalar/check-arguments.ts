import type { Expr } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import type { KustoFunction, Parameter, Signature } from "../../functions/index.ts";
import type { CallExpression } from "../../syntax/index.ts";
import { nameOfType } from "../types.ts";
import { countsOf, fits, fitsType, parametersFor, wanted } from "./signature-match.ts";
import type { Context } from "./types.ts";

export interface Argument {
  readonly value: Expr;
  readonly span: Span;
}

/** The form of a function that a call is of, and the parameter of each argument. */
export interface CheckedArguments {
  readonly signature: Signature;
  readonly args: readonly Expr[];
  readonly parameters: readonly Parameter[];
}

/** The form of the function that takes these arguments; if none does, that is reported. */
export function checkArguments(
  callee: Pick<KustoFunction, "signatures">,
  args: readonly Argument[],
  call: CallExpression,
  { lowerer }: Context,
): CheckedArguments | undefined {
  const { signatures } = callee;
  const name = call.name.text;
  const forms = signatures.flatMap((signature) => {
    const parameters = parametersFor(signature, args.length);
    return parameters === undefined ? [] : [{ signature, parameters }];
  });
  const form = forms.find(({ parameters }) =>
    args.every(({ value }, i) => fits(value, parameters[i] as Parameter)),
  );
  if (form !== undefined) return { ...form, args: args.map(({ value }) => value) };
  const most = Math.max(...forms.map(({ parameters }) => fitting(args, parameters)));
  const nearest = forms.filter(({ parameters }) => fitting(args, parameters) === most);
  const [first] = nearest;
  if (first === undefined) {
    const payload = { name, wanted: countsOf(signatures), found: args.length };
    lowerer.say("kusto/argument-count", payload, call.span);
    return undefined;
  }
  args.forEach(({ value, span }, i) => {
    const parameter = first.parameters[i] as Parameter;
    const { kind } = parameter;
    if (fits(value, parameter)) return;
    const found = typeOf(value);
    if (fitsType(found, kind) && kind !== "column") {
      lowerer.say("kusto/argument-constant", { name }, span);
      return;
    }
    const kinds = nearest.map(({ parameters }) => wanted((parameters[i] as Parameter).kind));
    const payload = { name, wanted: [...new Set(kinds)].join(" or "), found: nameOfType(found) };
    const hint = found === "dynamic" || kind === "string" ? hints.get(kind) : undefined;
    lowerer.say("kusto/argument-type", { ...payload, hint }, span);
  });
  return undefined;
}

/** How many arguments fit from the left on: the form that takes the most of them is the one that was meant. */
function fitting(args: readonly Argument[], parameters: readonly Parameter[]): number {
  const first = args.findIndex(({ value }, i) => !fits(value, parameters[i] as Parameter));
  return first < 0 ? args.length : first;
}

const hints: ReadonlyMap<string, string> = new Map([
  ["string", "Convert it first: tostring(…)."],
  ["datetime", "Convert it first: todatetime(…)."],
  ["timespan", "Convert it first: totimespan(…)."],
  ["number", "Convert it first: tolong(…), todouble(…)."],
  ["integer", "Convert it first: tolong(…)."],
  ["long", "Convert it first: tolong(…)."],
  ["real", "Convert it first: todouble(…)."],
  ["boolean", "Convert it first: tobool(…)."],
  ["summable", "Convert it first: tolong(…), todatetime(…)."],
  ["orderable", "Convert it first: tostring(…), tolong(…), todatetime(…)."],
]);
