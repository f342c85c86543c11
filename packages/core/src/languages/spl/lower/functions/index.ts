import { nearest } from "../../../../source/index.ts";
import type { Expr } from "../../../../model/index.ts";
import { NotLowered } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import type { Rows } from "../rows.ts";
import { choiceFunctions } from "./choice.ts";
import type { Call } from "./function.ts";
import { jsonFunctions } from "./json.ts";
import { manyFunctions } from "./many.ts";
import { mathematicalFunctions } from "./mathematics.ts";
import { numberFunctions } from "./numbers.ts";
import { textFunctions } from "./texts.ts";

const table = new Map([
  ...choiceFunctions,
  ...textFunctions,
  ...numberFunctions,
  ...mathematicalFunctions,
  ...manyFunctions,
  ...jsonFunctions,
]);

/** Functions whose arguments are conditions as well as values: lowered by themselves. */
const ownArguments = new Set(["if", "case", "validate", "mvfilter", "mvmap"]);

export function lowerFunction(expr: Call, rows: Rows, lowering: Lowering): Expr {
  const known = table.get(expr.name);
  if (known === undefined) {
    const near = nearest(expr.name, table.keys());
    lowering.say("spl/unknown-function", { name: expr.name, near }, expr.span);
    throw new NotLowered();
  }
  const [least, most, lower] = known;
  if (expr.args.length < least || expr.args.length > most) {
    lowering.say("spl/argument-count", { name: expr.name, here: expr.args.length }, expr.span);
    throw new NotLowered();
  }
  const args = ownArguments.has(expr.name) ? [] : expr.args.map((arg) => lowering.value(arg, rows));
  return lower({ call: expr, rows, lowering, args });
}
