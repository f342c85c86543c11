import { asMany, asNumber, asText, call, textLiteral } from "../values.ts";
import { anyPattern, at } from "./function.ts";
import type { Functions } from "./function.ts";
import { keepMembers, mapMembers } from "./members.ts";

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
    [
      2,
      2,
      (place) => call("spl-many-find", "long", asMany(at(place.args, 0)), anyPattern(place, 1)),
    ],
  ],
  ["mvfilter", [1, 1, keepMembers]],
  ["mvmap", [2, 2, mapMembers]],
];
