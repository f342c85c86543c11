import type { Expr } from "../../../../model/index.ts";
import { now } from "../time.ts";
import { asNumber, asText, call, numberLiteral } from "../values.ts";
import { at, constant, ofNumber } from "./function.ts";
import type { Functions, LowerCall, Place } from "./function.ts";

const logarithm =
  (base: (args: readonly Expr[]) => Expr): LowerCall =>
  ({ args }) =>
    call("spl-logarithm", "real", asNumber(at(args, 0)), asNumber(base(args)));

/** Functions of numbers and of times. */
export const numberFunctions: Functions = [
  ["tostring", [1, 2, toText]],
  [
    "tonumber",
    [
      1,
      2,
      ({ args }) =>
        args.length > 1
          ? call("spl-from-base", "real", asText(at(args, 0)), asNumber(at(args, 1)))
          : asNumber(at(args, 0)),
    ],
  ],
  ["abs", [1, 1, ofNumber("spl-absolute")]],
  ["ceil", [1, 1, ofNumber("spl-ceiling")]],
  ["ceiling", [1, 1, ofNumber("spl-ceiling")]],
  ["floor", [1, 1, ofNumber("spl-floor")]],
  ["sqrt", [1, 1, ofNumber("spl-root")]],
  ["exp", [1, 1, ofNumber("spl-exponential")]],
  ["exact", [1, 1, ({ args }) => asNumber(at(args, 0))]],
  [
    "round",
    [
      1,
      2,
      ({ args }) =>
        call(
          "spl-round",
          "real",
          asNumber(at(args, 0)),
          args.length > 1 ? asNumber(at(args, 1)) : numberLiteral(0),
        ),
    ],
  ],
  [
    "pow",
    [2, 2, ({ args }) => call("spl-power", "real", asNumber(at(args, 0)), asNumber(at(args, 1)))],
  ],
  ["ln", [1, 1, logarithm(() => numberLiteral(Math.E))]],
  ["log", [1, 2, logarithm((args) => args[1] ?? numberLiteral(10))]],
  ["pi", [0, 0, () => numberLiteral(Math.PI)]],
  ["max", [1, 100, ({ args }) => call("spl-greatest", "string", ...args)]],
  ["min", [1, 100, ({ args }) => call("spl-least", "string", ...args)]],
  ["now", [0, 0, now]],
  ["time", [0, 0, now]],
  [
    "strftime",
    [
      2,
      2,
      ({ args }) => call("spl-strftime", "string", asNumber(at(args, 0)), asText(at(args, 1))),
    ],
  ],
  [
    "strptime",
    [2, 2, ({ args }) => call("spl-strptime", "real", asText(at(args, 0)), asText(at(args, 1)))],
  ],
  [
    "relative_time",
    [
      2,
      2,
      ({ args }) => call("spl-relative-time", "real", asNumber(at(args, 0)), asText(at(args, 1))),
    ],
  ],
];

function toText(place: Place): Expr {
  const { args } = place;
  if (args.length === 1) return asText(at(args, 0));
  const value = asNumber(at(args, 0));
  switch (constant(place, 1)) {
    case "duration":
      return call("spl-duration", "string", value);
    case "hex":
      return call("spl-hexadecimal", "string", value);
    default:
      return call("spl-with-commas", "string", value);
  }
}
