import { ofText } from "./scalar-function.ts";
import type { NamedFunction } from "./scalar-function.ts";

/** How unevenly the characters of a text are spread: how many there are, and the bits that each tells, by its share. */
interface Surprise {
  readonly symbols: number;
  /** On average: Shannon's entropy. */
  readonly bits: number;
  /** The standard deviation of the bits. */
  readonly deviation: number;
}

function surpriseOf(text: string): Surprise {
  const counts = new Map<string, number>();
  let length = 0;
  for (const char of text) {
    counts.set(char, (counts.get(char) ?? 0) + 1);
    length++;
  }
  const shares = [...counts.values()].map((count) => count / length);
  const bits = shares.reduce((sum, share) => sum - share * Math.log2(share), 0);
  const variance = shares.reduce((sum, share) => sum + share * (-Math.log2(share) - bits) ** 2, 0);
  return { symbols: counts.size, bits, deviation: Math.sqrt(variance) };
}

export const surpriseFunctions: readonly NamedFunction[] = [
  /** unique-symbols(text): how many different characters it has. */
  ofText("unique-symbols", (text) => surpriseOf(text).symbols),
  /** entropy-bits(text): bits for each character. */
  ofText("entropy-bits", (text) => surpriseOf(text).bits),
  /** surprisal-deviation(text): of the bits, the standard deviation. */
  ofText("surprisal-deviation", (text) => surpriseOf(text).deviation),
];
