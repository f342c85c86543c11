import { typeOf } from "../../../../model/index.ts";
import { like } from "../comparisons.ts";
import { jsonValue } from "../json.ts";
import { asNumber, asText, call, numberLiteral, textLiteral } from "../values.ts";
import { anyPattern, at, constant, ofText, pattern } from "./function.ts";
import type { Functions, LowerCall } from "./function.ts";

const trim =
  (name: string): LowerCall =>
  ({ args }) =>
    call(
      name,
      "string",
      asText(at(args, 0)),
      args.length > 1 ? asText(at(args, 1)) : textLiteral(" \t\n"),
    );

/** Functions of texts. */
export const textFunctions: Functions = [
  ["like", [2, 2, ({ args }) => like(at(args, 0), at(args, 1))]],
  [
    "match",
    [
      2,
      2,
      (place) => {
        const subject = at(place.args, 0);
        return typeOf(subject) === "dynamic"
          ? call("spl-many-any-fits", "boolean", subject, anyPattern(place, 1))
          : call("spl-matches", "boolean", asText(subject), anyPattern(place, 1));
      },
    ],
  ],
  [
    "replace",
    [
      3,
      3,
      (place) =>
        call(
          "spl-replace",
          "string",
          asText(at(place.args, 0)),
          pattern(place, 1),
          asText(at(place.args, 2)),
        ),
    ],
  ],
  [
    "cidrmatch",
    [
      2,
      2,
      (place) => ({
        kind: "network",
        subject: asText(at(place.args, 1)),
        network: constant(place, 0),
        quantifier: "any",
      }),
    ],
  ],
  [
    "searchmatch",
    [1, 1, (place) => place.lowering.test(constant(place, 0), place.rows, place.call.span)],
  ],
  ["len", [1, 1, ofText("spl-length", "real")]],
  ["lower", [1, 1, ofText("spl-lower")]],
  ["upper", [1, 1, ofText("spl-upper")]],
  ["trim", [1, 2, trim("spl-trim")]],
  ["ltrim", [1, 2, trim("spl-ltrim")]],
  ["rtrim", [1, 2, trim("spl-rtrim")]],
  ["urldecode", [1, 1, ofText("url-decode")]],
  ["md5", [1, 1, ofText("spl-md5")]],
  ["sha1", [1, 1, ofText("spl-sha1")]],
  ["sha256", [1, 1, ofText("spl-sha256")]],
  [
    "substr",
    [
      2,
      3,
      ({ args }) =>
        call(
          "spl-substring",
          "string",
          asText(at(args, 0)),
          asNumber(at(args, 1)),
          args.length > 2 ? asNumber(at(args, 2)) : numberLiteral(1e9),
        ),
    ],
  ],
  [
    "printf",
    [
      1,
      100,
      ({ args }) => call("spl-printf", "string", asText(at(args, 0)), ...args.slice(1).map(asText)),
    ],
  ],
  ["spath", [2, 2, (place) => jsonValue(asText(at(place.args, 0)), constant(place, 1))]],
  [
    "json_extract",
    [
      1,
      2,
      (place) =>
        place.args.length === 1
          ? asText(at(place.args, 0))
          : jsonValue(asText(at(place.args, 0)), constant(place, 1)),
    ],
  ],
];
