import type { CompareExpr, Datum, Value } from "../model/index.ts";
import { datumOf, membersOf, numberOf, textOf } from "./datum.ts";
import { foldText } from "./fold.ts";

/** Shorter lists are gone through: that is as fast. */
const longList = 16;

type MemberTest = (datum: Datum) => boolean;

/** By the list itself, which all forms of a rule share: a test for each way to compare with it. */
const tests = new WeakMap<readonly Value[], Map<string, MemberTest>>();

/**
 * Whether a value equals one of a long list, by one look into a set; undefined where a comparison is no such test.
 * It says what comparing with each member would.
 */
export function memberTestOf(expr: CompareExpr): MemberTest | undefined {
  const { operator, as, caseRule, right } = expr;
  if (operator !== "eq" || right.kind !== "literal" || right.value.kind !== "list")
    return undefined;
  if (as === "time" || as === "version") return undefined;
  const { items } = right.value;
  if (items.length < longList) return undefined;
  const ways = tests.get(items) ?? new Map<string, MemberTest>();
  tests.set(items, ways);
  const way = `${as} ${caseRule}`;
  let test = ways.get(way);
  if (test === undefined) ways.set(way, (test = membersTest(items, as, caseRule)));
  return test;
}

function membersTest(
  items: readonly Value[],
  as: CompareExpr["as"],
  caseRule: CompareExpr["caseRule"],
): MemberTest {
  const keyOf = (datum: Datum): string | undefined => {
    const number = as === "text" ? undefined : numberKeyOf(datum);
    if (number !== undefined || as === "number") return number;
    const text = textOf(datum);
    return `=${caseRule === "insensitive" ? foldText(text) : text}`;
  };
  const keys = new Set(membersOf(items.map(datumOf)).flatMap((datum) => keyOf(datum) ?? []));
  return (datum) => {
    const key = keyOf(datum);
    return key !== undefined && keys.has(key);
  };
}

/** The same for equal numbers; integers beyond 2^53 are told apart by their digits. */
function numberKeyOf(datum: Datum): string | undefined {
  const number = numberOf(datum);
  if (number === undefined) return undefined;
  const isLong =
    typeof datum === "string" && Number.isInteger(number) && !Number.isSafeInteger(number);
  return isLong && /^\s*(?:-?\d+|0x[\da-f]+)\s*$/i.test(datum)
    ? `#${BigInt(datum.trim())}`
    : `#${number}`;
}
