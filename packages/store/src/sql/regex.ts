/** A regular expression for RE2, or why there is none. */
export type Re2 =
  | { readonly kind: "pattern"; readonly pattern: string }
  | { readonly kind: "refused"; readonly reason: string };

/** A bracket in a class opens another where both are closed; published queries have it for itself too: `[[]`. */
const classWithin = /^\[[^[\]]+\][^[]*\]/;

/** Quotes a text, so that it stands for itself in a regular expression. */
export function escapeRegex(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** What Rust's classes mean; RE2's own are of ASCII. */
const unicodeClasses: Readonly<Record<string, string>> = {
  d: String.raw`\p{Nd}`,
  w: String.raw`\p{L}\p{M}\p{Nd}\p{Pc}`,
  s: String.raw`\s\x{0b}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}`,
};

const token =
  /\\(?:p\{[^}]*\}|P\{[^}]*\}|[pP][A-Za-z]|x\{[^}]*\}|x[\da-fA-F]{2}|u\{[^}]*\}|u[\da-fA-F]{4}|b\{[^}]*\}|Q|.)|\(\?(?:<?[=!]|[a-zA-Z-]*[:)]|P?<[A-Za-z_]\w*>|.)|\[:\^?\w+:\]|\[\^?\]?|./gsu;

/**
 * Kusto's regular expressions (those of Rust's regex library) as RE2 reads them: classes such as `\d` mean all of
 * Unicode. What RE2 has no like of is refused. https://docs.rs/regex/latest/regex/#syntax
 */
export function toRe2(source: string): Re2 {
  const out: string[] = [];
  let inClass = false;
  for (const match of source.matchAll(token)) {
    const [part] = match;
    const repeated = /^\{\d/.test(source.slice(match.index + part.length));
    if (part.startsWith("\\")) {
      const escape = escaped(part, inClass, repeated);
      if (typeof escape !== "string") return escape;
      out.push(escape);
    } else if (inClass) {
      const opens = part.startsWith("[") && !part.startsWith("[:");
      if (opens && classWithin.test(source.slice(match.index)))
        return refused("it has a class within a class");
      if (/^(?:&&|--|~~)/.test(source.slice(match.index)))
        return refused("it computes with classes");
      if (part.endsWith("]") && !part.startsWith("[:")) inClass = false;
      out.push(opens ? `\\${part}` : part);
    } else {
      if (part.startsWith("[")) inClass = true;
      const group = opening(part);
      if (typeof group !== "string") return group;
      out.push(group);
    }
  }
  return { kind: "pattern", pattern: out.join("") };
}

/** The same without groups that remember what they found. */
export function withoutGroups(pattern: string): string {
  return pattern.replaceAll(
    /\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|\((?:\?P?<\w+>|(?!\?))/gs,
    (part) => (part.startsWith("(") ? "(?:" : part),
  );
}

function opening(part: string): string | Re2 {
  if (!part.startsWith("(?")) return part;
  if (/^\(\?<?[=!]/.test(part)) return refused("it looks ahead or behind");
  if (/^\(\?<[A-Za-z_]/.test(part)) return `(?P${part.slice(2)}`;
  const flags = /^\(\?([a-zA-Z-]*)([:)])$/.exec(part);
  if (flags === null) return part;
  const [, letters = "", end = ""] = flags;
  if (/[xR]/.test(letters)) return refused(`it uses the flag '${/[xR]/.exec(letters)?.[0] ?? ""}'`);
  // Unicode is how it is read anyway.
  const kept = letters.replaceAll("u", "").replace(/-$/, "");
  return kept === "" && end === ")" ? "" : `(?${kept}${end}`;
}

function escaped(part: string, inClass: boolean, repeated: boolean): string | Re2 {
  const letter = part[1] ?? "";
  if (/[1-9]/.test(letter)) return refused("it refers back to a group");
  if (part.startsWith("\\b{")) return refused(`it uses '${part}'`);
  if (letter === "u") return `\\x{${part.replace(/^\\u\{?/, "").replace("}", "")}}`;
  const members = unicodeClasses[letter.toLowerCase()];
  // A repeated class of thousands of letters makes an automaton too large.
  if (members === undefined || repeated) return part;
  const negated = letter !== letter.toLowerCase();
  if (inClass) return negated ? part : members;
  return `[${negated ? "^" : ""}${members}]`;
}

function refused(reason: string): Re2 {
  return { kind: "refused", reason };
}
