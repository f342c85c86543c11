import type { Expr, ScalarType } from "../../../model/index.ts";
import { nearest } from "../../../source/index.ts";
import type { Span } from "../../../source/index.ts";
import { call, literalText, one, severalOf, single } from "./types.ts";
import type { Lowering, Typed } from "./types.ts";

/** Types by the names that casts and conversion functions have for them. */
export const typeNames: ReadonlyMap<string, ScalarType> = new Map([
  ["string", "string"],
  ["keyword", "string"],
  ["text", "string"],
  ["ip", "string"],
  ["version", "string"],
  ["long", "long"],
  ["integer", "long"],
  ["int", "long"],
  ["unsigned_long", "long"],
  ["double", "real"],
  ["dbl", "real"],
  ["boolean", "boolean"],
  ["bool", "boolean"],
  ["datetime", "datetime"],
  ["date", "datetime"],
  ["dt", "datetime"],
]);

/** `value::type` */
export function castTo(value: Typed, type: string, span: Span, lowering: Lowering): Typed {
  const wanted = typeNames.get(type.toLowerCase());
  if (wanted !== undefined) return converted(value, wanted, span);
  const near = nearest(type.toLowerCase(), typeNames.keys());
  lowering.say("esql/unknown-function", { name: `::${type}`, near }, span);
  return value;
}

const functions: Readonly<Partial<Record<ScalarType, string>>> = {
  long: "tolong",
  real: "toreal",
  boolean: "tobool",
  datetime: "todatetime",
};

/** What texts come to: whole numbers are rounded, and what is not true is false. */
const ofTexts: Readonly<Partial<Record<ScalarType, string>>> = {
  long: "text-long",
  boolean: "text-boolean",
};

/** A value as one of another type; null where it does not fit. */
export function converted(value: Typed, type: ScalarType, span?: Span): Typed {
  if (value.type === type) return value;
  if (type === "string")
    return value.several
      ? severalOf(call("mv-text", [value.expr], "dynamic", span), "string")
      : one(writtenOf(value, span));
  const source = single(value);
  if (type === "datetime" && (value.type === "long" || value.type === "real"))
    return one(call("unixtime-milliseconds-todatetime", [source], type, span));
  if (type === "long" && value.type === "datetime") return one(millisecondsOf(source, span));
  if (type === "long" && value.type === "real")
    return one(call("tolong", [call("round", [source], "real")], type, span));
  const name = value.type === "string" ? (ofTexts[type] ?? functions[type]) : functions[type];
  return name === undefined ? value : one(call(name, [source], type, span));
}

/** Since 1970, as Elasticsearch counts. */
function millisecondsOf(time: Expr, span: Span | undefined): Expr {
  const epoch: Expr = {
    kind: "literal",
    value: { kind: "timestamp", iso: "1970-01-01T00:00:00Z" },
  };
  return call("date-diff", [literalText("millisecond"), epoch, time], "long", span);
}

const isoFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

function writtenOf(value: Typed, span: Span | undefined): Expr {
  const source = single(value);
  switch (value.type) {
    case "boolean":
      return {
        kind: "case",
        branches: [
          { when: source, then: literalText("true") },
          { when: { kind: "not", arg: source }, then: literalText("false") },
        ],
        otherwise: { kind: "literal", value: { kind: "null" }, type: "string" },
        type: "string",
      };
    case "datetime":
      return ifPresent(
        source,
        call("format-datetime", [source, literalText(isoFormat)], "string", span),
      );
    default:
      return ifPresent(source, call("tostring", [source], "string", span));
  }
}

/** The functions of texts know no null ones. */
export function ifPresent(subject: Expr, value: Expr): Expr {
  return {
    kind: "case",
    branches: [
      {
        when: { kind: "is-null", subject },
        then: { kind: "literal", value: { kind: "null" }, type: "string" },
      },
    ],
    otherwise: value,
    type: "string",
  };
}

/** The text of an argument; of one that is not given, an empty one. */
export const textOf = (value: Typed | undefined): Expr =>
  value === undefined ? literalText("") : single(converted(value, "string"));
