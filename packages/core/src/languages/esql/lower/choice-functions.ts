import type { Expr, ScalarType } from "../../../model/index.ts";
import { converted } from "./convert.ts";
import type { EsqlFunction } from "./functions.ts";
import { isNull, many, single } from "./types.ts";
import type { Typed } from "./types.ts";

/** The type that values have in common, and whether one of them may have several. */
function together(values: readonly Typed[]): { type: ScalarType; several: boolean } {
  const known = values.filter((value) => !isNull(value));
  const types = new Set(known.map(({ type }) => type));
  const isNumbers = [...types].every((type) => type === "long" || type === "real");
  const [first = "string"] = types;
  const type = types.size <= 1 ? first : isNumbers ? "real" : "string";
  return { type, several: known.some(({ several }) => several) };
}

/** A value as one of the common type. */
function fitted(value: Typed, { type, several }: { type: ScalarType; several: boolean }): Expr {
  if (isNull(value))
    return {
      kind: "literal",
      value: { kind: "null" },
      type: several ? "dynamic" : type,
    };
  const same = type === "string" || value.type === type ? converted(value, type) : value;
  return several ? many(same) : single(same);
}

const coalesce: EsqlFunction = {
  least: 1,
  most: Number.POSITIVE_INFINITY,
  lower: (args) => {
    const common = together(args);
    const values = args.map((arg) => fitted(arg, common));
    const last = values.at(-1);
    if (last === undefined) return undefined;
    return {
      ...common,
      expr: {
        kind: "case",
        branches: values.slice(0, -1).map((value) => ({
          when: { kind: "not", arg: { kind: "is-null", subject: value } },
          then: value,
        })),
        otherwise: last,
        type: common.several ? "dynamic" : common.type,
      },
    };
  },
};

/** `case(condition, value, …, otherwise)`: an unknown condition does not hold. */
const caseOf: EsqlFunction = {
  least: 2,
  most: Number.POSITIVE_INFINITY,
  lower: (args) => {
    const hasElse = args.length % 2 === 1;
    const values = args.filter((_, i) => i % 2 === 1 || (hasElse && i === args.length - 1));
    const common = together(values);
    const type = common.several ? "dynamic" : common.type;
    const fits = values.map((value) => fitted(value, common));
    const conditions = args.filter((_, i) => i % 2 === 0 && !(hasElse && i === args.length - 1));
    const otherwise: Expr = hasElse
      ? (fits.at(-1) as Expr)
      : { kind: "literal", value: { kind: "null" }, type };
    return {
      ...common,
      expr: {
        kind: "case",
        branches: conditions.map((condition, i) => ({
          when: single(converted(condition, "boolean")),
          then: fits[i] as Expr,
        })),
        otherwise,
        type,
      },
    };
  },
};

export const choiceFunctions: readonly (readonly [string, EsqlFunction])[] = [
  ["coalesce", coalesce],
  ["case", caseOf],
];
