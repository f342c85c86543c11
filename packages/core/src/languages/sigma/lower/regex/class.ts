import { readCharacterEscape } from "./escape.ts";
import type { RegexPart, RegexProblem } from "./part.ts";

/** Reads the character class that opens at `at`. */
export function readClass(text: string, at: number): RegexPart | RegexProblem {
  let end = at + 1;
  let out = "[";
  if (text.charAt(end) === "^") {
    out += "^";
    end++;
  }
  let afterSet = false;
  for (let first = true; ; first = false) {
    const character = text.charAt(end);
    if (character === "") return { kind: "invalid", reason: "missing ']'", at };
    if (character === "]" && !first)
      return { kind: "part", out: `${out}]`, end: end + 1, repeatable: true };
    const posix = /^\[:(\^?)([a-z]+):\]/.exec(text.slice(end, end + 16));
    if (posix !== null) {
      const [whole, negated, name = ""] = posix;
      const ranges = posixClasses.get(name);
      if (ranges === undefined)
        return { kind: "invalid", reason: `unknown class '${whole}'`, at: end };
      if (negated !== "")
        return { kind: "unsupported", construct: "a negated POSIX class", at: end };
      out += ranges;
      end += whole.length;
      afterSet = true;
      continue;
    }
    if (character === "\\") {
      if (text.charAt(end + 1) === "b") {
        out += "\\x08";
        end += 2;
        afterSet = false;
        continue;
      }
      const read = readCharacterEscape(text, end);
      if (read.kind !== "part") return read;
      out += read.out;
      end = read.end;
      afterSet = read.set === true;
      continue;
    }
    // Beside a set a dash cannot make a range; said so, every engine takes it for itself.
    const beforeSet = /^-(?:\\[dDwWsSpP]|\[:)/.test(text.slice(end, end + 3));
    if (character === "-" && (afterSet || beforeSet)) out += "\\x2d";
    else if (character === "[" || character === "]") out += `\\${character}`;
    else out += character;
    end++;
    afterSet = false;
  }
}

const posixClasses: ReadonlyMap<string, string> = new Map([
  ["alnum", "0-9A-Za-z"],
  ["alpha", "A-Za-z"],
  ["ascii", "\\x00-\\x7f"],
  ["blank", "\\t "],
  ["cntrl", "\\x00-\\x1f\\x7f"],
  ["digit", "0-9"],
  ["graph", "!-~"],
  ["lower", "a-z"],
  ["print", " -~"],
  ["punct", "!-\\/:-@\\[-`{-~"],
  ["space", "\\t\\n\\v\\f\\r "],
  ["upper", "A-Z"],
  ["word", "0-9A-Za-z_"],
  ["xdigit", "0-9A-Fa-f"],
]);
