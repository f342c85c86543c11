import type { BinaryOperator, ListOperator } from "../syntax/index.ts";

/** How tightly operators bind, weakest first (Kql.g4, from logicalOrExpression down). */
export const power = {
  or: 1,
  and: 2,
  equality: 3,
  relation: 4,
  sum: 5,
  product: 6,
  string: 7,
} as const;

export type InfixOperator =
  | { readonly kind: "logic"; readonly operator: "and" | "or"; readonly power: number }
  | {
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly power: number;
      readonly chains: boolean;
    }
  | { readonly kind: "list"; readonly operator: ListOperator; readonly power: number }
  | { readonly kind: "between"; readonly negated: boolean; readonly power: number };

const binary = (level: keyof typeof power, chains: boolean, operators: readonly BinaryOperator[]) =>
  operators.map(
    (operator) => [operator, { kind: "binary", operator, power: power[level], chains }] as const,
  );

const lists: readonly ListOperator[] = ["in", "in~", "!in", "!in~", "has_any", "has_all"];

const stringTests = [
  "has",
  "hasprefix",
  "hassuffix",
  "contains",
  "startswith",
  "endswith",
] as const;

/** Infix operators by their text; `matches regex` by its first word. */
export const infixOperators: ReadonlyMap<string, InfixOperator> = new Map<string, InfixOperator>([
  ["or", { kind: "logic", operator: "or", power: power.or }],
  ["and", { kind: "logic", operator: "and", power: power.and }],
  ...binary("equality", false, ["==", "!="]),
  ["<>", { kind: "binary", operator: "!=", power: power.equality, chains: false }],
  ...lists.map(
    (operator) => [operator, { kind: "list", operator, power: power.equality }] as const,
  ),
  ["between", { kind: "between", negated: false, power: power.equality }],
  ["!between", { kind: "between", negated: true, power: power.equality }],
  ...binary("relation", false, ["<", "<=", ">", ">="]),
  ...binary("sum", true, ["+", "-"]),
  ...binary("product", true, ["*", "/", "%"]),
  ...binary("string", false, ["=~", "!~", ":"]),
  ...stringTests.flatMap((test) =>
    binary("string", false, [test, `!${test}`, `${test}_cs`, `!${test}_cs`]),
  ),
  ...binary("string", false, ["like", "notlike", "likecs", "notlikecs"]),
  ...binary("string", false, ["containscs", "notcontains", "notcontainscs"]),
  ["matches", { kind: "binary", operator: "matches regex", power: power.string, chains: false }],
]);
