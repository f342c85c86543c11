/** A string literal's outline, found without reading its escapes. */
export interface ScannedString {
  /** Behind the closing quotes, or where the text ends that a missing quote leaves open. */
  readonly end: number;
  readonly isClosed: boolean;
}

/**
 * Scans a string literal whose prefix or quote is at `start`: "…", '…', @"…", ```…```, ~~~…~~~, each
 * also after h or H. Undefined where no string begins. Quotes other than ``` and ~~~ end at the line.
 */
export function scanString(text: string, start: number): ScannedString | undefined {
  let at = start;
  if (text[at] === "h" || text[at] === "H") at++;
  const isVerbatim = text[at] === "@";
  if (isVerbatim) at++;
  const quote = text[at];
  if (quote === "`" || quote === "~") return scanFenced(text, at, quote.repeat(3));
  if (quote !== '"' && quote !== "'") return undefined;
  return scanLine(text, at + 1, quote.charCodeAt(0), isVerbatim);
}

function scanFenced(text: string, at: number, fence: string): ScannedString | undefined {
  if (!text.startsWith(fence, at)) return undefined;
  const close = text.indexOf(fence, at + 3);
  return close < 0 ? { end: text.length, isClosed: false } : { end: close + 3, isClosed: true };
}

const lineFeed = 10;
const carriageReturn = 13;
const backslash = 92;

function scanLine(text: string, from: number, quote: number, isVerbatim: boolean): ScannedString {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || code === carriageReturn) return { end: at, isClosed: false };
    if (code === backslash && !isVerbatim) {
      const next = text.charCodeAt(at + 1);
      if (next !== lineFeed && next !== carriageReturn) at++;
    } else if (code === quote) {
      if (!isVerbatim || text.charCodeAt(at + 1) !== quote) return { end: at + 1, isClosed: true };
      at++;
    }
  }
  return { end: text.length, isClosed: false };
}
