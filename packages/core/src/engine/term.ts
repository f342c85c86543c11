import type { TermExpr } from "../model/index.ts";
import { foldText } from "./fold.ts";

/**
 * Compiles a whole-term test: the literal with no letter or digit beside those of its tested edges that are letters or
 * digits themselves. An edge of punctuation is a boundary by itself.
 */
export function compileTerm(expr: TermExpr): (text: string) => boolean {
  const fold = expr.caseRule === "insensitive" ? foldText : (text: string) => text;
  const term = fold(expr.text);
  const testsStart = expr.edge !== "end" && isWordAt(term, 0);
  const testsEnd = expr.edge !== "start" && isWordAt(term, term.length - 1);
  return (raw) => {
    const text = fold(raw);
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      const startFree = !testsStart || !isWordAt(text, at - 1);
      const endFree = !testsEnd || !isWordAt(text, at + term.length);
      if (startFree && endFree) return true;
      // Without this, looking for no text finds the end again and again.
      if (at === text.length) return false;
    }
    return false;
  };
}

function isWordAt(text: string, at: number): boolean {
  const char = text[at];
  return char !== undefined && /[\p{L}\p{N}]/u.test(char);
}
