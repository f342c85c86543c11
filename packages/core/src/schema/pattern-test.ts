import type { CaseRule, Pattern } from "../model/index.ts";
import { unreachable } from "../source/index.ts";

/**
 * Whether a short known text fits a pattern: for the values of a finite domain, known when a query is
 * bound. Placeholders fit nothing.
 */
export function fitsPattern(pattern: Pattern, text: string, caseRule: CaseRule): boolean {
  const fold = (part: string) => (caseRule === "insensitive" ? part.toLowerCase() : part);
  const value = fold(text);
  const fitsFrom = (part: number, at: number): boolean => {
    const next = pattern[part];
    if (next === undefined) return at === value.length;
    switch (next.kind) {
      case "literal":
        return value.startsWith(fold(next.text), at) && fitsFrom(part + 1, at + next.text.length);
      case "any-one":
        return at < value.length && fitsFrom(part + 1, at + 1);
      case "any-run":
        for (let end = at; end <= value.length; end++) if (fitsFrom(part + 1, end)) return true;
        return false;
      case "placeholder":
        return false;
      default:
        return unreachable(next);
    }
  };
  return fitsFrom(0, 0);
}
