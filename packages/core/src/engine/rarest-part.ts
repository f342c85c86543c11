import { ordinaryText } from "./ordinary-text.ts";

/** Long enough to be rare, short enough that thousands of parts make a table that stays in the processor's caches. */
const partLength = 8;

/** How common units are in command lines, paths and scripts, most common first; what is not here is rare. */
const common = "e\\ tsoinarlcdmpuw-.hf:gb/vkx0y1";

const ordinaryParts: ReadonlySet<string> = new Set(
  Array.from({ length: ordinaryText.length - partLength }, (_, at) =>
    ordinaryText.slice(at, at + partLength),
  ),
);

/**
 * The part of a folded literal that is to stand for it in a large index: where the literal occurs its part does.
 */
export function rarestPart(literal: string): string {
  if (literal.length <= partLength) return literal;
  let best = 0;
  let bestRarity = -1;
  for (let start = 0; start + partLength <= literal.length; start++) {
    const rarity = ordinaryParts.has(literal.slice(start, start + partLength))
      ? 0
      : rarityOf(literal, start);
    if (rarity > bestRarity) {
      best = start;
      bestRarity = rarity;
    }
  }
  return literal.slice(best, best + partLength);
}

function rarityOf(literal: string, start: number): number {
  let rarity = 0;
  for (let i = start; i < start + partLength; i++) {
    const rank = common.indexOf(literal[i] as string);
    rarity += rank < 0 ? common.length : rank;
  }
  return rarity;
}
