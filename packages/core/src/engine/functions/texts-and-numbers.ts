import type { Datum } from "../../model/index.ts";
import { numberOf, textOf } from "../datum.ts";
import { foldText } from "../fold.ts";
import type { NamedFunction, ScalarFunction } from "./scalar-function.ts";

type Given = Datum | undefined;

/**
 * Functions on texts and numbers, as EQL has them (https://www.elastic.co/docs/reference/query-languages/eql/eql-function-ref):
 * without a value where an argument that they need has none.
 */
export const textAndNumberFunctions: readonly NamedFunction[] = [
  ["add", onNumbers((a, b) => a + b)],
  ["subtract", onNumbers((a, b) => a - b)],
  ["multiply", onNumbers((a, b) => a * b)],
  ["divide", onNumbers((a, b) => a / b)],
  /** Two whole numbers give a whole one, the rest cut off. */
  ["divide-whole", onNumbers((a, b, areWhole) => (areWhole ? wholeQuotient(a, b) : a / b))],
  ["modulo", onNumbers((a, b, areWhole) => (areWhole && b === 0 ? undefined : a % b))],
  ["length", onText((text) => text.length)],
  ["string", ([value]) => (isMissing(value) ? undefined : textOf(value))],
  /** number(text, base): a text that is no number has no value. */
  ["number", ([value, base]) => (isMissing(value) ? undefined : toNumber(value, base))],
  /** substring(text, start, end): negative places count from the end. */
  [
    "substring",
    onText((text, [start, end]) => {
      const from = isMissing(start) ? undefined : numberOf(start);
      return from === undefined
        ? undefined
        : text.slice(from, isMissing(end) ? undefined : numberOf(end));
    }),
  ],
  /** index-of(text, part, start, case rule): the place of the part; no value if it is not there. */
  [
    "index-of",
    onText((text, [part, start, rule]) => {
      if (isMissing(part)) return undefined;
      const fold = foldBy(rule);
      const at = fold(text).indexOf(fold(textOf(part)), isMissing(start) ? 0 : numberOf(start));
      return at < 0 ? undefined : at;
    }),
  ],
  /** between(text, left, right, greedy, case rule): what stands between the two, up to the last right if greedy. */
  [
    "between",
    onText((text, [left, right, greedy, rule]) => {
      if (isMissing(left) || isMissing(right)) return undefined;
      const fold = foldBy(rule);
      const [folded, from, to] = [fold(text), fold(textOf(left)), fold(textOf(right))];
      const at = folded.indexOf(from);
      const start = at + from.length;
      const end =
        at < 0 ? -1 : greedy === true ? folded.lastIndexOf(to) : folded.indexOf(to, start);
      return end < start ? "" : text.slice(start, end);
    }),
  ],
];

function isMissing(value: Given): value is undefined | null {
  return value === undefined || value === null;
}

function foldBy(rule: Given): (text: string) => string {
  return rule === "insensitive" ? foldText : (text) => text;
}

function onText(apply: (text: string, rest: readonly Given[]) => Given): ScalarFunction {
  return ([text, ...rest]) => (isMissing(text) ? undefined : apply(textOf(text), rest));
}

function onNumbers(
  apply: (a: number, b: number, areWhole: boolean) => number | undefined,
): ScalarFunction {
  return ([left, right]) => {
    if (isMissing(left) || isMissing(right)) return undefined;
    const [a, b] = [numberOf(left), numberOf(right)];
    if (a === undefined || b === undefined) return undefined;
    return apply(a, b, isWhole(left) && isWhole(right));
  };
}

function isWhole(value: Datum): boolean {
  return Number.isInteger(numberOf(value) ?? Number.NaN);
}

function wholeQuotient(a: number, b: number): number | undefined {
  return b === 0 ? undefined : Math.trunc(a / b);
}

function toNumber(value: Datum, base: Given): number | undefined {
  if (typeof value === "number") return value;
  const text = textOf(value).trim();
  if (isMissing(base)) return numberOf(text);
  const radix = numberOf(base) ?? 10;
  const digits = radix === 16 ? text.replace(/^0x/i, "") : text;
  const number = Number.parseInt(digits, radix);
  return Number.isNaN(number) ? undefined : number;
}
