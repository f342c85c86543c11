import type { Expr } from "../../../../model/index.ts";
import { refuse, regexOf } from "../lowering.ts";
import { asMany, asNumber, asText, booleanLiteral, call, textLiteral } from "../values.ts";
import { at, pattern } from "./function.ts";
import type { Functions, Place } from "./function.ts";

/** Functions of several values. */
export const manyFunctions: Functions = [
  [
    "split",
    [2, 2, ({ args }) => call("spl-split", "dynamic", asText(at(args, 0)), asText(at(args, 1)))],
  ],
  ["mvappend", [1, 100, ({ args }) => call("spl-many-together", "dynamic", ...args.map(asMany))]],
  ["mvrange", [2, 3, ({ args }) => call("spl-many-numbers", "dynamic", ...args.map(asNumber))]],
  ["mvcount", [1, 1, ({ args }) => call("spl-many-count", "long", asMany(at(args, 0)))]],
  ["mvdedup", [1, 1, ({ args }) => call("spl-many-distinct", "dynamic", asMany(at(args, 0)))]],
  ["mvsort", [1, 1, ({ args }) => call("spl-many-sorted", "dynamic", asMany(at(args, 0)))]],
  [
    "mvjoin",
    [2, 2, ({ args }) => call("spl-many-join", "string", asMany(at(args, 0)), asText(at(args, 1)))],
  ],
  [
    "mvzip",
    [
      2,
      3,
      ({ args }) =>
        call(
          "spl-many-zip",
          "dynamic",
          asMany(at(args, 0)),
          asMany(at(args, 1)),
          args.length > 2 ? asText(at(args, 2)) : textLiteral(","),
        ),
    ],
  ],
  [
    "mvindex",
    [
      2,
      3,
      ({ args }) =>
        args.length > 2
          ? call(
              "spl-many-slice",
              "dynamic",
              asMany(at(args, 0)),
              asNumber(at(args, 1)),
              asNumber(at(args, 2)),
            )
          : call("spl-many-at", "string", asMany(at(args, 0)), asNumber(at(args, 1))),
    ],
  ],
  [
    "mvfind",
    [2, 2, (place) => call("spl-many-find", "long", asMany(at(place.args, 0)), pattern(place, 1))],
  ],
  ["mvfilter", [1, 1, keepValues]],
];

/** `mvfilter(match(x, "…"))`, also negated: the values of one field that fit. */
function keepValues(place: Place): Expr {
  const { call: expr, rows, lowering } = place;
  let [test] = expr.args;
  let wanted = true;
  while (test?.kind === "not") {
    wanted = !wanted;
    test = test.arg;
  }
  if (
    test?.kind === "binary" &&
    (test.operator === "=" || test.operator === "!=") &&
    test.right.kind === "string"
  ) {
    const escaped = test.right.value.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    return call(
      "spl-many-filter",
      "dynamic",
      asMany(lowering.value(test.left, rows)),
      textLiteral(`(?s)^${escaped}$`),
      booleanLiteral(wanted === (test.operator === "=")),
    );
  }
  const [subject, regex] = test?.kind === "call" && test.name === "match" ? test.args : [];
  if (subject === undefined || regex?.kind !== "string")
    return refuse(lowering, "'mvfilter' of another test than match()", expr.span);
  return call(
    "spl-many-filter",
    "dynamic",
    asMany(lowering.value(subject, rows)),
    textLiteral(regexOf(regex.value, lowering, expr.span)),
    booleanLiteral(wanted),
  );
}
