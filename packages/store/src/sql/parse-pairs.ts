import type { JsFunction } from "../functions/types.ts";

interface PairForm {
  readonly pairDelimiter?: string;
  readonly valueDelimiter?: string;
  readonly quotes?: string;
  readonly escape?: string;
  readonly greedy?: boolean;
}

/**
 * Splits a text into keys and values: `name=bob, place="the moon"`. The first value of a key counts.
 * https://learn.microsoft.com/kusto/query/parse-kv-operator
 */
export function parsePairs(text: string, form: PairForm): ReadonlyMap<string, string> {
  const pairDelimiter = form.pairDelimiter ?? ",";
  const valueDelimiter = form.valueDelimiter ?? "=";
  const pairs = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    const from = skipBlanks(text, at);
    const [key, keyEnd] = readToken(text, from, [valueDelimiter, pairDelimiter], form);
    // Blanks around the delimiter do not count, even where they part the pairs.
    const afterKey = text.startsWith(valueDelimiter, keyEnd) ? keyEnd : skipBlanks(text, keyEnd);
    if (!text.startsWith(valueDelimiter, afterKey)) {
      at = keyEnd + pairDelimiter.length;
      continue;
    }
    const start = skipBlanks(text, afterKey + valueDelimiter.length);
    const [value, end] =
      form.greedy === true
        ? readGreedy(text, start, form, pairDelimiter, valueDelimiter)
        : readToken(text, start, [pairDelimiter], form);
    const name = key.trim();
    if (name !== "" && !pairs.has(name)) pairs.set(name, value);
    at = end + pairDelimiter.length;
  }
  return pairs;
}

function skipBlanks(text: string, at: number): number {
  return at + (/^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0);
}

/** The text up to one of the delimiters, quotes taken off, and where it ends. */
function readToken(
  text: string,
  start: number,
  delimiters: readonly string[],
  form: PairForm,
): [string, number] {
  const [open, close = open] = [...(form.quotes ?? "")];
  let at = start;
  let token = "";
  let quoted = false;
  if (open !== undefined && text[start] === open) {
    quoted = true;
    at = start + 1;
  }
  for (; at < text.length; at++) {
    const char = text[at] ?? "";
    if (form.escape !== undefined && char === form.escape && at + 1 < text.length) {
      at++;
      token += text[at] ?? "";
    } else if (quoted && char === close) {
      quoted = false;
      at++;
      while (at < text.length && !delimiters.some((delimiter) => text.startsWith(delimiter, at)))
        at++;
      return [token, at];
    } else if (!quoted && delimiters.some((delimiter) => text.startsWith(delimiter, at))) break;
    else token += char;
  }
  return [token, at];
}

/** A value that may hold the pair delimiter: it ends before the key of the next pair. */
function readGreedy(
  text: string,
  start: number,
  form: PairForm,
  pairDelimiter: string,
  valueDelimiter: string,
): [string, number] {
  let [, end] = readToken(text, start, [pairDelimiter], form);
  while (end < text.length) {
    const next = end + pairDelimiter.length;
    const [, at] = readToken(text, next, [pairDelimiter, valueDelimiter], form);
    if (text.startsWith(valueDelimiter, at)) break;
    end = at;
  }
  return [text.slice(start, end), end];
}

const forms = new Map<string, PairForm>();

/** `js_parse_pairs(text, form)`: a bag of texts; the form is that of a step, as JSON. */
export const parsePairsFunction: JsFunction = {
  name: "js_parse_pairs",
  parameters: ["string", "string"],
  returns: "dynamic",
  evaluate: ([text, json]) => {
    if (typeof text !== "string" || typeof json !== "string") return null;
    let form = forms.get(json);
    if (form === undefined) forms.set(json, (form = JSON.parse(json) as PairForm));
    return JSON.stringify(Object.fromEntries(parsePairs(text, form)));
  },
};
