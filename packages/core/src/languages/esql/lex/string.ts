import type { ElasticToken } from "../../elastic/index.ts";
import type { SayEsql } from "../diagnostics.ts";

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  "\\": "\\",
  '"': '"',
};

/** What a string token stands for, its escapes undone; strings in triple quotes have none. */
export function stringValue({ kind, text, start }: ElasticToken, say: SayEsql): string {
  if (kind === "raw") return text.slice(3, Math.max(3, text.length - 3));
  let value = "";
  const end = text.length > 1 && text.endsWith('"') ? text.length - 1 : text.length;
  for (let at = 1; at < end; at++) {
    const char = text.charAt(at);
    if (char !== "\\") {
      value += char;
      continue;
    }
    const next = text.charAt(++at);
    const simple = escapes[next];
    if (simple === undefined)
      say("esql/escape", { text: char + next }, { start: start + at - 1, end: start + at + 1 });
    value += simple ?? char + next;
  }
  return value;
}
