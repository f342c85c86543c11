import { readClass } from "./class.ts";
import { readEscape } from "./escape.ts";
import type { RegexProblem } from "./part.ts";

/** A regular expression in the syntax that RE2 and ECMAScript (flag `u`) share, or why there is none. */
export type RegexReading =
  | {
      readonly kind: "regex";
      readonly pattern: string;
      readonly ignoreCase: boolean;
      readonly multiline: boolean;
      readonly dotAll: boolean;
    }
  | RegexProblem;

export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
}

/** RE2's own limit. */
const maxRepeat = 1000;

/**
 * Translates a PCRE or Python pattern into RE2's syntax, without running it. Inline flags at the start
 * go into the flags; named groups become plain ones; `\A \z \Z \h \Q…\E`, POSIX classes and code
 * points are rewritten. Look-around, back-references, atomic groups and the like are refused by name.
 */
export function translateRegex(text: string, flags: RegexFlags): RegexReading {
  const lead = leadingFlags(text);
  if (lead.kind !== "flags") return lead;
  const all = {
    ignoreCase: flags.ignoreCase || lead.letters.includes("i"),
    multiline: flags.multiline || lead.letters.includes("m"),
    dotAll: flags.dotAll || lead.letters.includes("s"),
  };
  const body = translateBody(text, lead.end, all.multiline);
  if (body.kind !== "body") return body;
  const fault = ecmascriptFault(body.pattern);
  if (fault !== undefined) return { kind: "invalid", reason: fault, at: 0 };
  return { kind: "regex", pattern: body.pattern, ...all };
}

type Lead =
  | { readonly kind: "flags"; readonly letters: string; readonly end: number }
  | RegexProblem;

function leadingFlags(text: string): Lead {
  let letters = "";
  let end = 0;
  for (;;) {
    const group = /^\(\?([a-zA-Z]+)\)/.exec(text.slice(end, end + 16));
    if (group === null) return { kind: "flags", letters, end };
    const [whole, flags = ""] = group;
    const unknown = /[^imsu]/.exec(flags);
    if (unknown !== null)
      return { kind: "unsupported", construct: `the inline flag '${unknown[0]}'`, at: end };
    letters += flags;
    end += whole.length;
  }
}

type Body = { readonly kind: "body"; readonly pattern: string } | RegexProblem;

function translateBody(text: string, from: number, multiline: boolean): Body {
  const open: number[] = [];
  let out = "";
  let at = from;
  let repeatable = false;
  while (at < text.length) {
    const character = text.charAt(at);
    switch (character) {
      case "\\":
      case "[": {
        const read = character === "[" ? readClass(text, at) : readEscape(text, at, multiline);
        if (read.kind !== "part") return read;
        out += read.out;
        repeatable = read.repeatable;
        at = read.end;
        continue;
      }
      case "(": {
        const group = readGroup(text, at);
        if (group.kind !== "group") return group;
        if (group.opens) {
          open.push(at);
          repeatable = false;
        }
        out += group.out;
        at = group.end;
        continue;
      }
      case ")":
        if (open.pop() === undefined) return { kind: "invalid", reason: "unmatched ')'", at };
        repeatable = true;
        break;
      case "|":
      case "^":
      case "$":
        repeatable = false;
        break;
      case "*":
      case "+":
      case "?":
      case "{": {
        const quantifier = readQuantifier(text, at);
        if (quantifier === undefined) {
          out += "\\{";
          repeatable = true;
          at++;
          continue;
        }
        if (!repeatable)
          return { kind: "invalid", reason: `nothing to repeat before '${character}'`, at };
        if (quantifier.kind !== "quantifier") return quantifier;
        out += quantifier.out;
        repeatable = false;
        at = quantifier.end;
        continue;
      }
      case "}":
      case "]":
        out += "\\";
        repeatable = true;
        break;
      default:
        repeatable = true;
    }
    out += character;
    at++;
  }
  const unclosed = open.pop();
  if (unclosed !== undefined) return { kind: "invalid", reason: "missing ')'", at: unclosed };
  return { kind: "body", pattern: out };
}

