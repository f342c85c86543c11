import type { Span } from "../../source/index.ts";
import {
  advance,
  climb,
  type Infix,
  peek,
  spanFrom,
  type Token,
  type TokenStream,
} from "../text/index.ts";

export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%";

/** A sum or product of two expressions. */
export interface Arithmetic<E> {
  readonly kind: "arithmetic";
  readonly operator: ArithmeticOperator;
  readonly left: E;
  readonly right: E;
  readonly span: Span;
}

const powers: ReadonlyMap<string, number> = new Map([
  ["+", 1],
  ["-", 1],
  ["*", 2],
  ["/", 2],
  ["%", 2],
]);

/**
 * Sums and products, which EQL and ES|QL write alike. `operand` reads what stands between the operators; `join` makes
 * the language's own node.
 */
export function parseSums<E>(
  stream: TokenStream<Token>,
  operand: () => E,
  join: (node: Arithmetic<E>) => E,
): E {
  const { start } = peek(stream);
  const next = (from: number) => (): Infix<E> | undefined => {
    const { kind } = peek(stream);
    const power = powers.get(kind);
    if (power === undefined) return undefined;
    return {
      power,
      chains: true,
      read(left) {
        advance(stream);
        const begin = peek(stream).start;
        const right = climb(operand(), power + 1, next(begin));
        const operator = kind as ArithmeticOperator;
        return join({ kind: "arithmetic", operator, left, right, span: spanFrom(stream, from) });
      },
    };
  };
  return climb(operand(), 1, next(start));
}
