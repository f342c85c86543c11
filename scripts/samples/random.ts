/** Numbers that look random and are the same in every run (mulberry32). */
export interface Random {
  /** From 0 inclusive to 1 exclusive. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<const T extends readonly [unknown, ...unknown[]]>(items: T): T[number];
  /** Hexadecimal digits in upper case. */
  hex(digits: number): string;
}

export function createRandom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
    hex: (digits) =>
      Array.from({ length: digits }, () =>
        Math.floor(next() * 16)
          .toString(16)
          .toUpperCase(),
      ).join(""),
  };
}