type Quantifier = { readonly kind: "quantifier"; readonly out: string; readonly end: number };

/** Undefined where a brace is no quantifier and so stands for itself. */
function readQuantifier(text: string, at: number): Quantifier | RegexProblem | undefined {
  const match = /^(?:[*+?]|\{([0-9]*)(,?)([0-9]*)\})/.exec(text.slice(at, at + 24));
  if (match === null) return undefined;
  const [whole, min = "", comma = "", max = ""] = match;
  const braces = whole.startsWith("{");
  if (braces && min === "" && (comma === "" || max === "")) return undefined;
  if (braces && Math.max(Number(min), Number(max)) > maxRepeat) {
    return { kind: "unsupported", construct: `a repetition of more than ${maxRepeat}`, at };
  }
  if (braces && max !== "" && Number(min) > Number(max)) {
    return { kind: "invalid", reason: "the bounds of a repetition are out of order", at };
  }
  let end = at + whole.length;
  let out = braces && min === "" ? `{0,${max}}` : whole;
  if (text.charAt(end) === "+")
    return { kind: "unsupported", construct: "a possessive quantifier", at };
  if (text.charAt(end) === "?") {
    out += "?";
    end++;
  }
  return { kind: "quantifier", out, end };
}

type Group = {
  readonly kind: "group";
  readonly out: string;
  readonly end: number;
  readonly opens: boolean;
};

const specialGroups: readonly (readonly [RegExp, string])[] = [
  [/^\?[=!]/, "look-ahead"],
  [/^\?<[=!]/, "look-behind"],
  [/^\?P=/, "a back-reference"],
  [/^\?>/, "an atomic group"],
  [/^\?\(/, "a conditional group"],
  [/^\?\|/, "a branch reset group"],
  [/^\?(?:R|[0-9]|&|P>|[-+][0-9])/, "recursion"],
  [/^\*/, "a control verb"],
];

function readGroup(text: string, at: number): Group | RegexProblem {
  const rest = text.slice(at + 1, at + 200);
  if (!rest.startsWith("?") && !rest.startsWith("*"))
    return { kind: "group", out: "(", end: at + 1, opens: true };
  for (const [form, construct] of specialGroups) {
    if (form.test(rest)) return { kind: "unsupported", construct, at };
  }
  if (rest.startsWith("?#")) {
    const close = text.indexOf(")", at);
    if (close < 0) return { kind: "invalid", reason: "missing ')'", at };
    return { kind: "group", out: "", end: close + 1, opens: false };
  }
  const named = /^\?P?<[A-Za-z_][A-Za-z0-9_]*>/.exec(rest);
  if (named !== null)
    return { kind: "group", out: "(", end: at + 1 + named[0].length, opens: true };
  const flagged = /^\?([a-zA-Z]*)(-[a-zA-Z]+)?([:)])/.exec(rest);
  if (flagged === null) return { kind: "invalid", reason: "unknown kind of group", at };
  const [whole, on = "", off = "", close] = flagged;
  const unknown = /[^ims-]/.exec(on + off);
  if (unknown !== null)
    return { kind: "unsupported", construct: `the inline flag '${unknown[0]}'`, at };
  if (close === ")") return { kind: "unsupported", construct: "inline flags after the start", at };
  return { kind: "group", out: `(${whole}`, end: at + 1 + whole.length, opens: true };
}

/** What ECMAScript's own parser objects to, for what the scan does not look at (ranges out of order). */
function ecmascriptFault(pattern: string): string | undefined {
  try {
    // RE2 knows scripts by their bare name, which ECMAScript does not.
    new RegExp(pattern.replaceAll(/\\[pP]\{\^?\w+\}/g, "\\w"), "u");
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.slice(message.lastIndexOf(": ") + 2).toLowerCase();
  }
}
