import { and, isTrue, not, or, typeOf } from "../../../model/index.ts";
import type { Expr } from "../../../model/index.ts";
import { nearest } from "../../../source/index.ts";
import type { EvalExpr } from "../syntax.ts";
import { equal, like } from "./comparisons.ts";
import { jsonValue } from "./json.ts";
import { NotLowered, refuse, regexOf } from "./lowering.ts";
import type { Lowering } from "./lowering.ts";
import type { Rows } from "./rows.ts";
import { now } from "./time.ts";
import {
  asMany,
  asNumber,
  asText,
  asTypeOf,
  booleanLiteral,
  call,
  commonType,
  nothing,
  numberLiteral,
  textLiteral,
} from "./values.ts";

type Call = Extract<EvalExpr, { kind: "call" }>;

interface Place {
  readonly call: Call;
  readonly rows: Rows;
  readonly lowering: Lowering;
  /** The arguments as values. */
  readonly args: readonly Expr[];
}

type LowerCall = (place: Place) => Expr;

const at = (args: readonly Expr[], i: number): Expr => args[i] ?? nothing();

/** The text of a literal; the search is refused where it is computed. */
function constant({ args, call: { span, name }, lowering }: Place, i: number): string {
  const arg = args[i];
  if (arg?.kind === "literal" && arg.value.kind === "string") return arg.value.value;
  return refuse(lowering, `'${name}' with a computed pattern`, span);
}

const pattern = (place: Place, i: number) =>
  textLiteral(regexOf(constant(place, i), place.lowering, place.call.span));

/** A regular expression that may be computed: one that is none matches nothing. */
function anyPattern(place: Place, i: number): Expr {
  const arg = place.args[i];
  return arg?.kind === "literal" ? pattern(place, i) : asText(arg ?? nothing());
}

const ofText =
  (name: string, type: "string" | "real" | "dynamic" = "string"): LowerCall =>
  ({ args }) =>
    call(name, type, asText(at(args, 0)));
const ofNumber =
  (name: string): LowerCall =>
  ({ args }) =>
    call(name, "real", asNumber(at(args, 0)));
const trim =
  (name: string): LowerCall =>
  ({ args }) =>
    call(
      name,
      "string",
      asText(at(args, 0)),
      args.length > 1 ? asText(at(args, 1)) : textLiteral(" \t\n"),
    );

/** Pairs of condition and value, the first that holds. */
function cases(
  pairs: readonly { readonly when: Expr; readonly then: Expr }[],
  otherwise: Expr,
): Expr {
  const type = commonType([...pairs.map(({ then }) => then), otherwise]);
  return {
    kind: "case",
    branches: pairs.map(({ when, then }) => ({ when, then: asTypeOf(then, type) })),
    otherwise: asTypeOf(otherwise, type),
    type,
  };
}

const isNull = (subject: Expr): Expr => ({ kind: "is-null", subject });

const logarithm =
  (base: (args: readonly Expr[]) => Expr): LowerCall =>
  ({ args }) =>
    call("spl-logarithm", "real", asNumber(at(args, 0)), asNumber(base(args)));

