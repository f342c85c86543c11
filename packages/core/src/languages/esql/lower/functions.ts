import { anyRun, literal } from "../../../model/index.ts";
import type { Expr, ScalarType } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import { choiceFunctions } from "./choice-functions.ts";
import { converted, ifPresent, textOf } from "./convert.ts";
import { dateFunctions } from "./date-functions.ts";
import { translateJavaRegex } from "./java-regex.ts";
import { cidrMatch, toIp } from "./network-functions.ts";
import { multiValueFunctions } from "./multi-value-functions.ts";
import { call, literalNumber, literalText, one, severalOf, single } from "./types.ts";
import type { Typed } from "./types.ts";

/** A function of ES|QL: how many arguments it takes, and what it comes to in the model. */
export interface EsqlFunction {
  readonly least: number;
  readonly most: number;
  /** Undefined where an argument is of a form that it does not take. */
  readonly lower: (args: readonly Typed[], span: Span) => Typed | undefined;
  /** What it needs, in words, for where it gives undefined. */
  readonly wanted?: string;
  /** The place of an argument that is a regular expression of Java. */
  readonly regex?: number;
}

type Named = readonly [name: string, definition: EsqlFunction];

/** A function of the table whose arguments are texts. */
const ofTexts = (name: string, least: number, most: number, type: ScalarType, to = name): Named => [
  name,
  { least, most, lower: (args, span) => one(call(to, args.map(textOf), type, span)) },
];

/** A function of numbers. */
const ofNumbers = (
  name: string,
  least: number,
  most: number,
  type: ScalarType | "same",
  to = name,
): Named => [
  name,
  {
    least,
    most,
    lower: (args, span) => {
      const widest = args.some((arg) => arg.type === "real") ? "real" : (args[0]?.type ?? "real");
      return one(call(to, args.map(single), type === "same" ? widest : type, span));
    },
  },
];

/** A text that is searched for: in the query a pattern, which engines know how to look for. */
const textTest = (name: string, before: boolean, after: boolean): Named => [
  name,
  {
    least: 2,
    most: 2,
    lower: ([subject, part], span) => {
      const sought = part?.expr;
      if (sought?.kind !== "literal" || sought.value.kind !== "string")
        return one(call(name.replace("_", "-"), [textOf(subject), textOf(part)], "boolean", span));
      const inner = literal(sought.value.value);
      return one({
        kind: "match",
        subject: textOf(subject),
        pattern: [...(before ? [anyRun] : []), inner, ...(after ? [anyRun] : [])],
        caseRule: "sensitive",
        quantifier: "any",
        origin: span,
      });
    },
  },
];

const conversion = (name: string, type: ScalarType): Named => [
  name,
  { least: 1, most: 1, lower: ([value], span) => value && converted(value, type, span) },
];

/** Integers have 32 bits. */
const toInteger = (name: string): Named => [
  name,
  {
    least: 1,
    most: 1,
    lower: ([value], span) =>
      value && one(call("fitting-int", [single(converted(value, "long", span))], "long", span)),
  },
];

const constant = (name: string, value: number): Named => [
  name,
  { least: 0, most: 0, lower: () => one(literalNumber(value), "real") },
];

/** Whole numbers stay whole: only places before the point change them. */
const round: EsqlFunction = {
  least: 1,
  most: 2,
  lower: ([value, places], span) => {
    if (value === undefined) return undefined;
    const args = [value, ...(places === undefined ? [] : [places])].map(single);
    const rounded = one(call("round", args, "real", span));
    return value.type === "long" ? converted(rounded, "long", span) : rounded;
  },
};

/** The place of a part from 1, looked for from a place on. */
const locate: EsqlFunction = {
  least: 2,
  most: 3,
  lower: ([text, part, start], span) => {
    const from = start === undefined ? [] : [single(start)];
    return one(call("locate", [textOf(text), textOf(part), ...from], "long", span));
  },
};

const hashes: ReadonlyMap<string, string> = new Map([
  ["md5", "hash-md5"],
  ["sha", "hash-sha1"],
  ["sha1", "hash-sha1"],
  ["sha-1", "hash-sha1"],
  ["sha256", "hash-sha256"],
  ["sha-256", "hash-sha256"],
]);

const hash: EsqlFunction = {
  least: 2,
  most: 2,
  wanted: 'the name of an algorithm in quotes: "md5", "sha1", "sha256"',
  lower: ([algorithm, text], span) => {
    const written = algorithm?.expr;
    const name =
      written?.kind === "literal" && written.value.kind === "string" ? written.value.value : "";
    const known = hashes.get(name.toLowerCase());
    return known === undefined ? undefined : one(call(known, [textOf(text)], "string", span));
  },
};

/** Letters of all values. */
const inCase = (name: string, single1: string, each: string): Named => [
  name,
  {
    least: 1,
    most: 1,
    lower: ([value], span) =>
      value?.several === true
        ? severalOf(call(each, [value.expr], "dynamic", span), "string")
        : one(call(single1, [textOf(value)], "string", span)),
  },
];

const concat: EsqlFunction = {
  least: 1,
  most: Number.POSITIVE_INFINITY,
  lower: (args, span) => one(call("concat", args.map(textOf), "string", span)),
};

/** From 1, or from the end where negative. */
const substring: EsqlFunction = {
  least: 2,
  most: 3,
  lower: ([text, start, length], span) => {
    if (text === undefined || start === undefined) return undefined;
    const at = single(start);
    const from: Expr =
      at.kind === "literal" && at.value.kind === "number"
        ? literalNumber(at.value.value > 0 ? at.value.value - 1 : at.value.value)
        : {
            kind: "arithmetic",
            operator: "subtract",
            left: at,
            right: literalNumber(1),
            type: "long",
          };
    const args = [textOf(text), from, ...(length === undefined ? [] : [single(length)])];
    return one(call("substring", args, "string", span));
  },
};

