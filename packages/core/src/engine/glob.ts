import type { CaseRule, Pattern } from "../model/index.ts";
import { foldText } from "./fold.ts";

/** One step of a compiled pattern: a run of literal text, one character, or any run of characters. */
type Piece = string | typeof ONE | typeof RUN;
const ONE = 1;
const RUN = 2;

/**
 * Compiles a pattern to a test of whole texts. Placeholders match nothing: a rule that still has one is
 * refused before it gets here.
 *
 * # Complexity
 * On a mismatch only the last any-run is tried again one position on, which is O(text × pattern) at worst;
 * earlier runs never need another try, because a shorter match of theirs leaves the most to what follows.
 */
export function compilePattern(pattern: Pattern, caseRule: CaseRule): (text: string) => boolean {
  const fold = caseRule === "insensitive" ? foldText : (text: string) => text;
  const pieces: Piece[] = [];
  for (const part of pattern) {
    if (part.kind === "literal") pieces.push(fold(part.text));
    else if (part.kind === "any-one") pieces.push(ONE);
    else if (part.kind === "any-run") pieces.push(RUN);
    else return () => false;
  }
  return (text) => fits(fold(text), pieces);
}

function fits(text: string, pieces: readonly Piece[]): boolean {
  let at = 0;
  let piece = 0;
  let retryPiece = -1;
  let retryAt = 0;
  for (;;) {
    const current = pieces[piece];
    if (current === undefined && at === text.length) return true;
    if (current === RUN) {
      retryPiece = ++piece;
      retryAt = at;
      continue;
    }
    const length =
      current === undefined
        ? -1
        : current === ONE
          ? characterLength(text, at)
          : text.startsWith(current, at)
            ? current.length
            : -1;
    if (length >= 0) {
      at += length;
      piece++;
      continue;
    }
    if (retryPiece < 0 || retryAt >= text.length) return false;
    const next = pieces[retryPiece];
    // Jump to the next place where the literal after the run occurs at all.
    retryAt = typeof next === "string" ? text.indexOf(next, retryAt + 1) : retryAt + 1;
    if (retryAt < 0) return false;
    at = retryAt;
    piece = retryPiece;
  }
}

/** Units of the character at `at`: 2 for a surrogate pair, -1 at the end. */
function characterLength(text: string, at: number): number {
  const point = text.codePointAt(at);
  return point === undefined ? -1 : point > 0xffff ? 2 : 1;
}
