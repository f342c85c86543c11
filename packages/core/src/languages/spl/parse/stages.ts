import { endOfQuote } from "../macros/expand.ts";

/** Where a stage stands in its text. */
export interface StagePlace {
  readonly start: number;
  readonly end: number;
}

/** Cuts a search at its pipes: those in quotes and in square brackets are part of a stage. */
export function splitStages(text: string, start: number, end: number): readonly StagePlace[] {
  const stages: StagePlace[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at < end; at++) {
    const char = text.charAt(at);
    if (char === '"') at = Math.min(endOfQuote(text.slice(0, end), at), end) - 1;
    else if (char === "[") depth++;
    else if (char === "]") depth = Math.max(0, depth - 1);
    else if (char === "|" && depth === 0) {
      stages.push({ start: from, end: at });
      from = at + 1;
    }
  }
  stages.push({ start: from, end });
  return stages;
}

/** The place of the bracket that closes the one at `open`; less than zero if there is none. */
export function closingBracket(text: string, open: number, end: number): number {
  let depth = 0;
  for (let at = open; at < end; at++) {
    const char = text.charAt(at);
    if (char === '"') at = Math.min(endOfQuote(text.slice(0, end), at), end) - 1;
    else if (char === "[") depth++;
    else if (char === "]" && --depth === 0) return at;
  }
  return -1;
}
