import type { Expr } from "../../../../model/index.ts";
import { formatTexts, knownWords } from "../../functions/index.ts";
import type { CallExpression } from "../../syntax/index.ts";
import { type Context, literalText } from "./types.ts";

/** Whether a function's constants are among what it knows: parts of times, formats. If not, that is reported. */
export function checkWords(
  name: string,
  args: readonly Expr[],
  call: CallExpression,
  { lowerer }: Context,
): boolean {
  for (const [place, words] of knownWords.get(name) ?? []) {
    const arg = args[place];
    const word = arg === undefined ? undefined : literalText(arg);
    if (word === undefined || words.has(word.toLowerCase())) continue;
    const span = call.args[place]?.span ?? call.span;
    lowerer.say("kusto/argument-value", { name, value: word, known: [...words] }, span);
    return false;
  }
  const [, second] = args;
  const pattern = formatTexts.get(name);
  const format = second === undefined ? undefined : literalText(second);
  if (pattern === undefined || format === undefined || pattern.test(format)) return true;
  lowerer.say("kusto/format", { name, format }, call.args[1]?.span ?? call.span);
  return false;
}
