import { typeOf } from "../../../../model/index.ts";
import type { Expr } from "../../../../model/index.ts";
import { asMany, asNumber, asText, call, isNumeric, textLiteral } from "../values.ts";
import { at } from "./function.ts";
import type { Functions } from "./function.ts";

/**
 * JSON is text in SPL. A value that looks like a number is one in the JSON that is made of it.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/JSONFunctions
 */
export const jsonFunctions: Functions = [
  ["json_valid", [1, 1, ({ args }) => call("spl-json-valid", "boolean", asText(at(args, 0)))]],
  ["json_keys", [1, 1, ({ args }) => call("spl-json-keys", "string", asText(at(args, 0)))]],
  [
    "json_array_to_mv",
    [
      1,
      1,
      ({ args }) => call("spl-json-values", "dynamic", asText(at(args, 0)), textLiteral("$[*]")),
    ],
  ],
  [
    "mv_to_json_array",
    [1, 2, ({ args }) => call("spl-json-of-many", "string", asMany(at(args, 0)))],
  ],
  ["json_array", [0, 200, ({ args }) => call("spl-json-list", "string", ...args.map(inJson))]],
  [
    "json_object",
    [
      0,
      200,
      ({ args }) =>
        call(
          "spl-json-bag",
          "string",
          ...args.map((arg, i) => (i % 2 === 0 ? asText(arg) : inJson(arg))),
        ),
    ],
  ],
];

/** A value as JSON. */
function inJson(value: Expr): Expr {
  if (isNumeric(value)) return call("spl-json-number", "string", asNumber(value));
  return typeOf(value) === "dynamic"
    ? call("spl-json-of-many", "string", value)
    : call("spl-json-text", "string", asText(value));
}
