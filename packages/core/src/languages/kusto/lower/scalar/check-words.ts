import type { Expr } from "../../../../model/index.ts";
import { knownWords } from "../../functions/index.ts";
import type { CallExpression } from "../../syntax/index.ts";
import { type Context, literalText } from "./types.ts";

/** Whether the first argument is a word that the function knows, where it takes only some; if not, that is reported. */
export function checkWords(
  name: string,
  [first]: readonly Expr[],
  call: CallExpression,
  { lowerer }: Context,
): boolean {
  const words = knownWords.get(name);
  const value = first === undefined ? undefined : literalText(first);
  if (words === undefined || value === undefined || words.has(value.toLowerCase())) return true;
  const span = call.args[0]?.span ?? call.span;
  lowerer.say("kusto/argument-value", { name, value, known: [...words] }, span);
  return false;
}
