import { and, or } from "../../model/index.ts";
import type { Expr, FieldExpr } from "../../model/index.ts";
import type { Span } from "../../source/index.ts";
import { networksOfRange } from "./address-range.ts";
import type { AddressEnd } from "./address-range.ts";
import { rangeTest } from "./value-test.ts";
import type { FieldKind, ReadDate } from "./value-test.ts";

/** The ends of a range, one of them at least. */
export interface Bounds {
  readonly low?: AddressEnd | undefined;
  readonly high?: AddressEnd | undefined;
}

/** One of the values is in the range: of addresses, of times, of numbers, or of texts in their order. */
export function boundsTest(
  subject: FieldExpr,
  { low, high }: Bounds,
  kind: FieldKind,
  readDate: ReadDate,
  span: Span,
): Expr {
  const networks = kind === "ip" ? networksOfRange(low, high) : undefined;
  if (networks !== undefined)
    return or(
      networks.map((network) => ({
        kind: "network",
        subject,
        network,
        quantifier: "any",
        origin: span,
      })),
      span,
    );
  const test = kind === "date" ? readDate : rangeTest;
  const ends = [
    ...(low === undefined ? [] : [test(subject, low.isIncluded ? ">=" : ">", low.text, span)]),
    ...(high === undefined ? [] : [test(subject, high.isIncluded ? "<=" : "<", high.text, span)]),
  ];
  // Of several values one has to be within both ends; times have one.
  return kind === "date" || low === undefined || high === undefined
    ? and(ends, span)
    : inRange(subject, low, high, span);
}

function inRange(subject: FieldExpr, low: AddressEnd, high: AddressEnd, origin: Span): Expr {
  const literals = [low.text, low.isIncluded, high.text, high.isIncluded].map((value): Expr => ({
    kind: "literal",
    value: typeof value === "string" ? { kind: "string", value } : { kind: "boolean", value },
  }));
  return {
    kind: "call",
    function: "in-range",
    args: [subject, ...literals],
    type: "boolean",
    origin,
  };
}
