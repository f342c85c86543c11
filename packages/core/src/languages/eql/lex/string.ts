import type { ElasticToken } from "../../elastic/index.ts";
import type { SayEql } from "../diagnostics.ts";

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  "\\": "\\",
  '"': '"',
};

/**
 * What a string token stands for, its escapes undone: `\n`, `\u{1f600}`; raw strings have none. `isLoose` keeps a
 * backslash that starts no escape, as it was meant.
 */
export function stringValue(
  { kind, text, start }: ElasticToken,
  say: SayEql,
  isLoose = false,
): string {
  if (kind === "raw") return text.slice(3, Math.max(3, text.length - 3));
  let value = "";
  const end = text.length > 1 && text.endsWith('"') ? text.length - 1 : text.length;
  for (let at = 1; at < end; at++) {
    if (text[at] !== "\\") {
      value += text[at];
      continue;
    }
    const unicode = /^\\u\{([0-9a-fA-F]{2,8})\}/.exec(text.slice(at));
    const code = Number.parseInt(unicode?.[1] ?? "", 16);
    const simple = escapes[text[at + 1] ?? ""];
    if (unicode !== null && code <= 0x10ffff) {
      value += String.fromCodePoint(code);
      at += unicode[0].length - 1;
    } else if (simple !== undefined) {
      value += simple;
      at++;
    } else {
      const written = unicode?.[0] ?? text.slice(at, at + 2);
      const code = isLoose ? "eql/lone-backslash" : "eql/escape";
      say(code, { text: written }, { start: start + at, end: start + at + written.length });
      value += isLoose ? "\\" : (text[at + 1] ?? "");
      if (!isLoose) at++;
    }
  }
  return value;
}
