import { and, isTrue, not, or, typeOf } from "../../../../model/index.ts";
import type { Expr } from "../../../../model/index.ts";
import type { EvalExpr } from "../../syntax.ts";
import { equal } from "../comparisons.ts";
import { asNumber, booleanLiteral, call, isNothing, nothing, textLiteral } from "../values.ts";
import { at, cases } from "./function.ts";
import type { Functions } from "./function.ts";

const isNull = (subject: Expr): Expr => ({ kind: "is-null", subject });

/** Functions that choose among values, and that ask what a value is. */
export const choiceFunctions: Functions = [
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
  ["typeof", [1, 1, ({ args }) => kindOf(at(args, 0))]],
];

/** `typeof(x)`: a field that holds digits is a number, a text in quotes never is. */
function kindOf(value: Expr): Expr {
  if (typeOf(value) === "boolean") return textLiteral("Boolean");
  if (isNothing(value)) return textLiteral("Invalid");
  if (value.kind === "literal")
    return textLiteral(value.value.kind === "string" ? "String" : "Number");
  return cases(
    [
      { when: isNull(value), then: textLiteral("Invalid") },
      { when: isNull(asNumber(value)), then: textLiteral("String") },
    ],
    textLiteral("Number"),
  );
}
