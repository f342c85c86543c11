import { asMany, asNumber, call } from "../values.ts";
import { at, ofNumber } from "./function.ts";
import type { Functions } from "./function.ts";

const ofAngles = "acos acosh asin asinh atan atanh cos cosh sin sinh tan tanh".split(" ");

const bitwise = "bit_and bit_or bit_xor".split(" ");

/**
 * Trigonometry, bits, and statistics over the arguments of a call.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/TrigFunctions
 */
export const mathematicalFunctions: Functions = [
  ...ofAngles.map((name): Functions[number] => [name, [1, 1, ofNumber(`spl-${name}`)]]),
  ...["atan2", "hypot"].map((name): Functions[number] => [
    name,
    [2, 2, ({ args }) => call(`spl-${name}`, "real", ...args.map(asNumber))],
  ]),
  ...bitwise.map((name): Functions[number] => [
    name,
    [
      2,
      100,
      ({ args }) =>
        args
          .map(asNumber)
          .reduce((left, right) => call(`spl-${name.replace("_", "-")}`, "real", left, right)),
    ],
  ]),
  ...["shift_left", "shift_right"].map((name): Functions[number] => [
    `bit_${name}`,
    [
      2,
      2,
      ({ args }) =>
        call(
          `spl-bit-${name.replace("_", "-")}`,
          "real",
          asNumber(at(args, 0)),
          asNumber(at(args, 1)),
        ),
    ],
  ]),
  // What is no number is left out.
  ["sum", [1, 100, ({ args }) => call("spl-many-sum", "real", ...args.map(asMany))]],
  ["avg", [1, 100, ({ args }) => call("spl-many-average", "real", ...args.map(asMany))]],
];
