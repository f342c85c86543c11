export type TermEdge = "both" | "start" | "end";

const alphanumeric = /[\p{L}\p{N}]/u;

/**
 * Whether a text has a term: the term with no letter or digit beside its tested edges, where these are letters or
 * digits themselves. Case counts. https://learn.microsoft.com/kusto/query/datatypes-string-operators#what-is-a-term
 */
export function hasTerm(text: string, term: string, edge: TermEdge): boolean {
  const bound = boundsOf(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const startFree = edge === "end" || !bound.start || !isAlphanumeric(text, at - 1);
    const endFree = edge === "start" || !bound.end || !isAlphanumeric(text, at + term.length);
    if (startFree && endFree) return true;
    // Without this, looking for no text finds the end again and again.
    if (at === text.length) return false;
  }
  return false;
}

function boundsOf(term: string): { readonly start: boolean; readonly end: boolean } {
  return { start: isAlphanumeric(term, 0), end: isAlphanumeric(term, term.length - 1) };
}

function isAlphanumeric(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (Number.isNaN(unit)) return false;
  if (unit < 0x80) {
    return (
      (unit >= 0x61 && unit <= 0x7a) ||
      (unit >= 0x41 && unit <= 0x5a) ||
      (unit >= 0x30 && unit <= 0x39)
    );
  }
  return alphanumeric.test(text.charAt(at));
}
