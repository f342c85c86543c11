import type { RegexPart, RegexProblem } from "./part.ts";

/** Reads the escape at `at`, outside a class. */
export function readEscape(text: string, at: number, multiline: boolean): RegexPart | RegexProblem {
  const letter = text.charAt(at + 1);
  const part = (out: string, repeatable = true): RegexPart => ({
    kind: "part",
    out,
    end: at + 2,
    repeatable,
  });
  switch (letter) {
    case "b":
    case "B":
      return part(`\\${letter}`, false);
    case "A":
      return part(multiline ? "(?-m:^)" : "^", false);
    case "z":
    case "Z":
      return part(multiline ? "(?-m:$)" : "$", false);
    case "h":
      return part("[ \\t]");
    case "H":
      return part("[^ \\t]");
    case "R":
      return part("(?:\\r\\n|[\\n\\v\\f\\r])");
    case "Q": {
      const close = text.indexOf("\\E", at);
      const end = close < 0 ? text.length : close;
      const quoted = Array.from(text.slice(at + 2, end), escapeRegexCharacter).join("");
      return {
        kind: "part",
        out: quoted,
        end: close < 0 ? end : end + 2,
        repeatable: quoted !== "",
      };
    }
    case "E":
      return part("", false);
    default:
      return readCharacterEscape(text, at);
  }
}

const unsupported: ReadonlyMap<string, string> = new Map([
  ..."123456789".split("").map((digit): [string, string] => [digit, "a back-reference"]),
  ["k", "a back-reference"],
  ["g", "a back-reference"],
  ["K", "the match reset \\K"],
  ["G", "the anchor \\G"],
  ["X", "the grapheme escape \\X"],
  ["N", "the escape \\N"],
]);

/** Reads an escape that means the same inside and outside a class: a character or a set of characters. */
export function readCharacterEscape(text: string, at: number): RegexPart | RegexProblem {
  const letter = text.charAt(at + 1);
  const character = (code: number, length: number): RegexPart | RegexProblem => {
    if (code > 0x10ffff) return { kind: "invalid", reason: "a code point beyond U+10FFFF", at };
    const out = escapeRegexCharacter(String.fromCodePoint(code));
    return { kind: "part", out, end: at + length, repeatable: true };
  };
  if (letter === "") return { kind: "invalid", reason: "a lone backslash at the end", at };
  if ("dDwWsS".includes(letter)) {
    return { kind: "part", out: `\\${letter}`, end: at + 2, repeatable: true, set: true };
  }
  if ("nrtfv".includes(letter))
    return { kind: "part", out: `\\${letter}`, end: at + 2, repeatable: true };
  if (letter === "a") return character(0x07, 2);
  if (letter === "e") return character(0x1b, 2);
  const rest = text.slice(at, at + 60);
  const octal = /^\\0[0-7]{0,2}/.exec(rest);
  if (octal !== null) return character(Number.parseInt(octal[0].slice(1), 8), octal[0].length);
  const code =
    /^\\(?:x([0-9A-Fa-f]{2})|x\{([0-9A-Fa-f]{1,6})\}|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))/.exec(
      rest,
    );
  if (code !== null) {
    const digits = code[1] ?? code[2] ?? code[3] ?? code[4] ?? "";
    return character(Number.parseInt(digits, 16), code[0].length);
  }
  const property = /^\\([pP])(?:([A-Z])|\{(\^?\w+)\})/.exec(rest);
  if (property !== null) {
    const [whole, kind = "", short, long] = property;
    const out = `\\${kind}{${short ?? long ?? ""}}`;
    return { kind: "part", out, end: at + whole.length, repeatable: true, set: true };
  }
  const construct = unsupported.get(letter);
  if (construct !== undefined) return { kind: "unsupported", construct, at };
  if (/[A-Za-z0-9]/.test(letter))
    return { kind: "invalid", reason: `unknown escape '\\${letter}'`, at };
  const whole = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  return {
    kind: "part",
    out: escapeRegexCharacter(whole),
    end: at + 1 + whole.length,
    repeatable: true,
  };
}

/** A character as itself, in or outside a class, for RE2 and ECMAScript alike. */
export function escapeRegexCharacter(character: string): string {
  if (/[\^$\\.*+?()[\]{}|]/.test(character)) return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  if (character === "-" || code < 0x20) return `\\x${code.toString(16).padStart(2, "0")}`;
  return character;
}
