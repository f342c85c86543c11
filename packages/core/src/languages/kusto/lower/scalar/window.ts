import type { Expr, WindowColumn } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import type { KustoFunction } from "../../functions/index.ts";
import type { CallExpression } from "../../syntax/index.ts";
import { checkArguments } from "./check-arguments.ts";
import { broken, type Context, isBroken, literalOf } from "./types.ts";

/** `prev(x)`, `row_number()` …: a column of a step before, where rows have an order. */
export function lowerWindow(callee: KustoFunction, call: CallExpression, context: Context): Expr {
  const { scope, lowerer } = context;
  const args = call.args.map(({ value }) => ({
    value: lowerer.scalar(value, scope),
    span: value.span,
  }));
  const checked = checkArguments(callee, args, call, context);
  if (checked === undefined || isBroken(...checked.args)) return broken;
  if (scope.window === undefined) {
    lowerer.say("kusto/window-place", { name: call.name.text }, call.name.span);
    return broken;
  }
  const offset = callee.name === "prev" || callee.name === "next" ? checked.args[1] : undefined;
  const distance = offset === undefined ? undefined : literalOf(offset)?.value;
  if (distance?.kind === "number" && distance.value < 1) {
    lowerer.say("kusto/offset", { name: call.name.text }, call.args[1]?.span ?? call.span);
    return broken;
  }
  const { result } = checked.signature;
  const [first] = checked.args;
  return scope.window({
    function: callee.model as WindowColumn["function"],
    args: checked.args,
    type:
      result === "first" && first !== undefined ? typeOf(first) : (result as WindowColumn["type"]),
  });
}