/** Java's references to groups are `$1`, RE2's `\1`. */
const replace: EsqlFunction = {
  least: 3,
  most: 3,
  regex: 1,
  lower: ([text, regex, rewrite], span) => {
    const written = rewrite?.expr;
    const to =
      written?.kind === "literal" && written.value.kind === "string"
        ? literalText(
            written.value.value
              .replaceAll(/\\(.)|\\$/g, (_, escaped: string | undefined) =>
                escaped === undefined || escaped === "\\" ? "\\\\" : escaped,
              )
              .replaceAll(/\$(\d)/g, String.raw`\$1`),
          )
        : textOf(rewrite);
    const pattern = regex?.expr;
    const from =
      pattern?.kind === "literal" && pattern.value.kind === "string"
        ? literalText(translateJavaRegex(pattern.value.value))
        : textOf(regex);
    return one(call("replace-regex", [textOf(text), from, to], "string", span));
  },
};

const space: EsqlFunction = {
  least: 1,
  most: 1,
  lower: ([count], span) =>
    count && one(call("strrep", [literalText(" "), single(count)], "string", span)),
};

const trim = (name: string, to: string): Named => [
  name,
  {
    least: 1,
    most: 1,
    lower: ([value], span) => one(call(to, [literalText("\\s+"), textOf(value)], "string", span)),
  },
];

/** A text made of another, in functions that know no null ones. */
const rewritten = (name: string, to: string): Named => [
  name,
  {
    least: 1,
    most: 1,
    lower: ([value], span) =>
      one(ifPresent(textOf(value), call(to, [textOf(value)], "string", span))),
  },
];

const ofTextAndCount = (name: string, to: string): Named => [
  name,
  {
    least: 2,
    most: 2,
    lower: ([text, count], span) =>
      count && one(call(to, [textOf(text), single(count)], "string", span)),
  },
];

const split: EsqlFunction = {
  least: 2,
  most: 2,
  lower: ([value, delimiter], span) => {
    const list = call("split", [textOf(value), textOf(delimiter)], "dynamic", span);
    return severalOf(list, "string");
  },
};

/**
 * The scalar functions that detection rules use, and some more, by their names in lower case.
 * https://www.elastic.co/docs/reference/query-languages/esql/esql-functions-operators
 */
export const esqlFunctions: ReadonlyMap<string, EsqlFunction> = new Map<string, EsqlFunction>([
  inCase("to_lower", "tolower", "mv-lower"),
  inCase("to_upper", "toupper", "mv-upper"),
  ofTexts("length", 1, 1, "long", "strlen"),
  ofTexts("byte_length", 1, 1, "long", "string-size"),
  ofTexts("reverse", 1, 1, "string"),
  ["locate", locate],
  ofTexts("json_extract", 2, 2, "string", "json-value"),
  ofTexts("st_x", 1, 1, "real", "geo-longitude"),
  ofTexts("st_y", 1, 1, "real", "geo-latitude"),
  ofTexts("st_distance", 2, 2, "real", "geo-distance"),
  ["hash", hash],
  ofTexts("md5", 1, 1, "string", "hash-md5"),
  ofTexts("sha1", 1, 1, "string", "hash-sha1"),
  ofTexts("sha256", 1, 1, "string", "hash-sha256"),
  rewritten("url_decode", "url-decode"),
  ofTexts("url_encode", 1, 1, "string", "form-encode"),
  rewritten("from_base64", "base64-decode-tostring"),
  rewritten("to_base64", "base64-encode-tostring"),
  textTest("starts_with", false, true),
  textTest("ends_with", true, false),
  textTest("contains", true, true),
  ofTextAndCount("left", "left"),
  ofTextAndCount("right", "right"),
  ["concat", concat],
  ["substring", substring],
  ["replace", replace],
  ["split", split],
  ["space", space],
  trim("trim", "trim"),
  trim("ltrim", "trim-start"),
  trim("rtrim", "trim-end"),
  ofTextAndCount("repeat", "strrep"),
  ["cidr_match", cidrMatch],
  ["to_ip", toIp],
  ...choiceFunctions,
  conversion("to_string", "string"),
  conversion("to_str", "string"),
  conversion("to_version", "string"),
  conversion("to_geopoint", "string"),
  conversion("to_long", "long"),
  toInteger("to_integer"),
  toInteger("to_int"),
  conversion("to_unsigned_long", "long"),
  conversion("to_double", "real"),
  conversion("to_dbl", "real"),
  conversion("to_boolean", "boolean"),
  conversion("to_bool", "boolean"),
  conversion("to_datetime", "datetime"),
  conversion("to_dt", "datetime"),
  ofNumbers("abs", 1, 1, "same"),
  ofNumbers("ceil", 1, 1, "real", "ceiling"),
  ofNumbers("floor", 1, 1, "real"),
  ["round", round],
  ofNumbers("sqrt", 1, 1, "real"),
  ofNumbers("exp", 1, 1, "real"),
  ofNumbers("log10", 1, 1, "real"),
  ofNumbers("pow", 2, 2, "real"),
  ofNumbers("signum", 1, 1, "real", "sign"),
  constant("pi", Math.PI),
  constant("e", Math.E),
  constant("tau", 2 * Math.PI),
  ofNumbers("greatest", 1, Number.POSITIVE_INFINITY, "same", "max-of"),
  ofNumbers("least", 1, Number.POSITIVE_INFINITY, "same", "min-of"),
  ...dateFunctions,
  ...multiValueFunctions,
]);
