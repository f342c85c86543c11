import type { Expr, ScalarType } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import type { Parameter, ParameterKind, Signature } from "../../functions/index.ts";
import { nameOfType } from "../types.ts";
import { isBroken, isInteger, isNumber, isSummable, literalOf } from "./types.ts";

/** The parameter that each of `count` arguments goes to; undefined if that is no number of arguments for them. */
export function parametersFor(
  { parameters }: Signature,
  count: number,
): readonly Parameter[] | undefined {
  const start = parameters.findIndex(({ repeated }) => repeated !== undefined);
  if (start < 0) {
    const needed = parameters.filter(({ optional }) => !optional).length;
    return count >= needed && count <= parameters.length ? parameters.slice(0, count) : undefined;
  }
  const group = parameters.filter(({ repeated }) => repeated !== undefined);
  const after = parameters.slice(start + group.length);
  const inGroups = count - start - after.length;
  const least = (group[0]?.repeated ?? 1) * group.length;
  if (inGroups < least || inGroups % group.length !== 0) return undefined;
  const repeats = Array.from({ length: inGroups / group.length }, () => group).flat();
  return [...parameters.slice(0, start), ...repeats, ...after];
}

/** How many arguments the forms of a function take, in words. */
export function countsOf(signatures: readonly Signature[]): string {
  const ranges = signatures.map(({ parameters }) => {
    const needed = parameters.filter(({ optional }) => !optional);
    const least = needed.reduce((sum, { repeated }) => sum + (repeated ?? 1), 0);
    const isOpen = parameters.some(({ repeated }) => repeated !== undefined);
    return { least, most: isOpen ? Infinity : parameters.length };
  });
  const least = Math.min(...ranges.map((range) => range.least));
  const most = Math.max(...ranges.map((range) => range.most));
  if (most === 0) return "no arguments";
  const counts =
    most === Infinity ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;
  return `${counts} argument${least === 1 && (most === 1 || most === Infinity) ? "" : "s"}`;
}

/** Whether an argument may stand for a parameter of a kind; what is broken may stand for any. */
export function fits(arg: Expr, { kind, constant }: Parameter): boolean {
  if (isBroken(arg)) return true;
  if (kind === "column" && arg.kind !== "field") return false;
  return fitsType(typeOf(arg), kind) && (!constant || isConstant(arg));
}

/** Constant enough: written, or made of what is. */
function isConstant(arg: Expr): boolean {
  if (isBroken(arg) || literalOf(arg) !== undefined) return true;
  switch (arg.kind) {
    case "call":
      return arg.args.every(isConstant);
    case "arithmetic":
      return isConstant(arg.left) && isConstant(arg.right);
    // What a statement bound is the same for all rows.
    case "named":
    case "query-value":
      return true;
    case "case":
      return arg.branches.every(({ then }) => isConstant(then)) && isConstant(arg.otherwise);
    default:
      return false;
  }
}

export function fitsType(type: ScalarType, kind: ParameterKind): boolean {
  switch (kind) {
    case "any":
    case "text":
    case "common":
    case "column":
    case "star":
      return true;
    case "string":
    case "json":
      return type === "string" || type === "dynamic";
    case "number":
      return isNumber(type);
    case "integer":
      return isInteger(type);
    case "summable":
      return isSummable(type);
    case "orderable":
      return type !== "dynamic" && type !== "guid";
    case "flat":
      return type !== "dynamic";
    case "array":
    case "bag":
    case "dynamic":
      return type === "dynamic";
    case "list":
      return isInteger(type) || type === "dynamic";
    case "where":
    case "boolean":
      return type === "boolean";
    case "int":
    case "long":
      return isInteger(type);
    case "real":
      return isNumber(type);
    case "decimal":
      return type === "decimal";
    case "datetime":
    case "timespan":
    case "guid":
      return type === kind;
    default:
      return kind satisfies never;
  }
}

const words: Partial<Record<ParameterKind, string>> = {
  json: "a string or a dynamic",
  number: "a number",
  integer: "an integer",
  summable: "a number, time or length of time",
  orderable: "something that has an order",
  flat: "anything but a dynamic",
  array: "a dynamic list",
  bag: "a dynamic bag",
  list: "an integer or a dynamic list",
  column: "the name of a column",
  where: "a bool",
};

/** What a parameter wants, in words. */
export function wanted(kind: ParameterKind): string {
  return words[kind] ?? `a ${nameOfType(kind as ScalarType)}`;
}
