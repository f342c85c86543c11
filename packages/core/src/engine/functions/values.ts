import { cellOf } from "../../model/index.ts";
import type { Datum } from "../../model/index.ts";
import { membersOf, numberOf, textOf } from "../datum.ts";
import { overMembers } from "./over-members.ts";
import { ofText, singleOf, singleText } from "./scalar-function.ts";
import type { NamedFunction } from "./scalar-function.ts";

export const valueFunctions: readonly NamedFunction[] = [
  /** single(x): the first of several values. */
  ["single", ([arg]) => singleOf(arg)],
  /** in-range(value, low, isLowIncluded, high, isHighIncluded): numbers compare as numbers, others as texts. */
  [
    "in-range",
    overMembers(([value, low, isLowIncluded, high, isHighIncluded]) => {
      if (value === undefined || value === null) return undefined;
      const [above, below] = [orderOf(value, low ?? null), orderOf(value, high ?? null)];
      return (
        (isLowIncluded === true ? above >= 0 : above > 0) &&
        (isHighIncluded === true ? below <= 0 : below < 0)
      );
    }),
  ],
  /** tuples(a, b, …): a text for each way to take one of the values of each, with NUL between its parts. */
  [
    "tuples",
    (args) =>
      args
        .map((arg) => membersOf(arg).map(textOf))
        .reduce((so, texts) => so.flatMap((text) => texts.map((next) => `${text}\0${next}`))),
  ],
  /** whole-number(x): as a column of whole numbers holds it; hexadecimal is read. */
  [
    "whole-number",
    ([arg]) => {
      const cell = cellOf(singleOf(arg), "long");
      if (typeof cell !== "bigint") return undefined;
      const number = Number(cell);
      return Number.isSafeInteger(number) ? number : String(cell);
    },
  ],
  /** first-text(a, b, …): the first that says something; Windows writes `-` where it has nothing to say. */
  ["first-text", (args) => args.map(singleOf).find((arg) => !saysNothing(arg))],
  /** lower-case(text) */
  ofText("lower-case", (text) => text.toLowerCase()),
  /** bag(key, value, …): those with a value; undefined where none has one. */
  ["bag", bagOf],
  /** hash-part(hashes, algorithm): of Sysmon's `SHA1=…,MD5=…`, in lower case. */
  [
    "hash-part",
    ([hashes, algorithm]) => {
      const mark = `${singleText(algorithm)}=`;
      const part = singleText(hashes)
        .split(",")
        .find((one) => one.startsWith(mark));
      return part?.slice(mark.length).toLowerCase();
    },
  ],
  /** rule-tag(rule, key): of `key=value,key=value`, as configurations of Sysmon name their rules. */
  [
    "rule-tag",
    ([rule, key]) => {
      const mark = `${singleText(key)}=`;
      const tag = singleText(rule)
        .split(",")
        .find((one) => one.trim().startsWith(mark));
      return tag?.trim().slice(mark.length);
    },
  ],
  /** line-value(text, key): of the first line `key=value`. */
  [
    "line-value",
    ([text, key]) => {
      const mark = `${singleText(key)}=`;
      return singleText(text)
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .find((line) => line.startsWith(mark))
        ?.slice(mark.length);
    },
  ],
];

function saysNothing(datum: Datum | undefined): boolean {
  return datum === undefined || datum === "" || datum === "-";
}

function bagOf(args: readonly (Datum | undefined)[]): Datum | undefined {
  const bag: Record<string, Datum> = {};
  for (let i = 0; i + 1 < args.length; i += 2) {
    const value = singleOf(args[i + 1]);
    if (value !== undefined) bag[singleText(args[i])] = value;
  }
  return Object.keys(bag).length === 0 ? undefined : bag;
}

/** Negative, zero or positive as a value comes before, is, or comes after another. */
function orderOf(left: Datum, right: Datum): number {
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== undefined && b !== undefined) return a - b;
  const [first, second] = [textOf(left), textOf(right)];
  return first < second ? -1 : first > second ? 1 : 0;
}
