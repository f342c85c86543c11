import type { Diagnostic, Severity } from "./diagnostic.ts";
import { printable } from "./printable.ts";

/** What a piece of a frame is, for whoever colors it. */
export type FrameRole = Severity | "hint" | "place" | "gutter";

/** Colors a piece of text by its role; the identity where there are no colors. */
export type Painter = (role: FrameRole, text: string) => string;

/** Lines longer than this are shown as a window around the place. */
const widestExcerpt = 160;

/**
 * A diagnostic as a code frame for people: severity, code and message; file, line and column; the source line
 * with the span underlined; the hint. Ends without a line break. Control characters of the input never reach
 * the terminal.
 */
export function renderFrame(diagnostic: Diagnostic, paint: Painter = plain): string {
  const { severity, code, message, hint, source, start, end, excerpt } = diagnostic;
  const lines = [`${paint(severity, `${severity}[${code}]`)}: ${printable(message)}`];
  const number = start === undefined ? " " : String(start.line);
  const indent = " ".repeat(number.length);
  if (start === undefined) {
    lines.push(`${indent} ${paint("gutter", "-->")} ${paint("place", printable(source))}`);
  } else {
    const bar = paint("gutter", "|");
    const place = `${printable(source)}:${start.line}:${start.column}`;
    lines.push(`${indent} ${paint("gutter", "-->")} ${paint("place", place)}`);
    if (excerpt !== undefined && excerpt.trim() !== "") {
      const stop = end?.line === start.line ? end.column : excerpt.length + 1;
      const shown = windowOf(excerpt, start.column - 1, Math.max(stop - 1, start.column));
      lines.push(
        `${indent} ${bar}`,
        `${paint("gutter", number)} ${bar} ${printable(shown.text)}`,
        `${indent} ${bar} ${blank(shown.text.slice(0, shown.from))}${paint(severity, "^".repeat(shown.to - shown.from))}`,
      );
    }
  }
  if (hint !== undefined)
    lines.push(`${indent} ${paint("gutter", "=")} ${paint("hint", "hint")}: ${printable(hint)}`);
  return lines.join("\n");
}

const plain: Painter = (_role, text) => text;

/** Cuts a long line down to the neighborhood of `[from, to)`, and moves the range with it. */
function windowOf(line: string, from: number, to: number) {
  if (line.length <= widestExcerpt) return { text: line, from, to };
  const first = Math.max(0, from - widestExcerpt / 4);
  const last = Math.min(line.length, first + widestExcerpt);
  const head = first > 0 ? "…" : "";
  const tail = last < line.length ? "…" : "";
  return {
    text: head + line.slice(first, last) + tail,
    from: from - first + head.length,
    to: Math.min(to, last) - first + head.length,
  };
}

/** Blanks as wide as the text; tabs stay, so that the underline stands under its text. */
function blank(text: string): string {
  return text.replace(/[^\t]/g, " ");
}