/** Functions by name: how many arguments, and what they come to. */
const table: ReadonlyMap<string, readonly [least: number, most: number, lower: LowerCall]> =
  new Map<string, readonly [number, number, LowerCall]>([
    [
      "if",
      [
        3,
        3,
        ({ call: { args }, rows, lowering }) => {
          const [when, then, otherwise] = args as [EvalExpr, EvalExpr, EvalExpr];
          return cases(
            [{ when: isTrue(lowering.condition(when, rows)), then: lowering.value(then, rows) }],
            lowering.value(otherwise, rows),
          );
        },
      ],
    ],
    [
      "case",
      [
        2,
        200,
        ({ call: { args }, rows, lowering }) => {
          const pairs = args.flatMap((when, i) => {
            const then = args[i + 1];
            return i % 2 === 1 || then === undefined ? [] : [{ when, then }];
          });
          return cases(
            pairs.map(({ when, then }) => ({
              when: isTrue(lowering.condition(when, rows)),
              then: lowering.value(then, rows),
            })),
            nothing(),
          );
        },
      ],
    ],
    [
      "validate",
      [
        2,
        200,
        ({ call: { args }, rows, lowering }) =>
          cases(
            args.flatMap((test, i) => {
              const then = args[i + 1];
              if (i % 2 === 1 || then === undefined) return [];
              return [
                {
                  when: not(isTrue(lowering.condition(test, rows))),
                  then: lowering.value(then, rows),
                },
              ];
            }),
            nothing(),
          ),
      ],
    ],
    [
      "coalesce",
      [
        1,
        100,
        ({ args }) =>
          cases(
            args.slice(0, -1).map((arg) => ({ when: not(isNull(arg)), then: arg })),
            at(args, args.length - 1),
          ),
      ],
    ],
    [
      "ifnull",
      [
        2,
        2,
        ({ args }) => cases([{ when: not(isNull(at(args, 0))), then: at(args, 0) }], at(args, 1)),
      ],
    ],
    [
      "nullif",
      [
        2,
        2,
        ({ args }) =>
          cases([{ when: isTrue(equal(at(args, 0), at(args, 1))), then: nothing() }], at(args, 0)),
      ],
    ],
    ["null", [0, 0, () => nothing()]],
    ["true", [0, 0, () => booleanLiteral(true)]],
    ["false", [0, 0, () => booleanLiteral(false)]],
    ["isnull", [1, 1, ({ args }) => isNull(at(args, 0))]],
    ["isnotnull", [1, 1, ({ args }) => not(isNull(at(args, 0)))]],
    ["isnum", [1, 1, ({ args }) => not(isNull(asNumber(at(args, 0))))]],
    [
      "isint",
      [
        1,
        1,
        ({ args }) =>
          isTrue(
            call(
              "spl-compare",
              "boolean",
              call("spl-floor", "real", asNumber(at(args, 0))),
              asNumber(at(args, 0)),
              textLiteral("eq"),
            ),
          ),
      ],
    ],
    ["isstr", [1, 1, ({ args }) => and([not(isNull(at(args, 0))), isNull(asNumber(at(args, 0)))])]],
    ["isbool", [1, 1, ({ args }) => booleanLiteral(typeOf(at(args, 0)) === "boolean")]],
    ["in", [2, 500, ({ args }) => or(args.slice(1).map((value) => equal(at(args, 0), value)))]],
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
    ["tostring", [1, 2, toText]],
    [
      "tonumber",
      [
        1,
        2,
        ({ args }) =>
          args.length > 1
            ? call("spl-from-base", "real", asText(at(args, 0)), at(args, 1))
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
    ["sigfig", [1, 1, ({ args }) => asNumber(at(args, 0))]],
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
    [
      "split",
      [2, 2, ({ args }) => call("spl-split", "dynamic", asText(at(args, 0)), asText(at(args, 1)))],
    ],
    ["mvappend", [1, 100, ({ args }) => call("spl-many-together", "dynamic", ...args.map(asMany))]],
    ["mvcount", [1, 1, ({ args }) => call("spl-many-count", "long", asMany(at(args, 0)))]],
    ["mvdedup", [1, 1, ({ args }) => call("spl-many-distinct", "dynamic", asMany(at(args, 0)))]],
    ["mvsort", [1, 1, ({ args }) => call("spl-many-sorted", "dynamic", asMany(at(args, 0)))]],
    [
      "mvjoin",
      [
        2,
        2,
        ({ args }) => call("spl-many-join", "string", asMany(at(args, 0)), asText(at(args, 1))),
      ],
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
        (place) => call("spl-many-find", "long", asMany(at(place.args, 0)), pattern(place, 1)),
      ],
    ],
    ["mvfilter", [1, 1, keepValues]],
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
    [
      "typeof",
      [1, 1, ({ args }) => textLiteral(typeOf(at(args, 0)) === "string" ? "String" : "Number")],
    ],
  ]);

/** Functions whose arguments are conditions as well as values: lowered by themselves. */
const ownArguments = new Set(["if", "case", "validate", "mvfilter"]);

export function lowerFunction(expr: Call, rows: Rows, lowering: Lowering): Expr {
  const known = table.get(expr.name);
  if (known === undefined) {
    const near = nearest(expr.name, table.keys());
    lowering.say("spl/unknown-function", { name: expr.name, near }, expr.span);
    throw new NotLowered();
  }
  const [least, most, lower] = known;
  if (expr.args.length < least || expr.args.length > most) {
    lowering.say("spl/argument-count", { name: expr.name, here: expr.args.length }, expr.span);
    throw new NotLowered();
  }
  const args = ownArguments.has(expr.name) ? [] : expr.args.map((arg) => lowering.value(arg, rows));
  return lower({ call: expr, rows, lowering, args });
}

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
