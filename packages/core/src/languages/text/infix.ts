/** An operator found behind an operand, with the means to read what follows it. */
export interface Infix<N> {
  /** Greater binds tighter. */
  readonly power: number;
  /** Whether the left operand may itself be of this power: `a - b - c` may, `a == b == c` may not. */
  readonly chains: boolean;
  /** Steps over the operator, reads its right side and joins them. `nth` counts the operators of this climb. */
  read(left: N, nth: number): N;
}

/**
 * Precedence climbing (Pratt): extends `left` by the operators of at least the power `floor` that follow it.
 * `next` looks at the current token without moving. An operator that does not chain ends the climb before its
 * second occurrence, so that the caller meets it where nothing may follow.
 */
export function climb<N>(left: N, floor: number, next: () => Infix<N> | undefined): N {
  let result = left;
  let ceiling = Number.POSITIVE_INFINITY;
  for (let nth = 1; ; nth++) {
    const infix = next();
    if (infix === undefined || infix.power < floor || infix.power > ceiling) return result;
    result = infix.read(result, nth);
    ceiling = infix.chains ? infix.power : infix.power - 1;
  }
}
