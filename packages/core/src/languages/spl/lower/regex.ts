/**
 * A regular expression of PCRE in the syntax of RE2, or why there is none: what looks around, refers back or holds on to
 * what it has is not for engines that never hang. https://github.com/google/re2/wiki/Syntax
 */
export function translatePcre(
  source: string,
): { readonly pattern: string } | { readonly problem: string } {
  let inClass = false;
  let pattern = "";
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    const rest = source.slice(at);
    const braced = /^\\[xpP]\{[^}]*\}/.exec(rest)?.[0];
    if (braced !== undefined) {
      pattern += braced;
      at += braced.length - 1;
    } else if (char === "\\") {
      const next = source.charAt(at + 1);
      if (/[1-9]/.test(next) && !inClass) return { problem: "it refers back to a group" };
      if (/[GKRXk]/.test(next)) return { problem: `it uses '\\${next}'` };
      pattern +=
        next === "h"
          ? "[ \\t]"
          : next === "R"
            ? "(?:\\r\\n|\\n|\\r)"
            : /[/"'<>@#%&=~:;,!`_ ]/.test(next)
              ? next
              : char + next;
      at++;
    } else if (inClass) {
      const named = /^\[:\^?\w+:\]/.exec(rest)?.[0];
      if (named !== undefined) {
        pattern += named;
        at += named.length - 1;
      } else {
        if (char === "]") inClass = false;
        pattern += char === "[" ? "\\[" : char;
      }
    } else if (char === "[") {
      inClass = true;
      const start = /^\[\^?\]?/.exec(rest)?.[0] ?? "[";
      pattern += start.endsWith("]") ? `${start.slice(0, -1)}\\]` : start;
      at += start.length - 1;
    } else if (rest.startsWith("(?")) {
      if (/^\(\?<?[=!]/.test(rest)) return { problem: "it looks ahead or behind" };
      if (rest.startsWith("(?>")) return { problem: "it has an atomic group" };
      const named = /^\(\?(?:P?<|')([A-Za-z_]\w*)[>']/.exec(rest);
      pattern += named === null ? "(?" : `(?P<${named[1] ?? ""}>`;
      at += (named?.[0].length ?? 2) - 1;
    } else {
      const possessive = /^(?:[*+?]|\{\d+(?:,\d*)?\})\+/.exec(rest)?.[0];
      // A repetition that never gives back finds what one that does finds, or less.
      if (possessive !== undefined) {
        pattern += possessive.slice(0, -1);
        at += possessive.length - 1;
      } else pattern += /^\{(?!\d+(?:,\d*)?\})/.test(rest) ? "\\{" : char;
    }
  }
  return inClass ? { problem: "a class in it is not closed" } : { pattern };
}

const escapeOrGroup = /(\\.|\[(?:\\.|\[:\w+:\]|[^\]\\])*\])|(\((?:\?P?<([A-Za-z_]\w*)>|(?!\?)))/gs;

/** The names of the groups that remember what they found, in order; those without a name are undefined. */
export function groupNames(pattern: string): readonly (string | undefined)[] {
  const names: (string | undefined)[] = [];
  for (const [, escape, group, name] of pattern.matchAll(escapeOrGroup))
    if (escape === undefined && group !== undefined) names.push(name);
  return names;
}

/** The same with one group alone that remembers, by its place. */
export function onlyGroup(pattern: string, place: number): string {
  let at = 0;
  return pattern.replaceAll(escapeOrGroup, (all: string, escape: string | undefined) => {
    if (escape !== undefined) return all;
    return at++ === place ? "(" : "(?:";
  });
}
