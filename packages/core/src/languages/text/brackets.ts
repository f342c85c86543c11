import type { Token } from "./token-stream.ts";

/**
 * For each token that opens a bracket the index of the token that closes it, else -1. A closing bracket that
 * fits none of the open ones is passed over; one that fits an outer bracket leaves the inner ones unclosed.
 */
export function matchBrackets(
  tokens: readonly Token[],
  pairs: ReadonlyMap<string, string>,
): Int32Array {
  const closers = new Int32Array(tokens.length).fill(-1);
  const closingKinds = new Set(pairs.values());
  const open: number[] = [];
  const openOf = new Map<string, number>();
  const count = (kind: string, by: number) => openOf.set(kind, (openOf.get(kind) ?? 0) + by);
  tokens.forEach(({ kind }, index) => {
    const closing = pairs.get(kind);
    if (closing !== undefined) {
      open.push(index);
      count(closing, 1);
      return;
    }
    if (!closingKinds.has(kind) || (openOf.get(kind) ?? 0) === 0) return;
    for (;;) {
      const opener = open.pop() as number;
      const wanted = pairs.get((tokens[opener] as Token).kind) as string;
      count(wanted, -1);
      if (wanted !== kind) continue;
      closers[opener] = index;
      return;
    }
  });
  return closers;
}
