import type { Expr, ScalarType } from "../../../../model/index.ts";
import { and, isTrue, not, typeOf } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import { lowerArithmetic } from "./arithmetic.ts";
import { choiceType } from "./common-type.ts";
import { convert } from "./convert.ts";
import { lowerOrdering } from "./ordering.ts";
import { readText } from "./read-text.ts";
import { type Context, isBroken, literalText, textLiteral } from "./types.ts";

interface Rewriting {
  /** The result's type by the function's table. */
  readonly type: ScalarType;
  readonly span: Span;
  readonly context: Context;
}

/** What a call comes to where the model has a node for it, or something simpler; undefined leaves it a call. */
type Rewrite = (args: readonly Expr[], rewriting: Rewriting) => Expr | undefined;

/** A rewriting of calls with one argument. */
const ofOne =
  (rewrite: (arg: Expr, rewriting: Rewriting) => Expr | undefined): Rewrite =>
  ([arg], rewriting) =>
    arg === undefined ? undefined : rewrite(arg, rewriting);

const now: Expr = { kind: "call", function: "now", args: [], type: "datetime" };

/** A conversion of what is already of the type is the value itself. */
const conversion: Rewrite = ofOne((arg, { type }) => (typeOf(arg) === type ? arg : undefined));

/** A written time is a literal, which can be compared early. */
const toDatetime: Rewrite = ofOne((arg, { type }) => {
  const text = literalText(arg);
  if (text !== undefined) return readText(text, "datetime");
  return typeOf(arg) === type ? arg : undefined;
});

/** By the current name of the function. */
export const rewrites: ReadonlyMap<string, Rewrite> = new Map<string, Rewrite>([
  ["tostring", conversion],
  ["toint", conversion],
  ["tolong", conversion],
  ["toreal", conversion],
  ["todecimal", conversion],
  ["tobool", conversion],
  ["todatetime", toDatetime],
  ["totimespan", conversion],
  ["not", ofOne((arg, { span }) => not(arg, span))],
  ["isnull", ofOne((arg, { span }) => isNull(arg, span))],
  ["isnotnull", ofOne((arg, { span }) => not(isNull(arg, span), span))],
  ["isempty", ofOne((arg, { span }) => isEmpty(arg, span))],
  ["isnotempty", ofOne((arg, { span }) => isNotEmpty(arg, span))],
  ["iff", (args, { span }) => choice(args, span)],
  ["case", (args, { span }) => choice(args, span)],
  ["now", ofOne((arg, { span, context }) => lowerArithmetic("+", now, arg, span, context))],
  ["ago", ofOne((arg, { span, context }) => lowerArithmetic("-", now, arg, span, context))],
  ["around", around],
  ["replace", ([regex, by, text], rewriting) => replaceRegex([text, regex, by], rewriting)],
  ["ingestion_time", (_, { context }) => ingestionTime(context)],
]);

function isNull(subject: Expr, origin: Span): Expr {
  // No string is null.
  if (typeOf(subject) === "string")
    return { kind: "literal", value: { kind: "boolean", value: false }, origin };
  return { kind: "is-null", subject, origin };
}

function isEmpty(subject: Expr, origin: Span): Expr {
  switch (typeOf(subject)) {
    case "string":
      return emptyText("eq", subject, origin);
    case "dynamic":
      return { kind: "call", function: "isempty", args: [subject], type: "boolean", origin };
    default:
      return isNull(subject, origin);
  }
}

function isNotEmpty(subject: Expr, origin: Span): Expr {
  return typeOf(subject) === "string"
    ? emptyText("ne", subject, origin)
    : not(isEmpty(subject, origin), origin);
}

function emptyText(operator: "eq" | "ne", left: Expr, origin: Span): Expr {
  return {
    kind: "compare",
    operator,
    left,
    right: textLiteral(""),
    as: "text",
    caseRule: "sensitive",
    quantifier: "any",
    origin,
  };
}

/** Conditions and values in turn, and a last value. */
function choice(args: readonly Expr[], origin: Span): Expr {
  const values = args.filter((_, i) => i % 2 === 1 || i === args.length - 1);
  const type = choiceType(values.filter((value) => !isBroken(value)).map(typeOf));
  const [otherwise, ...thens] = values.map((value) => convert(value, type)).toReversed();
  const branches = thens.toReversed().map((then, i) => ({ when: args[2 * i] as Expr, then }));
  return { kind: "case", branches, otherwise: otherwise as Expr, type, origin };
}

/** Within a distance of a value. */
function around(args: readonly Expr[], { span, context }: Rewriting): Expr | undefined {
  const [value, center, distance] = args;
  if (value === undefined || center === undefined || distance === undefined) return undefined;
  const from = lowerArithmetic("-", center, distance, span, context);
  const to = lowerArithmetic("+", center, distance, span, context);
  return and(
    [
      lowerOrdering(">=", value, from, span, context),
      lowerOrdering("<=", value, to, span, context),
    ].map(isTrue),
    span,
  );
}

/** The old order of the arguments of `replace_regex`. */
function replaceRegex(args: readonly (Expr | undefined)[], { type, span }: Rewriting): Expr {
  const given = args.filter((arg) => arg !== undefined);
  return { kind: "call", function: "replace-regex", args: given, type, origin: span };
}

/** When the record came in: here as good as when it was written. */
function ingestionTime({ scope }: Context): Expr {
  const column = scope.columns.find(
    ({ name, type }) => type === "datetime" && (name === "TimeGenerated" || name === "Timestamp"),
  );
  return column === undefined
    ? { kind: "literal", value: { kind: "null" }, type: "datetime" }
    : { kind: "field", vocabulary: "column", name: column.name, type: column.type };
}
